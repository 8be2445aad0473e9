package framescope.ui.files;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.file.CaptureImport;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        FilesViewModel files = files(meanwhile);
        files.save();
        return files.noticeProperty().get();
    }

    private FilesViewModel files(Runnable meanwhile) {
        BackgroundTasks tasks =
                new BackgroundTasks(
                        job -> {
                            meanwhile.run();
                            job.run();
                        },
                        Runnable::run);
        return new FilesViewModel(
                capture,
                (file, decodeAs) -> new CaptureImport(file, capture, decodeAs),
                Keeping.NONE,
                Optional::empty,
                dialogs,
                tasks);
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

    @Test
    void aFileIsBeingOpenedUntilItIsThereOrTurnsOutToBeNone() throws Exception {
        noticeAfterSaving(() -> {});
        dialogs.answer(true);
        List<Boolean> seen = new ArrayList<>();
        AtomicReference<FilesViewModel> opening = new AtomicReference<>();
        FilesViewModel files = files(() -> seen.add(opening.get().readingProperty().get()));
        opening.set(files);
        files.open(folder.resolve("talk.pcapng"));
        assertThat(files.readingProperty().get()).isFalse();
        files.open(Files.writeString(folder.resolve("other.txt"), "no packets here"));
        assertThat(files.readingProperty().get()).isFalse();
        assertThat(seen).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no packets here", "{\"name\": \"a HAR has a log\"}", "{\"log\": "})
    void rowsAreNotForgottenForAFileThatTurnsOutToBeNone(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("other.txt"), content);
        dialogs.answer(true);
        FilesViewModel files = files(() -> {});
        files.open(file);
        assertThat(files.noticeProperty().get()).contains("«other.txt» cannot be read");
        assertThat(Rows.of(capture, RowKind.FRAME)).hasSize(1);
        assertThat(files.shownFileProperty().get()).isEmpty();
        assertThat(files.busyProperty().get()).isFalse();
    }
}
