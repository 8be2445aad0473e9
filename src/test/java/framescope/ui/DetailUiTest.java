package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import framescope.dissect.payload.PayloadKind;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import framescope.text.Messages;
import framescope.ui.detail.DetailTab;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// What the selected row is made of: tree, bytes and explanation in step.
class DetailUiTest extends DetailWindowTest {
    // ---------------------------------------------------------------- the selected row

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
        assertThat(bytes.bytes()).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(bytes.characters()).isEqualTo("··7·!=··MQX");
        assertThat(textOf("#source-wire")).isEqualTo("On the wire (11 B)");
        assertThat(textOf("#source-unmasked")).isEqualTo("Unmasked (5 B)");
        hand.click("#source-unmasked");
        assertThat(bytes.bytes()).isEqualTo("48 65 6c 6c 6f");
    }

    @Test
    void thePayloadIsShownAsTextToo() throws Exception {
        showTab(DetailTab.CONTENT);
        select(text("one\ntwo\u202e").maskedWith(FrameBytes.KEY));
        Await.until(() -> assertThat(payloadText()).isEqualTo("one\ntwo\\u{202e}"));
    }

    @Test
    void jsonIsShownAsATree() throws Exception {
        showTab(DetailTab.CONTENT);
        select(text("{\"from\":\"Ada\",\"to\":[1,true]}").maskedWith(FrameBytes.KEY));
        Await.until(() ->
                assertThat(content())
                        .containsExactly(
                                "JSON|{2}", "from|\"Ada\"", "to|[2]", "[0]|1", "[1]|true"));
        onFx(() -> kinds().setValue(PayloadKind.HEX));
        Await.until(() -> assertThat(isVisible("#content-bytes")).isTrue());
    }

    @Threat("U5")
    @Test
    void jsonAHundredThousandDeepIsATreeThatStopsAndTextThatIsThereAsAWhole() throws Exception {
        showTab(DetailTab.CONTENT);
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        select(text(deep).maskedWith(FrameBytes.KEY));
        Await.until(() -> assertThat(kindsOffered()).contains(PayloadKind.JSON, PayloadKind.TEXT));
        onFx(() -> kinds().setValue(PayloadKind.JSON));
        Await.until(() -> assertThat(content()).isNotEmpty());
        assertThat(textOf("#content-about")).isEqualTo(Messages.get("content.cut"));
        onFx(() -> kinds().setValue(PayloadKind.TEXT));
        Await.until(() -> assertThat(payloadText()).startsWith(deep.substring(0, 64 * 1024)));
    }

    private List<PayloadKind> kindsOffered() throws Exception {
        return onFxThread(() -> kinds() == null ? List.of() : List.copyOf(kinds().getItems()));
    }

    private List<String> content() throws Exception {
        return onFxThread(() -> {
            TreeTableView<?> shown = (TreeTableView<?>) window.scene().lookup("#content-tree");
            return IntStream.range(0, shown == null ? 0 : shown.getExpandedItemCount())
                    .mapToObj(row ->
                            shown.getColumns().get(0).getCellData(row)
                                    + "|"
                                    + shown.getColumns().get(1).getCellData(row))
                    .toList();
        });
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<PayloadKind> kinds() {
        return (ChoiceBox<PayloadKind>) window.scene().lookup("#content-kinds");
    }

    @Test
    void whatIsWrongIsLitUpAtOnce() throws Exception {
        select(text("not masked"));
        assertThat(tree.selected()).hasValue(FieldSpec.MASK);
        assertThat(bytes.litBytes()).isEqualTo("0a");
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
        assertThat(bytes.litBytes()).isEqualTo("37 fa 21 3d");
        assertThat(textOf("#explanation")).contains("websocket.masking_key");
        hand.click(tree.row(FieldSpec.PAYLOAD_LENGTH));
        assertThat(bytes.litBytes()).isEqualTo("85");
    }

    @Test
    void aClickOnAByteSelectsItsField() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        hand.click(bytes.byteAt(3));
        assertThat(tree.selected()).hasValue(FieldSpec.MASKING_KEY);
        assertThat(bytes.litBytes()).isEqualTo("37 fa 21 3d");
        hand.click(bytes.byteAt(0));
        assertThat(tree.selected()).hasValue(FieldSpec.FIN);
    }

    @Test
    void aClickOnAFieldOfTheUnmaskedPayloadShowsThat() throws Exception {
        select(FrameBytes.close(1000, "bye").maskedWith(FrameBytes.KEY));
        hand.click(tree.row(FieldSpec.CLOSE_STATUS_CODE));
        assertThat(bytes.litBytes()).isEqualTo("03 e8");
        assertThat(bytes.bytes()).isEqualTo("03 e8 62 79 65");
    }

    @Test
    void bytesThatTheNextRowDoesNotHaveAreLeft() throws Exception {
        select(text("masked").maskedWith(FrameBytes.KEY));
        hand.click("#source-unmasked");
        hand.click(rowNode(2));
        Await.until(() -> assertThat(textOf("#detail-summary")).startsWith("HTTP/1.1 101"));
        assertThat(bytes.characters()).startsWith("HTTP/1.1 101");
    }

    @Test
    void whoeverReadsTheContentStaysThereAndADoubleClickGoesToTheBytes() throws Exception {
        showTab(DetailTab.CONTENT);
        select(text("Hello").maskedWith(FrameBytes.KEY));
        Await.until(() -> assertThat(payloadText()).isEqualTo("Hello"));
        hand.click(tree.row(FieldSpec.MASKING_KEY));
        assertThat(tab()).isEqualTo(DetailTab.CONTENT);
        onFx(() -> window.scene().lookup("#fields").requestFocus());
        hand.press(KeyCode.ENTER);
        assertThat(tab()).isEqualTo(DetailTab.BYTES);
        assertThat(bytes.litBytes()).isEqualTo("37 fa 21 3d");
        showTab(DetailTab.MESSAGE);
        Node opcode = tree.row(FieldSpec.OPCODE);
        hand.click(opcode);
        assertThat(tab()).isEqualTo(DetailTab.MESSAGE);
        onFx(() -> Event.fireEvent(opcode, doubleClick()));
        assertThat(tab()).isEqualTo(DetailTab.BYTES);
    }

    private static MouseEvent doubleClick() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private DetailTab tab() throws Exception {
        return onFxThread(() -> window.wiring().detail().tabProperty().get());
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
        assertThat(bytes.litBytes()).isEqualTo("2f 63 68 61 74");
    }

    // ---------------------------------------------------------------- steps

    private String payloadText() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#payload-text") instanceof TextArea area
                        ? area.getText()
                        : "");
    }
}
