package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// A program that writes a large capture, opens it and saves it, and prints how much of the heap it
/// uses meanwhile: lines of a phase and a number of bytes.
final class HeapLoad {
    private static final int FRAMES_PER_CHUNK = 100;
    private static final int SAMPLES = 4;

    private HeapLoad() {}

    /// Writes, opens and saves.
    ///
    /// @param args a folder, and how many frames
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int frames = Integer.parseInt(args[1]);
        Path file = folder.resolve("large.pcapng");
        try (Journal journal = journal(folder)) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
            write(capture, frames);
            CaptureExport.ofAll(capture, file, ExportForm.WIRE).run(false);
            sample("written");
        }
        try (Journal journal = journal(folder)) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
            ImportSummary summary = new CaptureImport(file, capture, Set.of()).run();
            sample("opened");
            if (summary.frames() != frames) {
                throw new IllegalStateException(summary.toString());
            }
            Path again = folder.resolve("again.pcapng");
            CaptureExport.ofRows(capture, again, ExportForm.WIRE, row -> true).run(false);
            sample("saved");
        }
    }

    private static Journal journal(Path folder) throws IOException {
        return Journal.in(
                JournalFolder.at(folder.resolve("journals")).claim(),
                JournalSettings.DEFAULT.withSpaceFloor(0),
                "Framescope test");
    }

    private static void write(MemoryCapture capture, int frames) throws Exception {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        FrameBytes frame = FrameBytes.zeros(125).masked();
        Bytes chunk = Bytes.EMPTY;
        for (int i = 0; i < FRAMES_PER_CHUNK; i++) {
            chunk = chunk.plus(frame.bytes());
        }
        RowBatch rows = new RowBatch();
        for (int written = 0; written < frames; written += FRAMES_PER_CHUNK) {
            int number = client.chunk(chunk);
            rows.clear();
            for (int i = 0; i < FRAMES_PER_CHUNK; i++) {
                rows.frame(
                        client.connection(),
                        Direction.CLIENT_TO_SERVER,
                        WireWriter.TIME,
                        RowBatch.location(number, i * frame.bytes().length()),
                        frame.header().firstByte(),
                        frame.header().secondByte(),
                        frame.header().maskingKey(),
                        frame.header().payloadLength(),
                        0,
                        frame.header().opcode());
            }
            capture.append(rows);
            client.settled();
            awaitRoom(capture);
            if ((written + FRAMES_PER_CHUNK) % (frames / SAMPLES) == 0) {
                sample("writing");
            }
        }
    }

    private static void awaitRoom(CaptureSink capture) throws Exception {
        Await.until(() -> assertThat(capture.congested()).as("waits for the disk").isFalse());
    }

    private static void sample(String phase) {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        System.out.println(phase + " " + (heap.totalMemory() - heap.freeMemory()));
    }
}
