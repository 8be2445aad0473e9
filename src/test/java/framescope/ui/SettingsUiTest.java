package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.Threat;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class SettingsUiTest {
    private final Hand hand = new Hand();

    @TempDir private Path folder;

    @Test
    void theThemeThatWasChosenHoldsInTheNextRun() throws Exception {
        Path file = folder.resolve("settings.json");
        boolean dark;
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            hand.click("#dark");
            dark = window.wiring().theme().darkProperty().get();
            Await.until(() -> assertThat(file).exists());
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            ToggleButton button = (ToggleButton) Hand.find("#dark");
            assertThat(window.wiring().theme().darkProperty().get()).isEqualTo(dark);
            assertThat(button.isSelected()).isEqualTo(dark);
            hand.click("#dark");
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            assertThat(window.wiring().theme().darkProperty().get()).isNotEqualTo(dark);
        }
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
