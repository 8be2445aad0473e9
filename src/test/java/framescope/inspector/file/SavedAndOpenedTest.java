package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.PacketReader;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.testing.Tshark;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is captured, saved and opened again is the same; and Wireshark sees in the file what we see.
@Tag("socket")
class SavedAndOpenedTest {
    private static final String[] FIELDS = {
        "tcp.stream",
        "frame.time_epoch",
        "websocket.fin",
        "websocket.rsv",
        "websocket.opcode",
        "websocket.mask",
        "websocket.payload_length",
        "websocket.payload_length_ext_16",
        "websocket.payload_length_ext_64",
        "websocket.masking_key",
        "websocket.payload.close.status_code",
        "websocket.payload.close.reason"
    };

    @TempDir private static Path folder;

    private static LiveSession session;
    private static CaptureStore live;

    @BeforeAll
    static void talk() throws Exception {
        session = new LiveSession();
        live = session.capture();
    }

    @AfterAll
    static void hangUp() throws IOException {
        session.close();
    }

    private static Path save(String name, ExportForm form) throws IOException {
        Path file = folder.resolve(name);
        assertThat(CaptureExport.ofAll(live, file, form).run(true)).isTrue();
        return file;
    }

    private static MemoryCapture open(Path file) throws IOException {
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(summary.complete()).isTrue();
        assertThat(summary.damagedRegions()).isZero();
        assertThat(opened.totals().openConnections()).isZero();
        return opened;
    }

    /// All that a row says of its connection.
    private static List<String> lines(CaptureStore store, String remote) {
        List<String> lines = new ArrayList<>();
        for (CaptureRecord row : Rows.of(store)) {
            if (store.connection(row.connection()).orElseThrow().remote().equals(remote)) {
                lines.add(
                        "%s %d %d %s %08x %x %s %s %s"
                                .formatted(
                                        row.kind(),
                                        row.time(),
                                        row.length(),
                                        row.broken().rules(),
                                        row.maskingKey(),
                                        shape(row),
                                        store.wire(row, 0, 300).hex(),
                                        store.inflated(row, 300).text(),
                                        store.pieces(row, 100)));
            }
        }
        return lines;
    }

    // The message of a control frame says nothing.
    private static long shape(CaptureRecord row) {
        boolean control = row.is(RowKind.FRAME) && row.opcode().isControl();
        return control ? row.shape() & ~(0xfL << 32) : row.shape();
    }

    private static List<String> remotes() {
        return live.connections().stream().map(each -> each.info().remote()).toList();
    }

    @Test
    void savedAndOpenedAgainEveryRowIsTheSame() throws Exception {
        CaptureStore opened = open(save("same.pcapng", ExportForm.WIRE));
        for (String remote : remotes().subList(0, 4)) {
            assertThat(lines(opened, remote)).isEqualTo(lines(live, remote)).hasSizeGreaterThan(3);
        }
        assertThat(opened.connections().stream().map(each -> each.info().local()))
                .isEqualTo(live.connections().stream().map(each -> each.info().local()).toList());
    }

