package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.ui.common.WindowKey;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShortcutSheetUiTest extends WindowTest {
    @Test
    void f1ShowsEveryShortcutThatIsBound() throws Exception {
        List<String> bound =
                onFxThread(() ->
                        window.scene().getAccelerators().keySet().stream()
                                .map(KeyCombination::getDisplayText)
                                // Two keys of a keyboard can have one name.
                                .distinct()
                                .toList());
        hand.press(KeyCode.F1);
        Node sheet = Hand.find("#shortcut-sheet");
        List<String> shown =
                onFxThread(() ->
                        sheet.lookupAll(".shortcut-keys").stream()
                                .map(keys -> ((Labeled) keys).getText())
                                .flatMap(keys -> Stream.of(keys.split(WindowKey.OR, -1)))
                                .toList());
        assertThat(bound).isNotEmpty();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(bound);
        onFx(() -> sheet.getScene().getWindow().hide());
    }
}
