package framescope.inspector.file;

import static framescope.inspector.file.SavedCaptures.open;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.protocol.Opcode;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.testing.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is captured, saved and opened again is the same.
@Tag("socket")
class SavedAndOpenedTest {
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

    private static Path save(String name) throws IOException {
        return SavedCaptures.save(live, folder.resolve(name), ExportForm.WIRE);
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
        CaptureStore opened = open(save("same.pcapng"));
        for (String remote : remotes().subList(0, 5)) {
            assertThat(lines(opened, remote)).isEqualTo(lines(live, remote)).hasSizeGreaterThan(3);
        }
        assertThat(opened.connections().stream().map(each -> each.info().local()))
                .isEqualTo(live.connections().stream().map(each -> each.info().local()).toList());
    }

    @Test
    void openedIntoAJournalEveryRowIsTheSameAndIsSavedAgain() throws Exception {
        Path file = save("original.pcapng");
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
            for (String remote : remotes().subList(0, 5)) {
                assertThat(lines(capture, remote)).isEqualTo(lines(live, remote));
            }
            kept = journal.file();
        }
        for (CaptureStore opened : List.of(open(copy), open(kept))) {
            for (String remote : remotes().subList(0, 5)) {
                assertThat(lines(opened, remote)).isEqualTo(lines(live, remote));
            }
        }
    }

    @Test
    void aConnectionThatWentOnEndsUnseenWithWhatWasThereOfItsFrame() throws Exception {
        CaptureStore opened = open(save("open.pcapng"));
        List<String> before = lines(live, remotes().get(5));
        List<String> after = lines(opened, remotes().get(5));
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        CaptureRecord rest = Rows.of(opened, RowKind.BYTES).getLast();
        assertThat(rest.length()).isEqualTo(9);
        assertThat(rest.broken().isEmpty()).isTrue();
        CaptureRecord end = Rows.of(opened, RowKind.CLOSED).getLast();
        assertThat(end.ending()).isEqualTo(Ending.UNSEEN);
    }

    @Test
    void savedOnceMoreEveryRowIsStillTheSame() throws Exception {
        CaptureStore once = open(save("once.pcapng"));
        Path file = folder.resolve("twice.pcapng");
        CaptureExport.ofAll(once, file, ExportForm.WIRE).run(false);
        CaptureStore twice = open(file);
        for (String remote : remotes()) {
            assertThat(lines(twice, remote)).isEqualTo(lines(once, remote));
        }
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
    void anImportThatIsCancelledKeepsWhatWasRead() throws Exception {
        Path file = save("stopped.pcapng");
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
