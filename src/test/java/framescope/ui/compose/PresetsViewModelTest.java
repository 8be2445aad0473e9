package framescope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.capture.MemoryCapture;
import framescope.compose.Draft;
import framescope.inspector.Inspector;
import framescope.preset.PresetFile;
import framescope.preset.SavedPreset;
import framescope.preset.SavedPresets;
import framescope.settings.UserSettings;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said where presets cannot be kept.
class PresetsViewModelTest {
    private static final Draft LARGE = Draft.text("x".repeat(600_000));

    private final PreparedDialogs dialogs = new PreparedDialogs();
    private final ComposeViewModel compose =
            new ComposeViewModel(
                    new Inspector(CaptureSink.NOWHERE),
                    MemoryCapture.keeping(1 << 20),
                    UserSettings.inMemory(),
                    new BackgroundTasks(Runnable::run, Runnable::run),
                    dialogs);
    private final PresetsViewModel presets = compose.presets();

    @Test
    void anImportThatIsTooLargeIsCalledThatWithoutAName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.json");
        PresetFile.write(file, false, new SavedPresets(List.of(SavedPreset.of("other", LARGE))));
        compose.draft().edit(LARGE);
        presets.nameProperty().set("mine");
        presets.save();
        presets.nameProperty().set("");
        dialogs.choose(file);
        presets.importFile();
        assertThat(presets.messageProperty().get())
                .startsWith("large.json holds more than can be kept beside the others");
    }

    @Test
    void whatIsSavedNeedsAName() {
        compose.draft().edit(Draft.text("x"));
        presets.nameProperty().set(" ");
        presets.save();
        assertThat(presets.messageProperty().get()).isEqualTo("Write a name first.");
    }
}
