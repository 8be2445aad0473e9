package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import framescope.protocol.LengthForm;
import framescope.protocol.connection.Policy;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The field tree explains values where they stand, and its menu filters by them and copies them.
class FieldMenuUiTest extends SharedWindowTest {
    private TreeReader tree;

    @BeforeEach
    void someFrames() throws Exception {
        tree = new TreeReader(window.scene());
        RawClient client = connect();
        client.send(
                text("Hello").maskedWith(FrameBytes.KEY),
                text("other").masked(),
                text("x".repeat(300)).maskedWith(0),
                FrameBytes.close(4001, "").masked());
        awaitRows(9);
    }

    @Test
    void aFieldIsAppliedAsAFilterAndAsNot() throws Exception {
        selectAt(3);
        hand.clickRight(tree.row(FieldSpec.MASKING_KEY));
        hand.click("#field-apply");
        awaitRows(1);
        assertThat(filter()).isEqualTo("websocket.masking_key == 37:fa:21:3d");
        hand.clickRight(tree.row(FieldSpec.OPCODE));
        hand.click("#field-apply-not");
        awaitRows(6);
        assertThat(filter()).isEqualTo("!(websocket.opcode == 1)");
    }

    @Test
    void valueBytesAndNameOfAFieldAreCopied() throws Exception {
        selectAt(3);
        hand.clickRight(tree.row(FieldSpec.OPCODE));
        hand.click("#field-copy-value");
        assertThat(window.links()).last().isEqualTo("Text (0x1)");
        hand.clickRight(tree.row(FieldSpec.MASKING_KEY));
        hand.click("#field-copy-bytes");
        assertThat(window.links()).last().isEqualTo("37 fa 21 3d");
        hand.clickRight(tree.row(FieldSpec.MASK));
        hand.click("#field-copy-name");
        assertThat(window.links()).last().isEqualTo("websocket.mask");
    }

    @Test
    void anExplanationSaysWhatTheValueMeansHere() throws Exception {
        selectAt(3);
        explains(FieldSpec.FIN, "Here: the message ends with this frame.");
        explains(FieldSpec.PAYLOAD_LENGTH, "Here: 5 bytes; up to 125 these seven bits");
        explains(FieldSpec.MASKING_KEY, "Here: 37 for payload bytes 0, 4, 8 …, fa for 1, 5, 9");
        selectAt(5);
        explains(FieldSpec.PAYLOAD_LENGTH, "Here: 126 is no length; it says");
        explains(FieldSpec.PAYLOAD_LENGTH_16, "Here: 300 bytes; no shorter form than 16 bits");
        explains(FieldSpec.MASKING_KEY, "Here: only zeros");
        selectAt(6);
        explains(FieldSpec.CLOSE_STATUS_CODE, "Here: 4001. Both: for programs");
    }

    @Test
    void aLengthThatIsLongerThanNeededIsSaidToBe() throws Exception {
        onFx(() -> window.wiring().endpoint().policyProperty().set(Policy.OBSERVE));
        RawClient client = connect();
        awaitRows(12);
        client.send(text("hi").lengthIn(LengthForm.BITS_64).masked());
        awaitRows(13);
        selectAt(12);
        explains(FieldSpec.PAYLOAD_LENGTH_64, "Here: 2 bytes in 64 bits, though 7 would be enough");
    }

    private void explains(FieldSpec field, String words) throws Exception {
        hand.click(tree.row(field));
        assertThat(textOf("#explanation")).contains(words);
    }

    private String filter() throws Exception {
        return onFxThread(() -> window.wiring().filter().textProperty().get());
    }
}
