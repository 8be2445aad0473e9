package framescope.ui.files;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.inspector.file.CaptureImport;
import framescope.testing.WireWriter;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of saving is true, whatever happens meanwhile.
class FilesViewModelTest {
    @TempDir private Path folder;

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);
    private final PreparedDialogs dialogs = new PreparedDialogs();

    @BeforeEach
    void capture() {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.beginning();
        client.frame(text("Hello").masked());
        dialogs.choose(folder.resolve("talk.pcapng"));
    }

    /// @param meanwhile happens before the job in the background begins
    private String noticeAfterSaving(Runnable meanwhile) {
        BackgroundTasks tasks =
                new BackgroundTasks(
                        job -> {
                            meanwhile.run();
                            job.run();
                        },
                        Runnable::run);
        FilesViewModel files =
                new FilesViewModel(
                        capture,
                        (file, decodeAs) -> new CaptureImport(file, capture, decodeAs),
                        Keeping.NONE,
                        Optional::empty,
                        dialogs,
                        tasks);
        files.save();
        return files.noticeProperty().get();
    }

    @Test
    void itIsSaved() {
        assertThat(noticeAfterSaving(() -> {})).isEqualTo("Saved as «talk.pcapng», 1 frame");
    }

    @Test
    void whatWasClearedMeanwhileIsNotCalledSaved() {
        assertThat(noticeAfterSaving(capture::clear))
                .startsWith("The capture was cleared while it was being saved: «talk.pcapng»");
    }
}
