package framescope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.testing.Await;
import framescope.testing.Program;
import framescope.testing.Threat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A file is there as a whole or not at all, and never in the place of another by mistake.
@Threat("F9")
class SafeFileTest {
    @TempDir private Path folder;

    @Test
    void theFileIsThereOnceAllOfItIsWritten() throws Exception {
        Path file = folder.resolve("new.txt");
        SafeFile.write(
                file,
                false,
                out -> {
                    out.write(utf8("all "));
                    assertThat(file).doesNotExist();
                    out.write(utf8("of it"));
                });
        assertThat(file).hasContent("all of it");
        assertThat(names()).containsExactly("new.txt");
    }

    @Test
    void aFailureLeavesNothing() {
        Path file = folder.resolve("new.txt");
        assertThatThrownBy(() -> SafeFile.write(file, false, SafeFileTest::fail))
                .hasMessage("disk full");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFailureLeavesTheFileThatWasToBeReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThatThrownBy(() -> SafeFile.write(file, true, SafeFileTest::fail))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("old.txt");
    }

    @Test
    void aFileOfThatNameIsReplacedOnlyWhereThatIsAllowed() throws Exception {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThatThrownBy(() -> SafeFile.write(file, false, out -> out.write(utf8("new"))))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("old");
        SafeFile.write(file, true, out -> out.write(utf8("new")));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("old.txt");
    }

    @Test
    void aFileThatAppearsMeanwhileStays() {
        Path file = folder.resolve("raced.txt");
        assertThatThrownBy(
                        () -> SafeFile.write(file, false, out -> Files.writeString(file, "other")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("other");
        assertThat(names()).containsExactly("raced.txt");
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "theirs");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), elsewhere);
        assertThatThrownBy(() -> SafeFile.write(link, false, out -> out.write(utf8("new"))))
                .isInstanceOf(FileAlreadyExistsException.class);
        SafeFile.write(link, true, out -> out.write(utf8("new")));
        assertThat(elsewhere).hasContent("theirs");
        assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(link).hasContent("new");
    }

    @Test
    void aLinkToNowhereIsNotFollowedEither() throws Exception {
        Path nowhere = folder.resolve("nowhere.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), nowhere);
        assertThatThrownBy(() -> SafeFile.write(link, false, out -> out.write(utf8("new"))))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        Path file = folder.resolve("gone").resolve("new.txt");
        assertThatThrownBy(() -> SafeFile.write(file, true, out -> {}))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatTakesBytesAsTheyComeIsNeitherReplacedNorAskedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Program.need("mkfifo");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(SafeFile.way(pipe, false)).isEqualTo(SafeFile.Way.THROUGH);
        FutureTask<String> read = new FutureTask<>(() -> Files.readString(pipe));
        Thread.ofPlatform().daemon().start(read);
        SafeFile.write(pipe, false, out -> out.write(utf8("through")));
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatTheSystemNamesForAnOpenFileIsNoPlaceForAnother() throws Exception {
        assertThat(SafeFile.way(Path.of("/dev/null"), true)).isEqualTo(SafeFile.Way.THROUGH);
        Path file = folder.resolve("redirected.txt");
        Program.need("sh");
        // What stands there already, as with «>>», stays.
        Process shell =
                new ProcessBuilder("sh", "-c", "exec sleep 60 >> \"$0\"", file.toString()).start();
        try {
            Path open = Path.of("/proc/" + shell.pid() + "/fd/1");
            Await.until(() -> assertThat(open).exists().isRegularFile());
            Files.writeString(file, "before, ");
            SafeFile.write(open, true, out -> out.write(utf8("after")));
            assertThat(file).hasContent("before, after");
        } finally {
            shell.destroyForcibly();
        }
    }

    private static void fail(Object ignored) throws IOException {
        throw new IOException("disk full");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
