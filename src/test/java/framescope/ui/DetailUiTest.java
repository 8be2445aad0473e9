package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DataSource;
import framescope.dissect.FieldSpec;
import framescope.dissect.payload.PayloadKind;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import framescope.text.Messages;
import framescope.ui.detail.DetailTab;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// What the selected row is made of: tree, bytes and explanation in step.
class DetailUiTest extends WindowTest {
    private RawClient client;
    private HexReader bytes;
    private TreeReader tree;

    @BeforeEach
    void aConnection() throws Exception {
        client = connect(startSilent());
        bytes = new HexReader(window.scene(), "#bytes");
        tree = new TreeReader(window.scene());
        awaitRows(3);
        showTab(DetailTab.BYTES);
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
                        .containsExactly("|{2}", "from|\"Ada\"", "to|[2]", "[0]|1", "[1]|true"));
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

    // ---------------------------------------------------------------- unmasking

    @Test
    void wireKeyAndClearBytesStandBelowOneAnother() throws Exception {
        select(text("Hé\n").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.UNMASKING);
        assertThat(columns("unmasking-byte"))
                .containsExactly("7f 37 48 H", "39 fa c3 é", "88 21 a9 ·", "37 3d 0a \\n");
    }

    @Test
    void anArrowKeyLightsAllThreeAndShowsTheirBits() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.UNMASKING);
        onFx(() -> window.scene().lookup("#unmasking").requestFocus());
        hand.press(KeyCode.END);
        hand.press(KeyCode.LEFT);
        assertThat(columns("unmasking-byte:lit")).containsExactly("51 3d 6c l");
        assertThat(columns("unmasked-byte"))
                .singleElement()
                .asString()
                .contains("51  0101 0001", "3d  0011 1101", "6c  0110 1100", "3 mod 4", "«l»");
    }

    @Test
    void theMouseLightsAByteAndSelectsNothing() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.UNMASKING);
        Node third = onFxThread(() -> visible(".unmasking-byte").get(2));
        hand.hover(third);
        assertThat(columns("unmasking-byte:lit")).containsExactly("4d 21 6c l");
        assertThat(columns("unmasked-byte").getFirst()).contains("2 mod 4");
        assertThat(tree.selected()).isEmpty();
    }

    @Test
    void aClickOnAClearByteSelectsItsField() throws Exception {
        select(FrameBytes.close(1000, "bye").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.UNMASKING);
        hand.click(onFxThread(() -> visible(".unmasking-byte").get(1)));
        assertThat(tree.selected()).hasValue(FieldSpec.CLOSE_STATUS_CODE);
        assertThat(columns("unmasking-byte:lit")).containsExactly("12 fa e8 �");
    }

    private List<String> columns(String query) throws Exception {
        return onFxThread(() ->
                visible("." + query).stream()
                        .map(node ->
                                node.lookupAll(".label").stream()
                                        .map(label -> ((Label) label).getText())
                                        .collect(Collectors.joining(" ")))
                        .toList());
    }

    private List<Node> visible(String query) {
        return window.scene().getRoot().lookupAll(query).stream().filter(Hand::isOnScreen).toList();
    }

    // ---------------------------------------------------------------- bits

    @Test
    void theRulerDrawsTheBitsOfTheFrame() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.BITS);
        assertThat(bits().fields())
                .containsExactly(
                        "1 FIN",
                        "0 RSV1",
                        "0 RSV2",
                        "0 RSV3",
                        "0001 Opcode: Text",
                        "1 MASK",
                        "0000101 Payload length: 5",
                        "0011011111111010 Masking-key: 37 fa 21 3d",
                        "0010000100111101 Masking-key (continued)",
                        "0111111110011111 Masked payload: 7f 9f 4d 51 58",
                        "010011010101000101011000 Masked payload (continued)");
    }

    @Test
    void aLongPayloadIsLeftOpenBehindItsFirstBits() throws Exception {
        select(FrameBytes.zeros(70_000).maskedWith(FrameBytes.KEY));
        showTab(DetailTab.BITS);
        assertThat(bits().fields()).hasSize(14);
        assertThat(bits().rest()).isEqualTo("… 69,994 bytes more");
    }

    @Test
    void aClickOnABitSelectsItsField() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.BITS);
        hand.click(bits().bitAt(12));
        assertThat(tree.selected()).hasValue(FieldSpec.PAYLOAD_LENGTH);
        assertThat(bits().lit()).containsExactly("0000101 Payload length: 5");
        showTab(DetailTab.BYTES);
        Await.until(() -> assertThat(bytes.litBytes()).isEqualTo("85"));
    }

    @Test
    void aClickOnAFieldLightsItsBits() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.BITS);
        hand.click(tree.row(FieldSpec.RSV));
        assertThat(bits().lit()).containsExactly("0 RSV1", "0 RSV2", "0 RSV3");
    }

    @Test
    void theArrowKeysGoFromFieldToField() throws Exception {
        select(text("Hello").maskedWith(FrameBytes.KEY));
        showTab(DetailTab.BITS);
        hand.click(bits().bitAt(0));
        hand.press(KeyCode.END);
        assertThat(tree.selected()).hasValue(FieldSpec.MASKED_PAYLOAD);
        hand.press(KeyCode.LEFT);
        assertThat(tree.selected()).hasValue(FieldSpec.MASKING_KEY);
    }

    @Test
    void aHandshakeHasNoRulerAndTheNextFrameHasItAgain() throws Exception {
        showTab(DetailTab.BITS);
        selectHead(1, "GET /chat HTTP/1.1");
        assertThat(tabs()).containsExactly("Bytes", "Content");
        assertThat(shownTab()).isEqualTo("Bytes");
        client.send(text("Hello").maskedWith(FrameBytes.KEY));
        awaitRows(4);
        hand.click(rowNode(3));
        Await.until(() -> assertThat(shownTab()).isEqualTo("Bits"));
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

    /// The client sends a frame, and its row is clicked.
    private void select(FrameBytes frame) throws Exception {
        long before = onFxThread(window.wiring().frames().rowCountProperty()::get);
        client.send(frame);
        Await.until(() ->
                assertThat(onFxThread(window.wiring().frames().rowCountProperty()::get))
                        .isGreaterThan(before));
        hand.click(rowNode((int) before));
        Await.until(() -> assertThat(onFxThread(this::shownWire)).isEqualTo(frame.bytes()));
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private Bytes shownWire() {
        return window.wiring()
                .detail()
                .dissectionProperty()
                .get()
                .map(shown -> shown.bytes(DataSource.Kind.WIRE))
                .orElse(Bytes.EMPTY);
    }

    private void selectHead(int index, String startLine) throws Exception {
        hand.click(rowNode(index));
        Await.until(() -> assertThat(textOf("#detail-summary")).isEqualTo(startLine));
    }

    private List<String> tabs() throws Exception {
        return onFxThread(() -> detailTabs().getTabs().stream().map(Tab::getText).toList());
    }

    private void showTab(DetailTab tab) throws Exception {
        onFx(() -> window.wiring().detail().tabProperty().set(tab));
    }

    private String shownTab() throws Exception {
        return onFxThread(() -> detailTabs().getSelectionModel().getSelectedItem().getText());
    }

    private TabPane detailTabs() {
        return (TabPane) window.scene().lookup("#detail-tabs");
    }

    private BitReader bits() {
        return new BitReader(window.scene());
    }

    private String payloadText() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#payload-text") instanceof TextArea area
                        ? area.getText()
                        : "");
    }

    private Node rowNode(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }
}
