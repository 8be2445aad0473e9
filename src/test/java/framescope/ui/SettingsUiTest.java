package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.Threat;
import framescope.ui.common.ThemeChoice;
import framescope.ui.framelist.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
class SettingsUiTest {
    private final Hand hand = new Hand();

    @TempDir private Path folder;

    @Test
    void theThemeThatWasChosenHoldsInTheNextRun() throws Exception {
        Path file = folder.resolve("settings.json");
        boolean dark;
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            dark = !window.wiring().theme().darkProperty().get();
            choose(window, dark ? "theme-dark" : "theme-light");
            Await.until(() -> assertThat(file).exists());
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            assertThat(window.wiring().theme().darkProperty().get()).isEqualTo(dark);
            choose(window, "theme-system");
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            assertThat(window.wiring().theme().choiceProperty().get())
                    .isEqualTo(ThemeChoice.SYSTEM);
        }
    }

    private static void choose(WindowHarness window, String id) throws Exception {
        onFxThread(() -> {
            ((MenuButton) window.scene().lookup("#themes"))
                    .getItems().stream()
                            .filter(item -> id.equals(item.getId()))
                            .forEach(MenuItem::fire);
            return true;
        });
    }

    @Test
    void columnsAndTimesAreAsTheyWereLeft() throws Exception {
        UserSettings choices = UserSettings.at(folder.resolve("settings.json"));
        try (WindowHarness window = WindowHarness.open(choices)) {
            onFxThread(() -> {
                TableView<?> table = table(window);
                table.getColumns().get(6).setVisible(false);
                table.getColumns().getFirst().setPrefWidth(123);
                FXCollections.rotate(table.getColumns(), 1);
                window.wiring().list().times().modeProperty().set(TimeMode.SINCE_START);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents(2);
        }
        UserSettings next = UserSettings.at(folder.resolve("settings.json"));
        try (WindowHarness window = WindowHarness.open(next)) {
            assertThat(
                            onFxThread(() ->
                                    table(window).getColumns().stream()
                                            .map(c -> c.getId())
                                            .toList()))
                    .startsWith("length-form", "number", "mark", "time")
                    .hasSize(16);
            assertThat(onFxThread(() -> table(window).getColumns().get(7).isVisible())).isFalse();
            assertThat(onFxThread(() -> table(window).getColumns().get(1).getWidth()))
                    .isEqualTo(123);
            assertThat(window.wiring().list().times().modeProperty().get())
                    .isEqualTo(TimeMode.SINCE_START);
        }
    }

    @Test
    void filtersThatWereAppliedOrSavedAreThereInTheNextRun() throws Exception {
        Path file = folder.resolve("settings.json");
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            onFxThread(() -> {
                window.wiring().filter().apply("websocket.fin == 1");
                return true;
            });
            hand.click("#save-filter");
            hand.write("whole");
            hand.press(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents(2);
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            assertThat(window.wiring().filter().history()).containsExactly("websocket.fin == 1");
            hand.click(".saved-filter");
            assertThat(onFxThread(() -> window.wiring().filter().textProperty().get()))
                    .isEqualTo("websocket.fin == 1");
        }
    }

    private static TableView<?> table(WindowHarness window) {
        return (TableView<?>) window.scene().lookup("#frames");
    }

    @Test
    @Threat("F15")
    void settingsThatAreBrokenAreSpokenOfAndTheWindowOpens() throws Exception {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{");
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            Label notice = (Label) Hand.find("#status-notice");
            Await.until(
                    () -> assertThat(onFxThread(notice::getText)).contains("settings.json.bad"));
            assertThat(window.wiring().theme().darkProperty().get()).isFalse();
        }
    }
}
