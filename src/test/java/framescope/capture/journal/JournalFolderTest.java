package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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

    @Test
    void whatNobodyMissesIsNotListedAndGoesAtTheNextStart() throws Exception {
        Path file;
        try (Journal scratch =
                Journal.in(
                        folder().claimScratch(),
                        JournalSettings.DEFAULT.withSpaceFloor(0),
                        "Framescope test")) {
            write(scratch, "Hello");
            file = scratch.file();
        }
        assertThat(file).exists();
        assertThat(folder().left()).isEmpty();
        folder().tidy(Long.MAX_VALUE);
        assertThat(file).doesNotExist();
    }

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

    private void tell() throws IOException {
        folder().markSeen(folder().left().stream().map(LeftFile::file).toList());
    }

    private List<Path> tidy(long mostBytes) throws IOException {
        return folder().tidy(mostBytes).stream().map(LeftFile::file).toList();
    }

    private static void write(Journal journal, String content) {
        MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        client.frame(text(content).masked());
    }

    @Test
    void thePlaceIsTheSystemsOwn() {
        Map<String, String> none = Map.of();
        assertThat(UserCache.place(Map.of("XDG_CACHE_HOME", "/x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/x/framescope"));
        assertThat(UserCache.place(Map.of("XDG_CACHE_HOME", "x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/home/u/.cache/framescope"));
        assertThat(UserCache.place(none, "Mac OS X", "/Users/u"))
                .isEqualTo(Path.of("/Users/u/Library/Caches/framescope"));
        assertThat(UserCache.place(Map.of("LOCALAPPDATA", "/l"), "Windows 11", "/u"))
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
        }
        assertThat(folder().leftBehind()).hasSize(3);
    }

    @Test
    void whatWasLeftIsDescribed() throws Exception {
        left("0123456789");
        LeftJournal journal = folder().leftBehind().getFirst();
        assertThat(journal.connections()).isEqualTo(1);
        assertThat(journal.frames()).isEqualTo(1);
        assertThat(journal.packets()).isEqualTo(3);
        assertThat(journal.wireBytes())
                .isEqualTo(Conversation.REQUEST.length() + Conversation.RESPONSE.length() + 16);
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
        LeftJournal mended = folder().mend(journal);
        assertThat(mended.tornBytes()).isZero();
        assertThat(mended.cutBytes()).isEqualTo(half.length);
        Path torn = file.resolveSibling(file.getFileName() + ".torn");
        assertThat(torn).hasBinaryContent(half);
        assertThat(file).hasBinaryContent(whole);
        assertThat(folder().leftBehind()).containsExactly(mended);
        assertThat(folder().mend(mended)).isEqualTo(mended);
        folder().delete(file);
        assertThat(file).doesNotExist();
        assertThat(torn).doesNotExist();
    }

    @Test
    void whatIsKeptIsMovedMendedAndReplacesNothingUnasked() throws Exception {
        Path file = left("to be kept");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {6, 0, 0}, StandardOpenOption.APPEND);
        LeftJournal journal = folder().leftBehind().getFirst();
        Path target = Files.writeString(temporary.resolve("kept.pcapng"), "precious");
        assertThatThrownBy(() -> folder().keep(journal, target, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("precious");
        folder().keep(folder().leftBehind().getFirst(), target, true);
        assertThat(target).hasBinaryContent(whole);
        assertThat(temporary.resolve("kept.pcapng.torn")).hasBinaryContent(new byte[] {6, 0, 0});
        assertThat(file).doesNotExist();
        assertThat(folder().left()).isEmpty();
    }

    @Test
    void whatTheUserWasToldOfIsNotNewTheNextTime() throws Exception {
        folder().markSeen(List.of());
        Path first = left("1");
        assertThat(folder().left()).extracting(LeftFile::seen).containsExactly(false);
        folder().markSeen(List.of(first));
        Path second = left("2");
        Path third = left("3");
        folder().markSeen(List.of(third));
        assertThat(folder().left()).extracting(LeftFile::seen).containsExactly(true, false, true);
        folder().delete(second);
        folder().delete(third);
        assertThat(folder().left().getFirst().file()).isEqualTo(first);
    }

    @Test
    void whatIsElsewhereIsNotLeft() throws Exception {
        try (Journal journal = open()) {
            write(journal, "saved");
            journal.isElsewhere(journal.end());
        }
        assertThat(folder().left()).isEmpty();
        try (Journal journal = open()) {
            write(journal, "saved");
            journal.isElsewhere(journal.end());
            write(journal, "not saved");
        }
        assertThat(folder().left()).hasSize(1);
    }

    @Test
    void whileAnotherProgramIsAtItNobodyElseIs() throws Exception {
        Path file = left("one");
        LeftJournal left = folder().leftBehind().getFirst();
        left("newer");
        tell();
        try (JournalLock other =
                JournalLock.take(folder().path(), JournalNames.stemOf(file).orElseThrow())) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> folder().delete(file))
                    .isInstanceOf(JournalInUseException.class);
            assertThatThrownBy(() -> folder().mend(left)).isInstanceOf(JournalInUseException.class);
            assertThat(tidy(0)).isEmpty();
        }
        folder().delete(file);
        assertThat(folder().left()).hasSize(1);
    }

    @Test
    void theOldestGoFirstWhenThereIsTooMuch() throws Exception {
        Path first = left("1");
        Path second = left("2");
        Path third = left("3");
        Files.writeString(temporary.resolve("framescope").resolve("mine.pcapng"), "not ours");
        tell();
        long two = Files.size(first) * 2;
        assertThat(tidy(two)).containsExactly(first);
        assertThat(tidy(two)).isEmpty();
        assertThat(tidy(0)).containsExactly(second);
        assertThat(tidy(0)).isEmpty();
        assertThat(third).exists();
        assertThat(temporary.resolve("framescope").resolve("mine.pcapng")).exists();
    }

    @Test
    void nothingGoesThatTheUserWasNotToldOf() throws Exception {
        Path first = left("1");
        tell();
        Path killed = left("the run before this one, which was killed");
        left("3");
        assertThat(tidy(0)).containsExactly(first);
        assertThat(killed).exists();
    }

    @Test
    void whatIsBeingWrittenCountsAndWhatNobodyMissesToo() throws Exception {
        Path first = left("1");
        Path second = left("2");
        tell();
        try (Journal other = open()) {
            write(other, "x".repeat(100_000));
            other.keep();
            Path file = other.file();
            Await.until(() ->
                    assertThat(Files.exists(file) ? Files.size(file) : 0).isGreaterThan(100_000));
            long two = Files.size(first) + Files.size(second);
            FolderUse use = folder().use(folder().left());
            assertThat(use.running()).isGreaterThan(100_000);
            assertThat(use.all()).isEqualTo(two + use.running());
            assertThat(tidy(use.all())).isEmpty();
            assertThat(tidy(two)).containsExactly(first);
            assertThat(second).exists();
        }
    }

    @Test
    void whatWasCutFromAJournalCountsAndGoesWithIt() throws Exception {
        Path first = left("1");
        Path second = left("2");
        tell();
        Path torn = JournalNames.torn(first);
        Files.write(torn, new byte[5000]);
        long two = Files.size(first) + Files.size(second);
        assertThat(folder().left().getFirst().bytes()).isEqualTo(Files.size(first) + 5000);
        assertThat(folder().use(folder().left()).all()).isEqualTo(two + 5000);
        assertThat(tidy(two + 5000)).isEmpty();
        assertThat(tidy(two)).containsExactly(first);
        assertThat(torn).doesNotExist();
        assertThat(folder().use(folder().left()).all()).isEqualTo(Files.size(second));
    }

    @Test
    void whyTheFolderTakesMoreIsKnown() throws Exception {
        left("1");
        tell();
        Path unseen = left("not shown yet");
        Path newest = left("the newest");
        assertThat(tidy(0)).hasSize(1);
        assertThat(folder().use(folder().left()))
                .isEqualTo(
                        new FolderUse(
                                Files.size(unseen) + Files.size(newest),
                                Files.size(newest),
                                Files.size(unseen),
                                0));
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws Exception {
        assertThat(folder().leftBehind()).isEmpty();
        assertThat(folder().tidy(0)).isEmpty();
        assertThat(folder().use(folder().left())).isEqualTo(new FolderUse(0, 0, 0, 0));
    }
}
