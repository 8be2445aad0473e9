package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.ui.detail.DetailTab;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The bits of the selected frame, as RFC 6455 §5.2 draws them.
class BitRulerUiTest extends DetailWindowTest {
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

    // ---------------------------------------------------------------- steps

    private List<String> tabs() throws Exception {
        return onFxThread(() -> detailTabs().getTabs().stream().map(Tab::getText).toList());
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
}
