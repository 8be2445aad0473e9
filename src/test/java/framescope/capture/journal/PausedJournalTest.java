package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureHealth;
import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.inspector.file.CaptureImport;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// While a full disk takes nothing, what the rest cannot be read without is kept in memory until it
/// can be written: it is there when the journal is opened.
@Threat("F3")
class PausedJournalTest {
    private static final int BATCH = 128 * 1024;
    private static final int BATCHES = 4;
    private static final JournalSettings SETTINGS =
            new JournalSettings(
                    BATCH,
                    BATCHES,
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    0);
    private static final String ANSWER = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

    @TempDir private Path folder;

    private final List<FakeDisk> disks = new ArrayList<>();
    private boolean full;
    private Journal journal;
    private MemoryCapture capture;
    private WireWriter client;

    @BeforeEach
    void open() {
        journal =
                new Journal(
                        number -> disk(folder.resolve(number + ".pcapng")),
                        SETTINGS,
                        "Framescope test",
                        false,
                        () -> {});
        capture = MemoryCapture.keeping(journal, 1L << 30);
        client = connected();
    }

    private FakeDisk disk(Path path) {
        FakeDisk disk = new FakeDisk(path);
        disk.full(full);
        disks.add(disk);
        return disk;
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private WireWriter connected() {
        WireWriter fresh = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        fresh.beginning();
        fresh.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        fresh.settled();
        WireWriter server = fresh.answering();
        server.bytes(RowKind.RESPONSE, ANSWER, 101);
        server.settled();
        return fresh;
    }

    private void fillDisk() {
        full = true;
        disks.forEach(disk -> disk.full(true));
        while (journal.takesMore()) {
            client.frame(text("x".repeat(10_000)));
            client.settled();
            assertThat(capture.totals().bytes()).isLessThan(100L * BATCHES * BATCH);
        }
    }

    private void makeRoom() throws Exception {
        full = false;
        disks.forEach(disk -> disk.full(false));
        Await.until(() -> assertThat(capture.totals().health()).isEqualTo(CaptureHealth.KEEPING));
    }

    private MemoryCapture reopened() throws IOException {
        journal.close();
        MemoryCapture opened = MemoryCapture.keeping(1L << 30);
        new CaptureImport(journal.file(), opened, Set.of()).run();
        return opened;
    }

    private static List<String> heads(MemoryCapture opened, int connection) {
        return Rows.of(opened).stream()
                .filter(row -> row.connection() == connection)
                .filter(row -> row.is(RowKind.REQUEST) || row.is(RowKind.RESPONSE))
                .map(row -> opened.wire(row, 0, 10_000).text())
                .toList();
    }

    private static List<NoteKind> notes(MemoryCapture opened, int connection) {
        return Rows.of(opened, RowKind.NOTE).stream()
                .filter(row -> row.connection() == connection)
                .map(opened::note)
                .map(CaptureNote::kind)
                .toList();
    }

    @Test
    void beginningsHandshakesAndEndsOfThatTimeAreThereWhenTheFileIsOpened() throws Exception {
        fillDisk();
        WireWriter goesOn = connected();
        assertThat(capture.wire(goesOn.frame(text("lost")), 0, 10).isEmpty()).isTrue();
        assertThat(heads(capture, goesOn.connection()))
                .containsExactly(Conversation.REQUEST, ANSWER);
        WireWriter ends = connected();
        ends.closed();
        makeRoom();
        goesOn.frame(text("kept"));
        MemoryCapture opened = reopened();
        assertThat(opened.connections()).hasSize(3);
        assertThat(heads(opened, goesOn.connection()))
                .containsExactly(Conversation.REQUEST, ANSWER);
        assertThat(heads(opened, ends.connection())).containsExactly(Conversation.REQUEST, ANSWER);
        assertThat(
                        Rows.of(opened, RowKind.CLOSED).stream()
                                .filter(row -> row.connection() == ends.connection())
                                .map(CaptureRecord::ending))
                .containsExactly(Ending.SERVER_FIN);
        assertThat(notes(opened, goesOn.connection())).contains(NoteKind.CAPTURE_PAUSED);
    }

    @Test
    void whatTheUserWritesInThatTimeIsThereWhenTheFileIsOpened() throws Exception {
        CaptureRecord row = client.frame(text("first"));
        fillDisk();
        RowMark mark = new RowMark(true, "look here");
        capture.marks().put(row.number(), mark);
        capture.keepMarks(List.of(row.number()));
        makeRoom();
        assertThat(reopened().marks().all()).containsValue(mark);
    }

    @Test
    void clearingInThatTimeBeginsAFileThatIsWholeWithoutTheOneBefore() throws Exception {
        client.frame(text("cleared"));
        FrameBytes half = text("half a frame");
        int chunk = client.chunk(half.bytes().slice(0, 5));
        client.pendingFrom(chunk);
        WireWriter other = connected();
        client = connected();
        fillDisk();
        capture.clear();
        assertThat(journal.takesMore()).isTrue();
        makeRoom();
        other.frame(text("next"));
        MemoryCapture opened = reopened();
        assertThat(opened.connections()).hasSize(3);
        for (int connection = 1; connection <= 3; connection++) {
            assertThat(heads(opened, connection)).containsExactly(Conversation.REQUEST, ANSWER);
        }
        assertThat(notes(opened, 1)).containsExactly(NoteKind.CLEARED);
        assertThat(JournalContent.of(journal.file()).stream(1, Direction.CLIENT_TO_SERVER))
                .isEqualTo(Conversation.REQUEST + "\u0081\u000chal");
        assertThat(JournalContent.of(journal.file()).gaps()).isZero();
    }

    @Test
    void aBeginningThatNoRoomWasLeftForIsWrittenWithWhatComesNext() throws Exception {
        fillDisk();
        List<WireWriter> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(connected());
        }
        makeRoom();
        for (WireWriter each : many) {
            int chunk = each.chunk(text("kept").bytes());
            each.row(RowBatch.location(chunk, 0), text("kept"));
        }
        journal.close();
        JournalContent content = JournalContent.of(journal.file());
        assertThat(content.connections()).isEqualTo(1001);
        assertThat(content.stream(2, Direction.CLIENT_TO_SERVER)).startsWith(Conversation.REQUEST);
        assertThat(content.stream(1001, Direction.CLIENT_TO_SERVER)).isEqualTo("\u0081\u0004kept");
    }
}
