package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.common.ThemeChoice;
import framescope.ui.control.Tip;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// What the window looks like, and what it says to those who don't see it.
class AppearanceUiTest extends WindowTest {
    // ---------------------------------------------------------------- theme

    @Test
    void theWindowIsLightOrDarkAsChosen() throws Exception {
        onFx(() -> window.wiring().theme().choose(false));
        assertThat(backgroundBrightness()).isGreaterThan(0.8);
        choose("theme-dark");
        assertThat(backgroundBrightness()).isLessThan(0.3);
        choose("theme-light");
        assertThat(backgroundBrightness()).isGreaterThan(0.8);
    }

    @Test
    void theSystemIsFollowedAgainWhenThatIsChosen() throws Exception {
        choose("theme-dark");
        choose("theme-system");
        assertThat(onFxThread(() -> window.wiring().theme().choiceProperty().get()))
                .isEqualTo(ThemeChoice.SYSTEM);
        boolean dark =
                onFxThread(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
        assertThat(onFxThread(() -> window.wiring().theme().darkProperty().get())).isEqualTo(dark);
        assertThat(onFxThread(() -> ((RadioMenuItem) item("theme-system")).isSelected())).isTrue();
    }

    private void choose(String id) throws Exception {
        onFx(() -> item(id).fire());
    }

    private MenuItem item(String id) {
        return ((MenuButton) window.scene().lookup("#themes"))
                .getItems().stream()
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    private double backgroundBrightness() throws Exception {
        return onFxThread(() -> {
            Region line = (Region) window.scene().lookup(".status-line");
            return ((Color) line.getBackground().getFills().getLast().getFill()).getBrightness();
        });
    }

    // ---------------------------------------------------------------- composer

    @Test
    void theComposerFoldsAndComesBackAsItWas() throws Exception {
        hand.click("#compose-text");
        hand.write("kept");
        hand.click("#show-composer");
        assertThat(onFxThread(() -> Optional.ofNullable(window.scene().lookup("#send")))).isEmpty();
        hand.click("#show-composer");
        TextInputControl text = (TextInputControl) Hand.find("#compose-text");
        String kept = onFxThread(text::getText);
        assertThat(kept).isEqualTo("kept");
    }

    // ---------------------------------------------------------------- words for every control

    @Test
    void everyControlHasAText() throws Exception {
        showAllThereIs();
        assertThat(onFxThread(() -> controls().filter(control -> !speaks(control)).toList()))
                .isEmpty();
    }

    @Test
    void everyControlThatCanBeUsedHasATooltip() throws Exception {
        showAllThereIs();
        assertThat(
                        onFxThread(() ->
                                controls()
                                        .filter(AppearanceUiTest::isUsed)
                                        .filter(control -> Tip.getText(control).isEmpty())
                                        .toList()))
                .isEmpty();
    }

    // So that labels that are filled in later have their words.
    private void showAllThereIs() throws Exception {
        RawClient client = connect(start()).send(FrameBytes.text("not masked"));
        client.readToEnd();
        client.close();
        awaitRows(6);
        hand.click("#copy-link");
        hand.click(onFxThread(() -> new VisibleTable(window.scene()).row(3)));
        Await.until(() -> assertThat(textOf("#explanation")).isNotEmpty());
    }

    private Stream<Control> controls() {
        return below(window.scene().getRoot());
    }

    /// The controls that the views name, not those that these are made of.
    private static Stream<Control> below(Node node) {
        return switch (node) {
            case SplitPane split -> split.getItems().stream().flatMap(AppearanceUiTest::below);
            case TabPane tabs -> tabs.getTabs().stream().flatMap(tab -> below(tab.getContent()));
            case Separator line -> Stream.empty();
            case Control control -> Stream.of(control);
            case Parent parent ->
                    parent.getChildrenUnmodifiable().stream().flatMap(AppearanceUiTest::below);
            default -> Stream.empty();
        };
    }

    private static boolean speaks(Control control) {
        boolean says = control instanceof Labeled labeled && !isBlank(labeled.getText());
        boolean hasNothingToSay = control instanceof Labeled && !Hand.isOnScreen(control);
        return says || !isBlank(control.getAccessibleText()) || hasNothingToSay;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUsed(Control control) {
        return control instanceof ButtonBase
                || control instanceof TextInputControl
                || control instanceof ChoiceBox<?>
                || control instanceof ComboBoxBase<?>;
    }
}
