package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program that finds the journals of earlier runs in a folder where nothing can be changed; it
/// ends with 0 when all was as it should be.
final class ReadOnlyFolder {
    private ReadOnlyFolder() {}

    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[0]);
        assertThat(Files.isWritable(path)).isFalse();
        JournalFolder folder = JournalFolder.at(path);
        assertThat(folder.tidy(0)).isEmpty();
        List<LeftFile> left = folder.left();
        assertThat(left).hasSize(2);
        for (LeftFile file : left) {
            LeftJournal content = folder.scan(file);
            assertThat(content.frames()).isEqualTo(1);
            assertThat(folder.mend(content)).isEqualTo(content);
            assertThatThrownBy(() -> folder.delete(file.file()))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            problem ->
                                    assertThat(FileProblem.describe(file.file(), problem))
                                            .contains("stays where it is", path.toString()));
            assertThat(file.file()).exists();
        }
    }
}