    @Test
    void openedIntoAJournalEveryRowIsTheSameAndIsSavedAgain() throws Exception {
        Path file = save("original.pcapng", ExportForm.WIRE);
        Path copy = folder.resolve("copy.pcapng");
        JournalFolder cache = JournalFolder.at(folder.resolve("cache"));
        JournalSettings settings = JournalSettings.DEFAULT.withSpaceFloor(0);
        Path kept;
        try (Journal journal = Journal.in(cache.claim(), settings, "Framescope test")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1 << 28);
            new CaptureImport(file, capture, Set.of()).run();
            capture.clear();
            new CaptureImport(file, capture, Set.of()).run();
            assertThat(CaptureExport.ofAll(capture, copy, ExportForm.WIRE).run(false)).isTrue();
            for (String remote : remotes().subList(0, 4)) {
                assertThat(lines(capture, remote)).isEqualTo(lines(live, remote));
            }
            kept = journal.file();
        }
        for (CaptureStore opened : List.of(open(copy), open(kept))) {
            for (String remote : remotes().subList(0, 4)) {
                assertThat(lines(opened, remote)).isEqualTo(lines(live, remote));
            }
        }
    }

    @Test
    void aConnectionThatWentOnEndsUnseenWithWhatWasThereOfItsFrame() throws Exception {
        CaptureStore opened = open(save("open.pcapng", ExportForm.WIRE));
        List<String> before = lines(live, remotes().get(4));
        List<String> after = lines(opened, remotes().get(4));
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        CaptureRecord rest = Rows.of(opened, RowKind.BYTES).getLast();
        assertThat(rest.length()).isEqualTo(9);
        assertThat(rest.broken().isEmpty()).isTrue();
        CaptureRecord end = Rows.of(opened, RowKind.CLOSED).getLast();
        assertThat(end.ending()).isEqualTo(Ending.UNSEEN);
    }

    @Test
    void savedOnceMoreEveryRowIsStillTheSame() throws Exception {
        CaptureStore once = open(save("once.pcapng", ExportForm.WIRE));
        Path file = folder.resolve("twice.pcapng");
        CaptureExport.ofAll(once, file, ExportForm.WIRE).run(false);
        CaptureStore twice = open(file);
        for (String remote : remotes()) {
            assertThat(lines(twice, remote)).isEqualTo(lines(once, remote));
        }
    }

    @Test
    void wiresharkSeesEveryFieldOfEveryFrameAsWeDo() throws Exception {
        Path file = save("wire.pcapng", ExportForm.WIRE);
        CaptureStore opened = open(file);
        assertThat(Tshark.fields(file, "websocket", FIELDS)).isEqualTo(expected(opened));
    }

    @Test
    void inflatedWiresharkReadsEveryMessage() throws Exception {
        Path file = save("inflated.pcapng", ExportForm.INFLATED);
        CaptureStore opened = open(file);
        assertThat(Tshark.fields(file, "websocket", FIELDS)).isEqualTo(expected(opened));
        assertThat(Tshark.fields(file, "http.sec_websocket_extensions", "frame.number")).isEmpty();
        List<String> texts =
                Tshark.fields(file, "websocket.opcode == 1", "websocket.payload.text").stream()
                        .map(List::getFirst)
                        .filter(text -> !text.isEmpty())
                        .toList();
        assertThat(texts).contains("Hello", "not compressed").doesNotContain("two ");
        assertThat(texts.stream().filter("Hello"::equals)).hasSize(6);
        assertThat(Rows.of(opened, RowKind.FRAME).stream().filter(CaptureRecord::isCompressed))
                .isEmpty();
    }

    private static List<List<String>> expected(CaptureStore store) {
        return Rows.of(store, RowKind.FRAME).stream().map(row -> fields(store, row)).toList();
    }

    private static List<String> fields(CaptureStore store, CaptureRecord row) {
        FrameHeader header = row.header();
        String length = "" + row.length();
        Bytes payload = store.payload(row, 200);
        boolean close = row.opcode() == Opcode.CLOSE && payload.length() >= 2;
        ClosePayload reason = close ? ClosePayload.read(payload).orElseThrow() : null;
        return List.of(
                "" + (row.connection() - 1),
                "%d.%09d".formatted(row.time() / 1_000_000_000, row.time() % 1_000_000_000),
                header.fin() ? "1" : "0",
                "0x%02x".formatted(header.firstByte() >> 4 & 7),
                "" + header.opcode().code(),
                header.masked() ? "1" : "0",
                "" + (header.secondByte() & 0x7f),
                header.lengthForm() == LengthForm.BITS_16 ? length : "",
                header.lengthForm() == LengthForm.BITS_64 ? length : "",
                header.masked() ? "%08x".formatted(row.maskingKey()) : "",
                reason == null ? "" : "" + reason.code(),
                reason == null ? "" : reason.reason().text());
    }

    @Test
    void chosenRowsComeWithTheirConnections() throws Exception {
        Path file = folder.resolve("pings.pcapng");
        CaptureExport.ofRows(
                        live,
                        file,
                        ExportForm.WIRE,
                        row -> row.is(RowKind.FRAME) && row.opcode() == Opcode.PING)
                .run(false);
        CaptureStore opened = open(file);
        assertThat(Rows.of(opened, RowKind.FRAME))
                .hasSize(3)
                .allMatch(row -> row.opcode() == Opcode.PING);
        assertThat(opened.connections()).hasSize(2);
        assertThat(Rows.kinds(opened, 1)).startsWith(RowKind.OPENED, RowKind.REQUEST);
        assertThat(Rows.kinds(opened, 1)).endsWith(RowKind.CLOSED);
    }

    @Test
    @Threat("F9")
    void whatIsThereIsReplacedOnlyWhenThatIsWanted() throws Exception {
        Path file = Files.writeString(folder.resolve("precious"), "precious");
        CaptureExport export = CaptureExport.ofAll(live, file, ExportForm.WIRE);
        assertThatThrownBy(() -> export.run(false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(export.run(true)).isTrue();
        open(file);
    }

    @Test
    @Threat("F9")
    void aLinkIsReplacedAndNotFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("elsewhere"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.pcapng"), file);
        CaptureExport export = CaptureExport.ofAll(live, link, ExportForm.WIRE);
        assertThatThrownBy(() -> export.run(false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(export.run(true)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void aCancelledExportLeavesNothingBehind() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CaptureExport export =
                CaptureExport.ofAll(live, empty.resolve("cancelled.pcapng"), ExportForm.WIRE);
        export.cancel();
        assertThat(export.run(false)).isFalse();
        try (Stream<Path> left = Files.list(empty)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @Threat("F5")
    void aDamagedRegionIsARowAndWhatFollowsIsShown() throws Exception {
        Path file = save("damaged.pcapng", ExportForm.WIRE);
        byte[] bytes = Files.readAllBytes(file);
        int block = (int) offsetOfPacket(file, 20);
        Arrays.fill(bytes, block, block + 12, (byte) 0);
        Files.write(file, bytes);
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(summary.damagedRegions()).isPositive();
        List<CaptureRecord> notes = Rows.of(opened, RowKind.NOTE);
        assertThat(notes.stream().map(row -> opened.note(row).kind()))
                .contains(NoteKind.FILE_DAMAGED, NoteKind.BYTES_MISSING);
        assertThat(notes.stream().map(CaptureRecord::connection)).contains(0);
        assertThat(opened.connections()).hasSize(5);
        CaptureRecord last = Rows.of(live, RowKind.FRAME).getLast();
        assertThat(Rows.of(opened, RowKind.FRAME).stream().map(row -> opened.wire(row, 0, 1000)))
                .contains(live.wire(last, 0, 1000));
    }

    private static long offsetOfPacket(Path file, int number) throws IOException {
        try (PacketReader reader = CaptureFiles.open(file)) {
            for (int i = 0; i < number; i++) {
                reader.next();
            }
            return reader.packetOffset();
        }
    }

    @Test
    void aFileCutShortShowsAllThatIsWhole() throws Exception {
        Path file = save("cut.pcapng", ExportForm.WIRE);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = bytes.length - 1; length > 1000; length = length * 3 / 4) {
            Files.write(file, Arrays.copyOf(bytes, length));
            MemoryCapture opened = MemoryCapture.keeping(1 << 28);
            new CaptureImport(file, opened, Set.of()).run();
            assertThat(opened.totals().openConnections()).isZero();
        }
    }

    @Test
    void anImportThatIsCancelledKeepsWhatWasRead() throws Exception {
        Path file = save("stopped.pcapng", ExportForm.WIRE);
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        CaptureImport reading = new CaptureImport(file, opened, Set.of());
        reading.cancel();
        assertThat(reading.run().complete()).isFalse();
        assertThat(reading.progress().part()).isLessThan(1);
    }

    @Test
    void aHarWithFramesGivesEveryFrameBackControlFramesToo() throws Exception {
        Path har = folder.resolve("frames.har");
        new CaptureExporter(live)
                .export(
                        har,
                        ExportFormat.HAR,
                        ExportOptions.DEFAULT.withFrames(),
                        ExportProgress.UNHEARD);
        MemoryCapture opened = open(har);
        for (String remote : remotes()) {
            assertThat(frames(opened, remote)).isEqualTo(frames(live, remote));
        }
        assertThat(Rows.of(opened, RowKind.FRAME)).anyMatch(row -> row.opcode().isControl());
        assertThat(Rows.of(opened, RowKind.FRAME)).anyMatch(CaptureRecord::isInflated);
    }

    // A HAR does not say what a read was.
    private static List<String> frames(CaptureStore store, String remote) {
        return lines(store, remote).stream()
                .filter(line -> line.startsWith("FRAME"))
                .map(line -> line.substring(0, line.indexOf("[RowPiece")))
                .toList();
    }
}
