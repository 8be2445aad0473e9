package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import framescope.testing.FrameBytes;
import framescope.ui.detail.DetailTab;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Wire byte, key byte and clear byte, one below the other.
class UnmaskingUiTest extends DetailWindowTest {
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
}
