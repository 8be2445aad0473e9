package framescope.inspector.file;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.protocol.Bytes;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file in which bytes are missing, opened and saved or kept in a journal, misses the same bytes
/// at the same place; though all of it has one time, as packets have that were cut short.
class GapsSavedAgainTest {
    private static final long MISSING = 3_000_000_000L;

    @TempDir private Path folder;

    private Path original;

    @BeforeEach
    void writeOriginal() throws IOException {
        original = folder.resolve("original.pcapng");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                original, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "test")) {
            TcpSynthesis connection = new TcpSynthesis(1, WireWriter.REMOTE, WireWriter.LOCAL);
            writer.opened(connection, WireWriter.TIME);
            write(writer, connection, Direction.CLIENT_TO_SERVER, Bytes.utf8(Conversation.REQUEST));
            write(
                    writer,
                    connection,
                    Direction.SERVER_TO_CLIENT,
                    Bytes.utf8(Conversation.RESPONSE));
            write(writer, connection, Direction.CLIENT_TO_SERVER, text("before").masked().bytes());
            writer.skipped(connection, Direction.CLIENT_TO_SERVER, MISSING);
            write(writer, connection, Direction.CLIENT_TO_SERVER, text("behind").masked().bytes());
            write(writer, connection, Direction.SERVER_TO_CLIENT, text("answer").bytes());
            writer.closed(connection, WireWriter.TIME, Ending.CLIENT_FIN);
        }
    }

    private static void write(
            PcapngWriter writer, TcpSynthesis connection, Direction direction, Bytes bytes)
            throws IOException {
        writer.data(connection, direction, WireWriter.TIME, bytes.buffer());
    }

    private static MemoryCapture open(Path file) throws IOException {
        return open(file, MemoryCapture.keeping(1 << 28));
    }

    private static MemoryCapture open(Path file, MemoryCapture into) throws IOException {
        new CaptureImport(file, into, Set.of()).run();
        return into;
    }

    private static List<String> lines(CaptureStore store) {
        return Rows.of(store).stream().map(row -> line(store, row)).toList();
    }

    private static String line(CaptureStore store, CaptureRecord row) {
        String content =
                row.is(RowKind.NOTE) ? store.note(row).toString() : store.wire(row, 0, 999).hex();
        return row.kind() + " " + row.length() + " " + content;
    }

    @Test
    void savedAndOpenedAgain() throws IOException {
        MemoryCapture opened = open(original);
        assertThat(lines(opened))
                .filteredOn(line -> line.startsWith("NOTE"))
                .singleElement()
                .asString()
                .contains(MISSING + " CLIENT_TO_SERVER");
        Path saved = folder.resolve("saved.pcapng");
        CaptureExport.ofAll(opened, saved, ExportForm.WIRE).run(false);
        assertThat(lines(open(saved))).isEqualTo(lines(opened));
    }

    @Test
    void keptInAJournal() throws IOException {
        JournalFolder cache = JournalFolder.at(folder.resolve("cache"));
        JournalSettings settings = JournalSettings.DEFAULT.withSpaceFloor(0);
        List<String> lines;
        Path file;
        try (Journal journal = Journal.in(cache.claim(), settings, "Framescope test")) {
            lines = lines(open(original, MemoryCapture.keeping(journal, 1 << 28)));
            file = journal.file();
        }
        assertThat(lines(open(file))).isEqualTo(lines);
    }
}
