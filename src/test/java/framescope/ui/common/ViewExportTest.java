package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.file.SafeFile;
import framescope.testing.Threat;
import framescope.ui.PreparedDialogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a view shows is in a file as a whole or not at all, and in no other's place by mistake.
@Threat("F9")
class ViewExportTest {
    @TempDir private Path folder;

    private final PreparedDialogs dialogs = new PreparedDialogs();
    private final ViewExport export =
            new ViewExport(dialogs, new BackgroundTasks(Runnable::run, Runnable::run));

    private void save(Path file, SafeFile.Content content) {
        dialogs.choose(file);
        export.save("view", ".csv", () -> content);
    }

    private void save(Path file) {
        save(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void aFailureLeavesTheFileThatWasToBeReplacedAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        save(
                file,
                out -> {
                    out.write("half of it".getBytes(StandardCharsets.UTF_8));
                    throw new IOException("No space left on device");
                });
        assertThat(file).hasContent("old");
        assertThat(files()).isEqualTo(1);
        assertThat(export.noticeProperty().get()).contains("old.csv").doesNotStartWith("Saved");
    }

    @Test
    void aFileIsReplacedOnlyAfterAQuestion() throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        dialogs.answer(false);
        save(file);
        assertThat(file).hasContent("old");
        dialogs.answer(true);
        save(file);
        assertThat(file).hasContent("new");
        assertThat(dialogs.questions()).hasSize(2);
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), precious);
        save(link);
        assertThat(precious).hasContent("precious");
        assertThat(link).hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(dialogs.questions()).hasSize(1);
    }

    @Test
    void aLinkToNowhereIsAskedAboutToo() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), nowhere);
        dialogs.answer(false);
        save(link);
        assertThat(dialogs.questions()).hasSize(1);
        assertThat(nowhere).doesNotExist();
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }
}
