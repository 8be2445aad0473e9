package framescope.ui;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.dissect.DeflateSymbols;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The message that a frame belongs to: its frames, its text, its code points.
class MessageUiTest extends SharedWindowTest {
    private RawClient client;

    @BeforeEach
    void aConnection() throws Exception {
        client = connect();
        awaitRows(3);
    }

    @Test
    void aFragmentShowsItsWholeMessage() throws Exception {
        send(text("one, ").fragment(), continuation("two, ").fragment(), continuation("three"));
        select(4, DetailTab.MESSAGE);
        Await.until(() -> assertThat(messageText()).isEqualTo("one, two, three"));
        assertThat(textOf("#message-summary")).isEqualTo("Text message of 15 bytes in 3 frames");
        assertThat(links()).containsExactly("No. 4", "No. 5 (this frame)", "No. 6");
    }

    @Test
    void aClickOnAFragmentGoesToItsRow() throws Exception {
        send(text("one, ").fragment(), continuation("two"));
        select(4, DetailTab.MESSAGE);
        Await.until(() -> assertThat(links()).hasSize(2));
        hand.click(onFxThread(() -> linkNodes().getFirst()));
        CaptureRecord first = rowAt(3);
        Await.until(() -> assertThat(selectedRow()).isEqualTo(first));
        Await.until(() -> assertThat(links()).containsExactly("No. 4 (this frame)", "No. 5"));
        assertThat(messageText()).isEqualTo("one, two");
    }

    @Test
    void aLongMessageIsShownAPageAtATime() throws Exception {
        send(text("é".repeat(50_000)));
        select(3, DetailTab.MESSAGE);
        Await.until(() -> assertThat(messageText()).hasSize(32_768));
        hand.click("#page-after");
        Await.until(() -> assertThat(messageText()).hasSize(50_000 - 32_768).startsWith("éé"));
        assertThat(textOf("#page-place")).isEqualTo("bytes 65,536 to 99,999 of 100,000");
    }

    @Test
    void noCodePointIsLostBetweenPages() throws Exception {
        String sent = "a".repeat(65_534) + "\ud83d\ude00" + "b".repeat(65_540);
        send(text(sent));
        select(3, DetailTab.MESSAGE);
        Await.until(() -> assertThat(messageText()).hasSize(65_534));
        StringBuilder pages = new StringBuilder(messageText());
        while (!onFxThread(() -> window.scene().lookup("#page-after").isDisabled())) {
            hand.click("#page-after");
            pages.append(messageText());
        }
        assertThat(pages).hasToString(sent);
    }

    @Test
    void theTextIsAsItWasSent() throws Exception {
        send(text("{\"a\": \"C:\\\\x\\n\"}\r\n\tb\rc\n"));
        select(3, DetailTab.MESSAGE);
        String shown = "{\"a\": \"C:\\\\x\\n\"}\\r\n\tb\\rc\n";
        Await.until(() -> assertThat(messageText()).isEqualTo(shown));
        send(text("C:\\\\x\r\n\ty"));
        select(4, DetailTab.CONTENT);
        Await.until(() -> assertThat(contentText()).isEqualTo("C:\\\\x\\r\n\ty"));
    }

    @Test
    void aPreviewIsNotCutWithinACodePoint() throws Exception {
        String start = "a".repeat(65_534);
        send(text(start + "\ud83d\ude00b"));
        select(3, DetailTab.CONTENT);
        Await.until(() ->
                assertThat(contentText())
                        .isEqualTo(
                                start
                                        + "\n… only the first 64 KiB are shown here; «Message» shows"
                                        + " the text of frames page by page, «Bytes» everything"));
    }

    @Test
    void aCodePointThatTwoFramesShareIsMarked() throws Exception {
        Bytes text = Bytes.utf8("a€b");
        send(
                FrameBytes.of(Opcode.TEXT, text.slice(0, 2)).fragment(),
                FrameBytes.of(Opcode.CONTINUATION, text.slice(2, 5)));
        select(3, DetailTab.UTF8);
        Await.until(() -> assertThat(codePoints()).hasSize(3));
        assertThat(codePoints())
                .containsExactly(
                        "0|61|U+0061|a|LATIN SMALL LETTER A",
                        "1|e2 82 ac|U+20AC|€|split: 1 byte in frame No. 4, the rest in No. 5"
                                + " — EURO SIGN",
                        "4|62|U+0062|b|LATIN SMALL LETTER B");
        assertThat(textOf("#utf8-summary"))
                .isEqualTo("3 code points in 5 bytes; 1 split between frames, no faults");
        hand.click("#utf8-next");
        assertThat(onFxThread(() -> table().getSelectionModel().getSelectedIndex())).isEqualTo(1);
    }

