package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureHealth;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.WireChunks;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A capture whose bytes are in a journal is like any other, and its file tells the same.
class JournalTest {
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

    @TempDir private Path folder;

    private final List<FakeDisk> disks = new ArrayList<>();
    private Journal journal;
    private MemoryCapture capture;
    private WireWriter client;

    @BeforeEach
    void open() {
        open("cache");
    }

    private void open(String name) {
        journal =
                new Journal(
                        number -> disk(folder.resolve(name).resolve(number + ".pcapng")),
                        SETTINGS,
                        "Framescope test",
                        false,
                        () -> {});
        capture = MemoryCapture.keeping(journal, 1L << 30);
        client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    }

    private FakeDisk disk(Path path) {
        FakeDisk disk = new FakeDisk(path);
        disks.add(disk);
        return disk;
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private Bytes wire(CaptureRecord row) {
        return capture.wire(row, 0, Integer.MAX_VALUE);
    }

    private void awaitWritten() throws Exception {
        long end = JournalSection.offsetOf(journal.end());
        Path file = journal.file();
        Await.until(() -> assertThat(Files.exists(file) ? Files.size(file) : 0).isEqualTo(end));
    }

    // ---------------------------------------------------------------- bytes and rows

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 65_000, 65_492, 65_493, 70_000, 200_000, 1_000_000})
    void aFrameComesBackFromTheBatchAndFromTheFile(int length) throws Exception {
        FrameBytes frame = FrameBytes.binary(pattern(length)).masked();
        CaptureRecord first = client.frame(text("before").masked());
        CaptureRecord row = client.frame(frame);
        assertThat(wire(row)).isEqualTo(frame.bytes());
        awaitWritten();
        assertThat(wire(row)).isEqualTo(frame.bytes());
        assertThat(capture.payload(first, 10).text()).isEqualTo("before");
        assertThat(capture.wire(row, frame.bytes().length() / 2, 10))
                .isEqualTo(
                        frame.bytes()
                                .slice(
                                        frame.bytes().length() / 2,
                                        Math.min(
                                                frame.bytes().length(),
                                                frame.bytes().length() / 2 + 10)));
    }

    @Test
    void manyFramesOnTwoConnectionsComeBack() throws Exception {
        WireWriter other = WireWriter.opened(capture, Direction.SERVER_TO_CLIENT);
        List<CaptureRecord> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add((i % 2 == 0 ? client : other).frame(text("number " + i)));
        }
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(capture.payload(row, 100).text())
                                .isEqualTo("number " + row.number()));
        awaitWritten();
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(capture.payload(row, 100).text())
                                .isEqualTo("number " + row.number()));
    }

    @Test
    void theFileTellsWhatTheRowsTell() throws Exception {
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        StringBuilder sent = new StringBuilder(Conversation.REQUEST);
        for (int i = 0; i < 1000; i++) {
            FrameBytes frame = text("frame " + i);
            client.frame(frame);
            sent.append(new String(frame.bytes().toArray(), StandardCharsets.ISO_8859_1));
        }
        client.closed();
        awaitWritten();
        JournalContent content = JournalContent.of(journal.file());
        assertThat(content.damage()).isEmpty();
        assertThat(content.connections()).isEqualTo(1);
        assertThat(content.stream(1, Direction.CLIENT_TO_SERVER)).isEqualTo(sent.toString());
    }

    @Test
    void anInterruptedReaderReadsAndStaysInterrupted() throws Exception {
        CaptureRecord row = client.frame(text("Hello"));
        awaitWritten();
        Thread.currentThread().interrupt();
        assertThat(capture.payload(row, 10).text()).isEqualTo("Hello");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(capture.payload(row, 10).text()).isEqualTo("Hello");
    }

    @Test
    void othersCannotReadTheFile() throws Exception {
        client.frame(text("secret"));
        awaitWritten();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.file())))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("cache"))))
                .isEqualTo("rwx------");
    }

    // ---------------------------------------------------------------- clearing

    @Test
    void clearingBeginsAFileThatIsWholeWithoutTheOneBefore() throws Exception {
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        WireWriter server = client.answering();
        server.bytes(RowKind.RESPONSE, "HTTP/1.1 101 Switching Protocols\r\n\r\n", 101);
        server.settled();
        client.frame(text("cleared"));
        awaitWritten();
        Path before = journal.file();
        for (int round = 0; round < 3; round++) {
            FrameBytes half = text("half a frame");
            int chunk = client.chunk(half.bytes().slice(0, 5));
            client.pendingFrom(chunk);
            capture.clear();
            client.chunk(half.bytes().slice(5, half.bytes().length()));
            CaptureRecord row = client.row(RowBatch.location(chunk, 0), half);
            client.settled();
            assertThat(wire(row)).isEqualTo(half.bytes());
            awaitWritten();
            assertThat(wire(row)).isEqualTo(half.bytes());
            Path deleted = before;
            Await.until(() -> assertThat(deleted).doesNotExist());
            JournalContent content = JournalContent.of(journal.file());
            assertThat(content.stream(1, Direction.CLIENT_TO_SERVER))
                    .isEqualTo(Conversation.REQUEST + "\u0081\u000chalf a frame");
            assertThat(content.stream(1, Direction.SERVER_TO_CLIENT))
                    .isEqualTo("HTTP/1.1 101 Switching Protocols\r\n\r\n");
            before = journal.file();
        }
    }

    @Test
    void clearingKeepsPendingBytesThatAreCountedFromAnEarlierChunk() {
        int number = capture.opened("127.0.0.1:1", "127.0.0.1:2", 0);
        Direction way = Direction.CLIENT_TO_SERVER;
        int chunk = capture.append(number, way, 1, Bytes.utf8("abc").buffer());
        capture.append(number, way, 2, Bytes.utf8("def").buffer());
        capture.append(number, way, 3, Bytes.utf8("ghi").buffer());
        long from = RowBatch.location(chunk, 4);
        capture.pendingFrom(number, way, from);
        capture.clear();
        List<String> kept = new ArrayList<>();
        for (WireChunks chunks = capture.chunks(); chunks.next(); ) {
            kept.add(StandardCharsets.UTF_8.decode(chunks.bytes()).toString());
        }
        assertThat(kept).containsExactly("ef", "ghi");
        RowBatch rows = new RowBatch();
        rows.bytes(RowKind.BYTES, number, way, 4, from, 5, 0, 0);
        capture.append(rows);
        assertThat(wire(Rows.of(capture, RowKind.BYTES).getFirst()).text()).isEqualTo("efghi");
    }

    @Test
    void aWalkEndsWhereTheCaptureIsClearedMeanwhile() {
        int number = capture.opened("127.0.0.1:1", "127.0.0.1:2", 0);
        Direction way = Direction.CLIENT_TO_SERVER;
        int chunk = capture.append(number, way, 1, Bytes.utf8("abc").buffer());
        capture.append(number, way, 2, Bytes.utf8("def").buffer());
        capture.pendingFrom(number, way, RowBatch.location(chunk, 4));
        WireChunks chunks = capture.chunks();
        assertThat(chunks.next()).isTrue();
        assertThat(StandardCharsets.UTF_8.decode(chunks.bytes()).toString()).isEqualTo("abc");
        capture.clear();
        // Of «def» only «ef» is left: behind «abc» that would be another stream.
        assertThat(chunks.next()).isFalse();
        assertThat(chunks.next()).isFalse();
    }

    @Test
    void aJournalThatIsKeptStaysWhenAnotherIsBegun() throws Exception {
        client.frame(text("kept"));
        Path first = journal.file();
        journal.keep();
        capture.clear();
        client.frame(text("next"));
        awaitWritten();
        assertThat(JournalContent.of(first).stream(1, Direction.CLIENT_TO_SERVER)).contains("kept");
        assertThat(journal.file()).isNotEqualTo(first);
    }

    @Test
    void anEndWithoutAConnectionLeavesNoFile() throws Exception {
        journal.close();
        journal =
                new Journal(
                        number -> disk(folder.resolve("1.pcapng")),
                        SETTINGS,
                        "Framescope test",
                        false,
                        () -> {});
        journal.close();
        assertThat(folder.resolve("1.pcapng")).doesNotExist();
    }

    @Test
    void anEndWithConnectionsLeavesTheWholeFile() throws Exception {
        client.frame(text("unsaved"));
        journal.close();
        assertThat(JournalContent.of(journal.file()).stream(1, Direction.CLIENT_TO_SERVER))
                .contains("unsaved");
    }

    @Test
    void aFileOfTheUsersChoiceIsNotReplacedUnasked() throws Exception {
        Path file = folder.resolve("mine.pcapng");
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> Journal.to(file, false, SETTINGS, "test"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
        Journal.to(file, true, SETTINGS, "test").close();
        assertThat(JournalContent.of(file).damage()).isEmpty();
    }

    // ---------------------------------------------------------------- a disk that is slow, full,
    // or gone

    @Test
    void aSlowDiskHoldsUpWhoReadsAndNothingIsLost() throws Exception {
        disks.getFirst().stall();
        List<CaptureRecord> rows = new ArrayList<>();
        while (!capture.congested()) {
            rows.add(client.frame(text("x".repeat(10_000) + rows.size())));
        }
        assertThat(capture.totals().health()).isEqualTo(CaptureHealth.DISK_SLOW);
        for (int i = 0; i < 100; i++) {
            rows.add(client.frame(text("x".repeat(10_000) + rows.size())));
        }
        disks.getFirst().goOn();
        Await.until(() -> assertThat(capture.congested()).isFalse());
        awaitWritten();
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(capture.payload(row, 20_000).text())
                                .isEqualTo("x".repeat(10_000) + row.number()));
    }

    @Threat("F2")
    @Test
    void aLossOfPowerCostsASecondAtMost() throws Exception {
        JournalSettings usual = JournalSettings.DEFAULT;
        assertThat(usual.flushAfter().plus(usual.forceEvery()))
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
        client.frame(text("the last of a burst"));
        List<String> done = disks.getFirst().done();
        Await.until(() -> assertThat(done).endsWith("write", "force"));
        client.frame(text("one more"));
        Await.until(() -> assertThat(done).endsWith("write", "force").hasSizeGreaterThan(3));
    }

    @Threat("F3")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDiskThatTakesNothingPausesTheCaptureAndLeavesWholeBlocks(boolean full) throws Exception {
        client.frame(text("first"));
        awaitWritten();
        long whole = Files.size(journal.file());
        FakeDisk disk = disks.getFirst();
        disk.full(full);
        disk.failing(!full);
        while (journal.takesMore()) {
            client.frame(text("x".repeat(10_000)));
            assertThat(capture.totals().bytes()).isLessThan(100L * BATCHES * BATCH);
        }
        assertThat(capture.congested()).as("whether traffic waits").isFalse();
        CaptureRecord lost = client.frame(text("lost"));
        assertThat(wire(lost)).isEqualTo(Bytes.EMPTY);
        Await.until(() -> assertThat(Files.size(journal.file())).isEqualTo(whole));
        assertThat(capture.note(Rows.of(capture, RowKind.NOTE).getFirst()).kind())
                .isEqualTo(NoteKind.CAPTURE_PAUSED);
        disk.full(false);
        disk.failing(false);
        Await.until(() -> assertThat(capture.totals().health()).isEqualTo(CaptureHealth.KEEPING));
        CaptureRecord kept = client.frame(text("kept"));
        assertThat(capture.payload(kept, 10).text()).isEqualTo("kept");
        assertThat(Rows.of(capture, RowKind.NOTE)).hasSize(2);
        assertThat(capture.note(Rows.of(capture, RowKind.NOTE).getLast()).kind())
                .isEqualTo(NoteKind.CAPTURE_RESUMED);
        awaitWritten();
        JournalContent content = JournalContent.of(journal.file());
        assertThat(content.damage()).isEmpty();
        assertThat(content.gaps()).isPositive();
        assertThat(content.stream(1, Direction.CLIENT_TO_SERVER))
                .contains("first")
                .endsWith("kept");
    }

    @Threat("F3")
    @Test
    void roomIsMadeBeforeTheDiskIsTakenForFull() throws Exception {
        client.frame(text("first"));
        awaitWritten();
        FakeDisk disk = disks.getLast();
        AtomicInteger calls = new AtomicInteger();
        journal.makeRoomBy(() -> {
            disk.full(false);
            return calls.incrementAndGet() > 0;
        });
        disk.full(true);
        CaptureRecord kept = client.frame(text("kept"));
        awaitWritten();
        assertThat(calls).hasValue(1);
        assertThat(capture.payload(kept, 10).text()).isEqualTo("kept");
        assertThat(Rows.of(capture, RowKind.NOTE)).isEmpty();
    }

    @Test
    void whatAStoppedCaptureLetGoIsAGapInTheFile() throws Exception {
        client.frame(text("first"));
        capture.stop(WireWriter.TIME);
        client.chunk(text("lost").bytes());
        client.settled();
        capture.goOn(WireWriter.TIME);
        CaptureRecord kept = client.frame(text("kept"));
        awaitWritten();
        assertThat(capture.payload(kept, 10).text()).isEqualTo("kept");
        JournalContent content = JournalContent.of(journal.file());
        assertThat(content.damage()).isEmpty();
        assertThat(content.gaps()).isPositive();
        assertThat(content.stream(1, Direction.CLIENT_TO_SERVER))
                .contains("first")
                .doesNotContain("lost")
                .endsWith("kept");
    }

    @Threat("F4")
    @Test
    void aFolderThatIsRemovedComesBackWithEverything() throws Exception {
        CaptureRecord first = client.frame(text("first"));
        awaitWritten();
        Files.delete(journal.file());
        Files.delete(folder.resolve("cache"));
        CaptureRecord second = client.frame(text("second"));
        awaitWritten();
        assertThat(capture.payload(first, 10).text()).isEqualTo("first");
        assertThat(capture.payload(second, 10).text()).isEqualTo("second");
        assertThat(JournalContent.of(journal.file()).stream(1, Direction.CLIENT_TO_SERVER))
                .contains("first", "second");
    }

    @Threat("F4")
    @Test
    void aFolderThatCannotBeMadeIsMadeOnceItCan() throws Exception {
        journal.close();
        Files.writeString(folder.resolve("other"), "a file where the folder should be");
        open("other");
        CaptureRecord row = client.frame(text("Hello"));
        assertThat(capture.payload(row, 10).text()).isEqualTo("Hello");
        Files.delete(folder.resolve("other"));
        Await.until(() -> assertThat(journal.file()).exists());
        awaitWritten();
        assertThat(JournalContent.of(journal.file()).stream(1, Direction.CLIENT_TO_SERVER))
                .contains("Hello");
    }

    private static Bytes pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return Bytes.wrap(bytes);
    }
}
