package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.PacketReader;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is whole in a damaged file, or one cut short, is shown.
@Tag("socket")
class DamagedFileTest {
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

    @Test
    @Threat("F5")
    void aDamagedRegionIsARowAndWhatFollowsIsShown() throws Exception {
        Path file = SavedCaptures.save(live, folder.resolve("damaged.pcapng"), ExportForm.WIRE);
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
        assertThat(opened.connections()).hasSize(6);
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
        Path file = SavedCaptures.save(live, folder.resolve("cut.pcapng"), ExportForm.WIRE);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = bytes.length - 1; length > 1000; length = length * 3 / 4) {
            Files.write(file, Arrays.copyOf(bytes, length));
            MemoryCapture opened = MemoryCapture.keeping(1 << 28);
            new CaptureImport(file, opened, Set.of()).run();
            assertThat(opened.totals().openConnections()).isZero();
        }
    }
}