    // Behind the 3 bits that begin the block «a» has 8, and the bytes of «€» have 9, 8 and 9: its
    // second one is known after 28 bits, its last one after 37. The frames are cut at 32.
    @Test
    void ofACompressedMessageEachFrameBeginsWhereTheTextNeedsIt() throws Exception {
        Bytes deflated = MessageDeflater.alone(Bytes.utf8("a€b"));
        try (RawClient deflating = RawClient.openDeflating(loopback(listening()))) {
            deflating.send(
                    FrameBytes.of(Opcode.TEXT, deflated.slice(0, 4)).rsv1().fragment().masked(),
                    FrameBytes.of(Opcode.CONTINUATION, deflated.slice(4, deflated.length()))
                            .masked());
            select(6, DetailTab.UTF8);
            Await.until(() -> assertThat(codePoints()).hasSize(3));
        }
        assertThat(codePoints())
                .containsExactly(
                        "0|61|U+0061|a|LATIN SMALL LETTER A",
                        "1|e2 82 ac|U+20AC|€|split: 2 bytes can be told from frame No. 7, the rest"
                                + " needs No. 8 — EURO SIGN",
                        "4|62|U+0062|b|LATIN SMALL LETTER B");
        assertThat(textOf("#utf8-summary"))
                .startsWith("3 code points in 5 bytes; 1 split between frames, no faults. Its");
    }

    @Test
    void whereItCannotBeToldWhereAFrameBeginsThatIsSaid() throws Exception {
        // Letters that do not repeat: nearly as many symbols as letters, and too many to tell
        // apart.
        Random random = new Random(1951);
        String letters =
                random.ints(3 * DeflateSymbols.MOST / 2, 0x20, 0x7f)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        Bytes deflated = MessageDeflater.alone(Bytes.utf8(letters));
        int cut = deflated.length() - 5;
        try (RawClient deflating = RawClient.openDeflating(loopback(listening()))) {
            deflating.send(
                    FrameBytes.of(Opcode.TEXT, deflated.slice(0, cut)).rsv1().fragment().masked(),
                    FrameBytes.of(Opcode.CONTINUATION, deflated.slice(cut, deflated.length()))
                            .masked());
            select(6, DetailTab.UTF8);
            Await.until(() ->
                    assertThat(textOf("#utf8-summary"))
                            .startsWith("1,500,000 code points in 1,500,000 bytes; none split")
                            .contains("cannot be told", "1,000,000 of them at most"));
        }
    }

    @Test
    void whatIsNoUtf8IsExplainedWithItsPlace() throws Exception {
        send(FrameBytes.of(Opcode.TEXT, Bytes.ofHex("48 ff 69")));
        select(3, DetailTab.UTF8);
        Await.until(() -> assertThat(codePoints()).hasSize(3));
        assertThat(codePoints().get(1))
                .isEqualTo("1|ff||�|at byte 1: f8 to ff never stand in UTF-8");
    }

    // ---------------------------------------------------------------- steps

    private void send(FrameBytes... frames) throws Exception {
        client.send(Stream.of(frames).map(FrameBytes::masked).toArray(FrameBytes[]::new));
    }

    private void select(long row, DetailTab tab) throws Exception {
        CaptureRecord shown = rowAt(row);
        onFx(() -> {
            window.wiring().frames().select(shown);
            window.wiring().detail().tabProperty().set(tab);
        });
    }

    private CaptureRecord selectedRow() throws Exception {
        return onFxThread(() -> window.wiring().frames().selectedProperty().get().orElseThrow());
    }

    private String messageText() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#message-text") instanceof TextArea area
                        ? area.getText()
                        : "");
    }

    private String contentText() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#payload-text") instanceof TextArea area
                        ? area.getText()
                        : "");
    }

    private List<String> links() throws Exception {
        return onFxThread(
                () -> linkNodes().stream().map(link -> ((Hyperlink) link).getText()).toList());
    }

    private List<Node> linkNodes() {
        return window.scene().getRoot().lookupAll(".fragment > .hyperlink").stream()
                .filter(Hand::isOnScreen)
                .sorted(Comparator.comparingDouble(link -> link.localToScene(0, 0).getY()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private TableView<Integer> table() {
        return (TableView<Integer>) window.scene().lookup("#code-points");
    }

    private List<String> codePoints() throws Exception {
        return onFxThread(() ->
                table() == null
                        ? List.of()
                        : table().getItems().stream()
                                .map(row ->
                                        String.join(
                                                "|",
                                                table().getColumns().stream()
                                                        .map(column ->
                                                                String.valueOf(
                                                                        column.getCellData(row)))
                                                        .toList()))
                                .toList());
    }
}
