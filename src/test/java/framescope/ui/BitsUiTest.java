package framescope.ui;

import static framescope.testing.Hex.hex;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.compose.Payload;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bits are turned over, their bytes and consequences are shown, and they go out as shown.
class BitsUiTest extends WindowTest {
    private HexReader preview;
    private RawClient client;

    @BeforeEach
    void openConnection() throws Exception {
        preview = new HexReader(window.scene(), "#compose-preview");
        client = connect(start());
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).hasSize(1));
        hand.click("#compose-text");
        hand.write("hi");
        hand.click("#face-bits");
    }

    @Test
    void aBitThatIsTurnedOverShowsWhatItLeadsToAndIsSentAfterOneQuestion() throws Exception {
        hand.click("#bit-rsv2");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("a1 02 68 69"));
        assertThat(textOf("#compose-prediction"))
                .startsWith("The receiver fails the connection with 1002 protocol error");
        assertThat(textOf("#compose-findings")).isEqualTo("reserved bit set, RFC 6455 §5.2");
        hand.click("#send");
        hand.click("#send");
        assertThat(window.dialogs().questions()).hasSize(1);
        assertThat(client.readBytes(8)).isEqualTo(hex("a1 02 68 69  a1 02 68 69"));
    }

    @Test
    void thePredictionKnowsOfAMessageThatWasBegunBefore() throws Exception {
        hand.click("#bit-fin");
        hand.click("#send");
        client.readBytes(4);
        Await.until(() ->
                assertThat(textOf("#compose-prediction"))
                        .startsWith("A Text message that has not ended goes before it.")
                        .contains("1002"));
        hand.click("#bit-opcode-1");
        hand.click("#bit-fin");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("80 02 68 69"));
        assertThat(textOf("#compose-prediction"))
                .endsWith("gives a message to its program (RFC 6455 §6.2).");
        hand.click("#send");
        client.readBytes(4);
        Await.until(() ->
                assertThat(textOf("#compose-prediction")).contains("continuation of nothing"));
        assertThat(window.dialogs().questions()).isEmpty();
    }

    @Test
    void thePredictionKnowsOfACharacterThatWasHalfSentBefore() throws Exception {
        onFx(() -> toggle("#bits-form-hex"));
        onFx(() -> write("#bits-payload", "48 c3"));
        hand.click("#bit-fin");
        hand.click("#send");
        client.readBytes(4);
        Await.until(() ->
                assertThat(textOf("#compose-prediction"))
                        .startsWith("A Text message that has not ended goes before it.")
                        .contains("within a character (c3)"));
        hand.click("#bit-opcode-1");
        hand.click("#bit-fin");
        assertThat(textOf("#compose-findings")).contains("UTF-8");
        onFx(() -> write("#bits-payload", "a9"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("80 01 a9"));
        assertThat(textOf("#compose-prediction"))
                .endsWith("gives a message to its program (RFC 6455 §6.2).");
        hand.click("#send");
        assertThat(client.readBytes(3)).isEqualTo(hex("80 01 a9"));
        assertThat(window.dialogs().questions()).isEmpty();
    }

    @Test
    void thePredictionKnowsOfAFrameThatWasHalfSentBefore() throws Exception {
        hand.click("#bits-declared");
        hand.write("5");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 05 68 69"));
        hand.click("#send");
        client.readBytes(4);
        Await.until(() ->
                assertThat(textOf("#compose-prediction"))
                        .contains("3 bytes are still owed")
                        .contains("1007"));
        onFx(() -> write("#bits-declared", ""));
        hand.click("#bit-fin");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("01 02 68 69"));
        assertThat(textOf("#compose-prediction"))
                .contains("gives a message to its program")
                .contains("waits for the rest of the frame");
    }

    @Test
    void withoutConsentNothingWrongIsSent() throws Exception {
        window.dialogs().answer(false);
        hand.click("#bit-rsv3");
        hand.click("#send");
        hand.click("#bit-rsv3");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("hi"));
    }

    @Test
    void whatThePeerDidStandsBesideThePrediction() throws Exception {
        hand.click("#bit-opcode-8");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("89 02 68 69"));
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.ping("hi"));
        Await.until(() -> assertThat(textOf("#compose-outcome")).startsWith("Nothing has come"));
        client.send(FrameBytes.pong("hi").masked());
        Await.until(() -> assertThat(textOf("#compose-outcome")).startsWith("It sent a Pong"));
    }

    @Test
    void aMessageIsCutWithAPingBetweenItsFragments() throws Exception {
        hand.click("#bits-cuts");
        hand.write("1");
        onFx(() -> fire("#bits-insert"));
        hand.click("#send");
        assertThat(client.readBytes(8)).isEqualTo(hex("01 01 68  89 00  80 01 69"));
    }

    @Test
    void severalFramesAreInsertedAndTakenAwayAgain() throws Exception {
        onFx(() -> fire("#bits-insert"));
        onFx(() -> fire("#bits-insert"));
        onFx(() -> select("#bits-insertion-2", 10));
        onFx(() -> write("#bits-insertion-place-2", "0"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("8a 00 81 02 68 69 89 00"));
        onFx(() -> fire("#bits-insertion-remove-1"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("8a 00 81 02 68 69"));
        hand.click("#send");
        assertThat(client.readBytes(6)).isEqualTo(hex("8a 00 81 02 68 69"));
    }

    @Test
    void anInsertedFrameHasBitsAndALengthOfItsOwn() throws Exception {
        onFx(() -> fire("#bits-insert"));
        onFx(() -> tick("#bits-insertion-fin-1"));
        onFx(() -> tick("#bits-insertion-rsv3-1"));
        onFx(() -> select("#bits-insertion-form-1", 2));
        onFx(() -> write("#bits-insertion-payload-1", "?"));
        onFx(() -> write("#bits-insertion-declared-1", "x"));
        assertThat(textOf("#compose-problem")).startsWith("«x» is no length");
        onFx(() -> write("#bits-insertion-declared-1", "0x12"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 69 19 7e 00 12 3f"));
        hand.click("#send");
        assertThat(client.readBytes(9)).isEqualTo(hex("81 02 68 69 19 7e 00 12 3f"));
    }

    @Test
    void anInsertedFrameHasAKeyAndBytesOfItsOwn() throws Exception {
        onFx(() -> fire("#bits-insert"));
        onFx(() -> write("#bits-insertion-payload-1", "AB"));
        onFx(() -> toggle("#bits-insertion-hex-1"));
        assertThat(onFxThread(() -> ((TextArea) Hand.find("#bits-insertion-payload-1")).getText()))
                .isEqualTo("41 42");
        onFx(() -> write("#bits-insertion-payload-1", "ff 4"));
        assertThat(textOf("#compose-problem")).contains("hexadecimal");
        onFx(() -> write("#bits-insertion-payload-1", "ff 41"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 69 89 02 ff 41"));
        onFx(() -> select("#bits-insertion-key-kind-1", 2));
        onFx(() -> write("#bits-insertion-key-1", "01020304"));
        String sent = "81 02 68 69 89 82 01 02 03 04 fe 43";
        Await.until(() -> assertThat(preview.bytes()).isEqualTo(sent));
        assertThat(textOf("#compose-findings")).contains("server frame masked");
        hand.click("#send");
        assertThat(client.readBytes(12)).isEqualTo(hex(sent));
    }

    @Test
    void aTextThatNoFieldTakesIsShownInHexadecimalAndStaysAsItIs() throws Exception {
        Insertion ping = Insertion.of(Opcode.PING, Payload.text("\u0000\n"), 1);
        Draft draft = Draft.text("a\u0000b").with(ping);
        onFx(() -> window.wiring().compose().draft().edit(draft));
        assertThat(onFxThread(() -> ((TextArea) Hand.find("#bits-payload")).getText()))
                .isEqualTo("61 00 62");
        onFx(() -> tick("#bits-deflated"));
        onFx(() -> tick("#bits-deflated"));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 03 61 00 62 89 02 00 0a"));
    }

    @Test
    void theMaskBitIsTurnedOverAndDrawsAKey() throws Exception {
        hand.click("#bit-mask");
        Await.until(() -> assertThat(preview.bytes()).startsWith("81 82 ").hasSize(8 * 3 - 1));
        assertThat(textOf("#compose-findings")).contains("server frame masked");
        hand.click("#bit-mask");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 69"));
    }

    @Test
    void theMaskBitGoesOutWithoutAKey() throws Exception {
        hand.click("#bits-payload");
        hand.write("hello");
        onFx(() -> select("#bits-key-kind", 4));
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 85 68 65 6c 6c 6f"));
        hand.click("#send");
        assertThat(client.readBytes(7)).isEqualTo(hex("81 85 68 65 6c 6c 6f"));
    }

    @Test
    void theSimpleFaceTellsThatThereIsMore() throws Exception {
        hand.click("#bit-fin");
        hand.click("#face-simple");
        assertThat(isVisible("#compose-hidden-bits")).isTrue();
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("01 02 68 69"));
        hand.click("#compose-text");
        hand.write("ho");
        assertThat(isVisible("#compose-hidden-bits")).isFalse();
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 6f"));
    }

    @Test
    void aFrameOfTheListIsEditedAndSentAgain() throws Exception {
        client.send(FrameBytes.text("once").masked());
        client.readFrame();
        awaitRows(5);
        hand.clickRight(onFxThread(() -> new VisibleTable(window.scene()).row(3)));
        hand.click("#edit-and-resend");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 04 6f 6e 63 65"));
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("once"));
    }

    @Test
    void aFrameThatWasCutShortIsEditedWithTheLengthThatItDeclared() throws Exception {
        client.send(hex("81 85 00 00 00 00 68 65")).endOutput();
        awaitRows(5);
        hand.clickRight(onFxThread(() -> new VisibleTable(window.scene()).row(3)));
        hand.click("#edit-and-resend");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 05 68 65"));
        assertThat(textOf("#compose-prediction")).startsWith("Then it waits");
    }

    @Test
    void bytesThatAreNotEvenAHeaderLeaveTheDraftAsItIsAndSayWhy() throws Exception {
        client.send(hex("81")).endOutput();
        awaitRows(5);
        hand.clickRight(onFxThread(() -> new VisibleTable(window.scene()).row(3)));
        hand.click("#edit-and-resend");
        Await.until(() ->
                assertThat(onFxThread(window.wiring().main().noticeProperty()::get))
                        .contains("not even a whole header"));
        assertThat(preview.bytes()).isEqualTo("81 02 68 69");
    }

    @Test
    void whatCannotBecomeBytesIsSaid() throws Exception {
        hand.click("#bits-form-hex");
        hand.click("#bits-payload");
        hand.write("4");
        assertThat(textOf("#compose-problem")).startsWith("Write bytes as pairs");
    }

    private void fire(String button) {
        ((Button) window.scene().lookup(button)).fire();
    }

    private void toggle(String button) {
        ((ToggleButton) window.scene().lookup(button)).setSelected(true);
    }

    private void tick(String box) {
        ((CheckBox) window.scene().lookup(box)).fire();
    }

    private void write(String field, String text) {
        ((TextInputControl) window.scene().lookup(field)).setText(text);
    }

    private void select(String box, int index) {
        ((ComboBox<?>) window.scene().lookup(box)).getSelectionModel().select(index);
    }
}
