package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the composer shows, and what its peers then really receive.
class ComposeUiTest extends WindowTest {
    private HexReader preview;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        preview = new HexReader(window.scene(), "#compose-preview");
        port = start();
    }

    // ---------------------------------------------------------------- each kind of frame

    @Test
    void aText() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#compose-text");
        hand.write("hello");
        assertSends(client, FrameBytes.text("hello"));
    }

    @Test
    void bytes() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-binary");
        hand.click("#compose-hex");
        hand.write("00 ff 48");
        assertSends(client, FrameBytes.binary(Bytes.ofHex("00ff48")));
    }

    @Test
    void aPing() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-ping");
        hand.click("#compose-control");
        hand.write("tick");
        assertSends(client, FrameBytes.ping("tick"));
    }

    @Test
    void aPong() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-pong");
        assertSends(client, FrameBytes.pong(""));
    }

    @Test
    void aCloseFrameWithCodeAndReason() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-close");
        hand.click("#compose-reason");
        hand.write("bye");
        assertThat(textOf("#compose-reason-length")).isEqualTo("3 of 123 bytes");
        assertSends(client, FrameBytes.close(1000, "bye"));
        client.close();
    }

    @Test
    void aCloseCodeFromTheList() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-close");
        onFx(() ->
                ((ComboBox<?>) window.scene().lookup("#compose-code"))
                        .getSelectionModel()
                        .select(1));
        assertSends(client, FrameBytes.close(1001, ""));
        client.close();
    }

    @Test
    void theListOfCloseCodesSaysWhoMaySendThem() throws Exception {
        hand.click("#kind-close");
        ComboBox<String> codes = closeCodes();
        List<String> choices =
                onFxThread(() -> {
                    ListView<String> list = new ListView<>(codes.getItems());
                    ListCell<String> cell = codes.getCellFactory().call(list);
                    cell.updateListView(list);
                    return IntStream.range(0, codes.getItems().size())
                            .mapToObj(index -> {
                                cell.updateIndex(index);
                                return cell.getAccessibleText();
                            })
                            .toList();
                });
        assertThat(choices)
                .hasSize(18)
                .contains(
                        "1006 abnormal closure – Nobody: stands for an end without a Close frame.",
                        "1010 mandatory extension – Clients only: the server did not agree to a"
                                + " needed extension.");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> closeCodes() {
        return (ComboBox<String>) window.scene().lookup("#compose-code");
    }

    private void assertSends(RawClient client, FrameBytes frame) throws Exception {
        Await.until(() -> assertThat(preview.bytes()).isEqualTo(frame.bytes().spacedHex()));
        int length = frame.bytes().length();
        assertThat(textOf("#preview-title")).isEqualTo("These " + length + " bytes will go out");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(frame);
    }

    // ---------------------------------------------------------------- sending

    @Test
    void ctrlEnterSendsFromWithinTheText() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#compose-text");
        hand.write("hello");
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("hello"));
    }

    @Test
    void whatWasSentStandsInTheList() throws Exception {
        hideColumns("time", "rsv1", "rsv2", "rsv3", "masking-key", "findings");
        openConnection(1);
        hand.click("#compose-text");
        hand.write("hello");
        hand.click("#send");
        awaitRows(4);
        assertThat(rows().getLast())
                .containsEntry("direction", "← server→client")
                .containsEntry("kind", "Text (0x1)")
                .containsEntry("mask", "0")
                .containsEntry("preview", "hello");
    }

    @Test
    void aProblemIsSaidAndNothingCanBeSent() throws Exception {
        openConnection(1);
        hand.click("#kind-binary");
        hand.click("#compose-hex");
        hand.write("4");
        assertThat(textOf("#compose-problem")).startsWith("Write bytes as pairs");
        assertThat(isSendable()).isFalse();
        Await.until(() -> assertThat(preview.bytes()).isEmpty());
        hand.write("48");
        assertThat(textOf("#compose-problem")).isEmpty();
        assertThat(isSendable()).isTrue();
    }

    @Test
    void whatWasSentIsRememberedWithWhatCameOfItAndCanBeSentAgain() throws Exception {
        RawClient client = openConnection(1);
        hand.click("#kind-ping");
        hand.click("#compose-control");
        hand.write("tick");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.ping("tick"));
        hand.write("tock"); // The outcome is not shown any more, and still remembered.
        client.send(FrameBytes.pong("tick").masked());
        awaitRows(5);
        hand.click("#compose-history");
        assertThat(((Labeled) Hand.find("#sent-1-outcome")).getText())
                .startsWith("Came back: It sent a Pong");
        assertThat(((Labeled) Hand.find("#sent-1-expected")).getText())
                .startsWith("Expected: It answers with a Pong");
        hand.click("#sent-1-what");
        assertSends(client, FrameBytes.ping("tick"));
    }

    // ---------------------------------------------------------------- who it goes to

    @Test
    void withoutAConnectionNothingCanBeSent() throws Exception {
        assertThat(textOf("#compose-problem"))
                .isEqualTo("No connection is open: let a browser connect first.");
        assertThat(isSendable()).isFalse();
    }

    @Test
    void allOpenConnectionsAreTheFirstTarget() throws Exception {
        RawClient one = openConnection(1);
        RawClient two = openConnection(2);
        assertThat(targets())
                .containsExactly("all open connections (2)", "connection #1", "connection #2");
        hand.click("#send");
        assertThat(one.readFrame()).isEqualTo(FrameBytes.text(""));
        assertThat(two.readFrame()).isEqualTo(FrameBytes.text(""));
    }

    @Test
    void oneConnectionCanBeChosen() throws Exception {
        RawClient one = openConnection(1);
        RawClient two = openConnection(2);
        hand.click("#target");
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.ENTER);
        assertThat(target()).hasValue(2);
        hand.click("#kind-ping");
        hand.click("#send");
        assertThat(two.readFrame()).isEqualTo(FrameBytes.ping(""));
        one.send(FrameBytes.text("only my echo").masked());
        assertThat(one.readFrame()).isEqualTo(FrameBytes.text("only my echo"));
    }

    @Test
    void theConnectionSelectedInTheListIsTheTarget() throws Exception {
        openConnection(1);
        openConnection(2);
        hand.click("#connections");
        hand.press(KeyCode.HOME);
        assertThat(target()).hasValue(1);
        hand.press(KeyCode.DOWN);
        assertThat(target()).hasValue(2);
    }

    @Test
    void aTargetThatIsGoneIsNamed() throws Exception {
        RawClient one = openConnection(1);
        openConnection(2);
        onFx(() -> window.wiring().compose().targets().targetProperty().set(Optional.of(1)));
        one.close();
        Await.until(() ->
                assertThat(textOf("#compose-problem"))
                        .isEqualTo("Connection #1 is not open any more."));
        assertThat(isSendable()).isFalse();
    }

    // ---------------------------------------------------------------- steps

    /// A client whose connection the composer has heard of.
    private RawClient openConnection(int number) throws Exception {
        RawClient client = connect(port);
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).contains(number));
        return client;
    }

    private boolean isSendable() throws Exception {
        return !onFxThread(() -> window.scene().lookup("#send").isDisabled());
    }

    private Optional<Integer> target() throws Exception {
        return onFxThread(window.wiring().compose().targets().targetProperty()::get);
    }

    @SuppressWarnings("unchecked")
    private List<String> targets() throws Exception {
        ComboBox<Integer> box = (ComboBox<Integer>) window.scene().lookup("#target");
        return onFxThread(() -> box.getItems().stream().map(box.getConverter()::toString).toList());
    }
}
