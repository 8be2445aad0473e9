package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.ui.common.KeyWords;
import framescope.ui.control.Tip;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What things are for is said to whoever points at them, hears them, or asks by the keyboard.
class TipUiTest extends WindowTest {
    private static final String OF_START = KeyWords.get("endpoint.startStop.about");

    @AfterEach
    void hideTips() throws Exception {
        onFx(() -> tooltips().forEach(Tooltip::hide));
    }

    @Test
    void whatAButtonIsForIsSaidToWhoeverPointsAtIt() throws Exception {
        hand.hover(Hand.find("#start-stop"));
        awaitShown(OF_START);
    }

    @Test
    void whatATabShowsIsSaidToWhoeverPointsAtIt() throws Exception {
        TabPane views = (TabPane) Hand.find("#views");
        Tab ladder = onFxThread(() -> views.getTabs().get(1));
        hand.hover(
                onFxThread(() ->
                        views.lookupAll(".tab").stream()
                                .filter(head -> ladder.equals(head.getProperties().get(Tab.class)))
                                .findFirst()
                                .orElseThrow()));
        awaitShown(KeyWords.get("view.LADDER.about"));
    }

    @Test
    void whoeverHearsTheWindowHearsItToo() throws Exception {
        Node start = Hand.find("#start-stop");
        assertThat(onFxThread(() -> start.queryAccessibleAttribute(AccessibleAttribute.HELP)))
                .isEqualTo(OF_START);
    }

    @Test
    void aKeySaysWhatTheFocusedControlIsForUntilTheNext() throws Exception {
        onFx(() -> window.scene().lookup("#start-stop").requestFocus());
        hand.press(KeyCode.CONTROL, KeyCode.F1);
        awaitShown(OF_START);
        hand.press(KeyCode.TAB);
        Await.until(() -> assertThat(onFxThread(TipUiTest::texts)).isEmpty());
    }

    @Test
    void aKeySaysWhatAListIsThatHasNothingMoreToSay() throws Exception {
        onFx(() -> window.scene().lookup("#frames").requestFocus());
        hand.press(KeyCode.CONTROL, KeyCode.F1);
        awaitShown(KeyWords.get("frames.list.about"));
    }

    // A window with a scene for each of hundreds of words would be the half of what this one holds.
    @Test
    void noTooltipIsMadeThatNobodyHasPointedAt() throws Exception {
        Node themes = Hand.find("#themes");
        assertThat(Tip.getText(themes)).isNotEmpty();
        assertThat(onFxThread(() -> hasTooltip(themes))).isFalse();
        hand.hover(themes);
        assertThat(onFxThread(() -> hasTooltip(themes))).isTrue();
    }

    private static boolean hasTooltip(Node node) {
        return node.getProperties().values().stream().anyMatch(Tooltip.class::isInstance);
    }

    private static void awaitShown(String text) throws Exception {
        Await.until(() -> assertThat(onFxThread(TipUiTest::texts)).containsExactly(text));
    }

    private static List<String> texts() {
        return tooltips().stream().map(Tooltip::getText).toList();
    }

    private static List<Tooltip> tooltips() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .toList();
    }
}
