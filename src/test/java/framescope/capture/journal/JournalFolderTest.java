package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs leave in the folder of journals is found, mended, and tidied away.
class JournalFolderTest {
    @TempDir private Path temporary;

    private JournalFolder folder() {
        return JournalFolder.at(temporary.resolve("framescope"));
    }

    private Journal open() throws IOException {
        return Journal.in(
                folder().claim(), JournalSettings.DEFAULT.withSpaceFloor(0), "Framescope test");
    }

    /// A program that has run and left a journal with this text.
    private Path left(String content) throws IOException {
        try (Journal journal = open()) {
            write(journal, content);
            return journal.file();
        }
    }

    private static void write(Journal journal, String content) {
        MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
        WireWriter.opened(capture, Direction.CLIENT_TO_SERVER).frame(text(content));
    }

    @Test
    void thePlaceIsTheSystemsOwn() {
        Map<String, String> none = Map.of();
        assertThat(JournalFolder.place(Map.of("XDG_CACHE_HOME", "/x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/x/framescope"));
        assertThat(JournalFolder.place(Map.of("XDG_CACHE_HOME", "x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/home/u/.cache/framescope"));
        assertThat(JournalFolder.place(none, "Mac OS X", "/Users/u"))
                .isEqualTo(Path.of("/Users/u/Library/Caches/framescope"));
        assertThat(JournalFolder.place(Map.of("LOCALAPPDATA", "/l"), "Windows 11", "/u"))
                .isEqualTo(Path.of("/l/Framescope/Cache"));
    }

    @Threat("F13")
    @Test
    void twoProgramsHaveAJournalEachAndSeeOnlyWhatWasLeft() throws Exception {
        Path old = left("left behind");
        try (Journal one = open();
                Journal two = open()) {
            write(one, "one");
            write(two, "two");
            assertThat(one.file()).isNotEqualTo(two.file());
            assertThat(folder().leftBehind()).extracting(LeftJournal::file).containsExactly(old);
            assertThat(folder().tidy(0)).containsExactly(old);
        }
        assertThat(folder().leftBehind()).hasSize(2);
    }

    @Test
    void whatWasLeftIsDescribed() throws Exception {
        left("0123456789");
        LeftJournal journal = folder().leftBehind().getFirst();
        assertThat(journal.connections()).isEqualTo(1);
        assertThat(journal.packets()).isEqualTo(1);
        assertThat(journal.wireBytes()).isEqualTo(12);
        assertThat(journal.tornBytes()).isZero();
        assertThat(journal.begun().getEpochSecond()).isEqualTo(WireWriter.TIME / 1_000_000_000);
    }

    @Threat("F1")
    @Test
    void aTornTailIsCutOffAndKeptAside() throws Exception {
        Path file = left("whole");
        byte[] whole = Files.readAllBytes(file);
        byte[] half = {6, 0, 0, 0, 100, 0, 0, 0, 1, 2, 3};
        Files.write(file, half, StandardOpenOption.APPEND);
        LeftJournal journal = folder().leftBehind().getFirst();
        assertThat(journal.tornBytes()).isEqualTo(half.length);
        Path torn = folder().mend(journal).orElseThrow();
        assertThat(torn).hasBinaryContent(half);
        assertThat(file).hasBinaryContent(whole);
        assertThat(folder().mend(folder().leftBehind().getFirst())).isEmpty();
        folder().delete(file);
        assertThat(file).doesNotExist();
        assertThat(torn).doesNotExist();
    }

    @Test
    void theOldestGoFirstWhenThereIsTooMuch() throws Exception {
        Path first = left("1");
        Path second = left("2");
        Path third = left("3");
        Files.writeString(temporary.resolve("framescope").resolve("mine.pcapng"), "not ours");
        long two = Files.size(first) * 2;
        assertThat(folder().tidy(two)).containsExactly(first);
        assertThat(folder().tidy(two)).isEmpty();
        assertThat(folder().tidy(0)).isEqualTo(List.of(second, third));
        assertThat(temporary.resolve("framescope").resolve("mine.pcapng")).exists();
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws Exception {
        assertThat(folder().leftBehind()).isEmpty();
        assertThat(folder().tidy(0)).isEmpty();
    }
}
