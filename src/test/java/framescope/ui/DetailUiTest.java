package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DataSource;
import framescope.dissect.FieldSpec;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the selected row is made of: tree, bytes and explanation in step.
class DetailUiTest extends WindowTest {
    private RawClient client;
    private HexReader wire;
    private HexReader unmasked;
    private TreeReader tree;

    @BeforeEach
    void aConnection() throws Exception {
        client = connect(startSilent());
        wire = new HexReader(window.scene(), "#wire");
        unmasked = new HexReader(window.scene(), "#unmasked");
        tree = new TreeReader(window.scene());
        awaitRows(3);
    }

    // ---------------------------------------------------------------- the selected row

    @Test
    void atFirstTheViewSaysWhatToDo() throws Exception {
        assertThat(isVisible("#detail-empty")).isTrue();
        assertThat(textOf("#detail-empty")).isEqualTo("Select a row to see what it is made of");
    }

    @Test
    void aClickOnARowShowsItsFields() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        assertThat(textOf("#detail-summary")).isEqualTo("Hello");
        assertThat(tree.fields())
                .startsWith(
                        "WebSocket frame||Text (0x1)",
                        "FIN|1... ....|1",
                        "RSV|.000 ....|0",
                        "RSV1|.0.. ....|0",
                        "RSV2|..0. ....|0",
                        "RSV3|...0 ....|0",
                        "Opcode|.... 0001|Text (0x1)",
                        "MASK|1... ....|1",
                        "Payload length|.000 0101|5")
                .contains("Masking-key||37 fa 21 3d");
    }

    @Test
    void itsBytesAreShownAsTheyStoodOnTheWireAndUnmasked() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        assertThat(wire.bytes()).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(wire.characters()).isEqualTo("··7·!=··MQX");
        assertThat(tabs())
                .containsExactly("On the wire (11 B)", "Unmasked (5 B)", "Inflated (0 B)", "Text");
        showTab(1);
        assertThat(unmasked.bytes()).isEqualTo("48 65 6c 6c 6f");
    }

    @Test
    void thePayloadIsShownAsTextToo() throws Exception {
        select(text("one\ntwo\u202e").maskedWith(FrameBytes.KEY));
        assertThat(payloadText()).isEqualTo("one\ntwo\\u{202e}");
        select(text("not masked"));
        assertThat(payloadText()).isEqualTo("not masked");
    }

    @Test
    void whatIsWrongIsLitUpAtOnce() throws Exception {
        select(text("not masked"));
        assertThat(tree.selected()).hasValue(FieldSpec.MASK);
        assertThat(wire.litBytes()).isEqualTo("0a");
        assertThat(is("error", tree.row(FieldSpec.MASK))).isTrue();
        assertThat(textOf("#explanation")).contains("client frame not masked", "RFC 6455 §5.1");
    }

    @Test
    void aRowWithoutBytesHasASentence() throws Exception {
        hand.click(rowNode(0));
        Await.until(() ->
                assertThat(textOf("#detail-empty"))
                        .startsWith("from 127.0.0.1")
                        .contains("no bytes belong to it"));
        assertThat(isVisible("#detail-empty")).isTrue();
    }

    @Test
    void afterClearingTheViewSaysAgainWhatToDo() throws Exception {
        hand.click(rowNode(0));
        Await.until(() -> assertThat(textOf("#detail-empty")).startsWith("from"));
        select(text("").maskedWith(FrameBytes.KEY));
        hand.click("#clear");
        assertThat(textOf("#detail-empty")).isEqualTo("Select a row to see what it is made of");
    }

    // ---------------------------------------------------------------- fields and bytes in step

    @Test
    void aClickOnAFieldLightsItsBytes() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        hand.click(tree.row(FieldSpec.MASKING_KEY));
        assertThat(wire.litBytes()).isEqualTo("37 fa 21 3d");
        assertThat(textOf("#explanation")).contains("websocket.masking_key");
        hand.click(tree.row(FieldSpec.PAYLOAD_LENGTH));
        assertThat(wire.litBytes()).isEqualTo("85");
    }

    @Test
    void aClickOnAByteSelectsItsField() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        hand.click(wire.byteAt(3));
        assertThat(tree.selected()).hasValue(FieldSpec.MASKING_KEY);
        assertThat(wire.litBytes()).isEqualTo("37 fa 21 3d");
        hand.click(wire.byteAt(0));
        assertThat(tree.selected()).hasValue(FieldSpec.FIN);
    }

    @Test
    void aFieldOfTheUnmaskedPayloadOpensItsTab() throws Exception {
        select(FrameBytes.close(1000, "bye").maskedWith(FrameBytes.KEY));
        onFx(() -> window.wiring().detail().selectFieldAt(DataSource.Kind.UNMASKED, 0));
        assertThat(selectedTab()).isEqualTo(1);
        assertThat(unmasked.litBytes()).isEqualTo("03 e8");
    }

    @Test
    void aTabThatTheNextRowDoesNotHaveIsLeft() throws Exception {
        select(text("masked").maskedWith(FrameBytes.KEY));
        showTab(1);
        hand.click(rowNode(2));
        Await.until(() -> assertThat(textOf("#detail-summary")).startsWith("HTTP/1.1 101"));
        assertThat(selectedTab()).isZero();
    }

    // ---------------------------------------------------------------- handshakes

    @Test
    void aRequestShowsItsHeaders() throws Exception {
        selectHead(1, "GET /chat HTTP/1.1");
        assertThat(tree.fields())
                .startsWith(
                        "Handshake request||GET /chat HTTP/1.1",
                        "Method||GET",
                        "Target||/chat",
                        "HTTP version||HTTP/1.1")
                .contains("Upgrade||websocket", "Sec-WebSocket-Key||dGhlIHNhbXBsZSBub25jZQ==");
    }

    @Test
    void aResponseShowsHowItsAcceptKeyCameAbout() throws Exception {
        selectHead(2, "HTTP/1.1 101 Switching Protocols");
        assertThat(tree.fields())
                .contains(
                        "Sec-WebSocket-Accept||s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                        "How the accept key comes about||s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                        "1. key + GUID||dGhlIHNhbXBsZSBub25jZQ=="
                                + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                        "2. SHA-1 of that||b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be"
                                + " c4 ea",
                        "3. in base64||s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aClickOnAHeaderLightsItsLine() throws Exception {
        selectHead(1, "GET /chat HTTP/1.1");
        hand.click(tree.row(FieldSpec.REQUEST_URI));
        assertThat(wire.litBytes()).isEqualTo("2f 63 68 61 74");
    }

    // ---------------------------------------------------------------- steps

    /// The client sends a frame, and its row is clicked.
    private void select(FrameBytes frame) throws Exception {
        long before = onFxThread(window.wiring().frames().rowCountProperty()::get);
        client.send(frame);
        Await.until(() ->
                assertThat(onFxThread(window.wiring().frames().rowCountProperty()::get))
                        .isGreaterThan(before));
        hand.click(rowNode((int) before));
        Await.until(() -> assertThat(wire.bytes()).isEqualTo(frame.bytes().spacedHex()));
    }

    private void selectHead(int index, String startLine) throws Exception {
        hand.click(rowNode(index));
        Await.until(() -> assertThat(textOf("#detail-summary")).isEqualTo(startLine));
    }

    private List<String> tabs() throws Exception {
        return onFxThread(() -> sources().getTabs().stream().map(Tab::getText).toList());
    }

    private void showTab(int index) throws Exception {
        onFx(() -> sources().getSelectionModel().select(index));
    }

    private int selectedTab() throws Exception {
        return onFxThread(() -> sources().getSelectionModel().getSelectedIndex());
    }

    private TabPane sources() {
        return (TabPane) window.scene().lookup("#sources");
    }

    private String payloadText() throws Exception {
        return onFxThread(() -> ((TextArea) sources().getTabs().get(3).getContent()).getText());
    }

    private Node rowNode(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }
}
