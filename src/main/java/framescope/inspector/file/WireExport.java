package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.capture.WireChunks;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Writes a whole capture chunk by chunk, so that read boundaries and times stay what they were.
///
/// Beginnings, ends and notes stand between the chunks by their times; an end never before the last
/// chunk of its connection. Connections on which no byte was captured are there too.
final class WireExport {
    private final CaptureStore store;
    private final PcapngWriter writer;
    private final ExportCounts counts;
    private final SavedMarks marks;
    private final SavedConnections connections;
    private final PriorityQueue<CaptureRecord> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(CaptureRecord::time)
                            .thenComparingLong(CaptureRecord::number));
    private final Map<Integer, CaptureRecord> endings = new HashMap<>();
    private final Map<Integer, Integer> chunksLeft = new HashMap<>();

    WireExport(CaptureStore store, PcapngWriter writer, ExportCounts counts) {
        this.store = store;
        this.writer = writer;
        this.counts = counts;
        marks = new SavedMarks(store);
        connections = new SavedConnections(store, writer, marks, head -> head);
    }

    void write() throws IOException {
        // Rows first: whatever has ended by then has all its chunks.
        findEvents();
        countChunks();
        WireChunks chunks = store.chunks();
        while (chunks.next() && !counts.isCancelled()) {
            int connection = chunks.connection();
            int left = chunksLeft.getOrDefault(connection, 0);
            if (left > 0) {
                writeEvents(chunks.time());
                write(chunks);
                chunksLeft.put(connection, left - 1);
                if (left == 1 && endings.containsKey(connection)) {
                    events.add(endings.remove(connection));
                }
            }
        }
        writeEvents(Long.MAX_VALUE);
    }

    private void findEvents() {
        RowBlock block = new RowBlock();
        long next = store.firstRow();
        while (store.read(next, block) && !counts.isCancelled()) {
            for (int row = 0; row < block.count(); row++) {
                switch (block.kind(row)) {
                    case OPENED, NOTE -> events.add(block.row(row));
                    case CLOSED -> endings.put(block.connection(row), block.row(row));
                    case FRAME -> counts.frame();
                    case REQUEST, RESPONSE, BYTES -> {}
                }
            }
            next = block.first() + block.count();
        }
    }

    private void countChunks() {
        long bytes = 0;
        WireChunks chunks = store.chunks();
        while (chunks.next()) {
            chunksLeft.merge(chunks.connection(), 1, Integer::sum);
            bytes += chunks.length();
        }
        counts.expect(bytes);
        for (CaptureRecord end : List.copyOf(endings.values())) {
            // Of this connection no byte was captured: there is none to wait for.
            if (!chunksLeft.containsKey(end.connection())) {
                endings.remove(end.connection());
                events.add(end);
            }
        }
    }

    private void write(WireChunks chunks) throws IOException {
        TcpSynthesis connection = connections.at(chunks.connection(), chunks.time());
        ByteBuffer bytes = chunks.bytes();
        int missing = chunks.length() - bytes.remaining();
        SavedMarks.ChunkComments comments = marks.in(chunks.number(), chunks.cleared());
        if (bytes.hasRemaining() || missing == 0) {
            writer.data(connection, chunks.direction(), chunks.time(), bytes, comments);
        }
        if (missing > 0) {
            writer.skipped(connection, chunks.direction(), missing);
        }
        for (String comment : comments.left()) {
            writer.note(connection, chunks.time(), comment);
        }
        counts.written(chunks.length());
    }

    // Damage has the time of the packet before it.
    private static boolean isBefore(CaptureRecord event, long time) {
        return event.connection() == CaptureSink.NO_CONNECTION
                ? event.time() < time
                : event.time() <= time;
    }

    private void writeEvents(long until) throws IOException {
        for (CaptureRecord event = events.peek();
                event != null && isBefore(event, until);
                event = events.peek()) {
            events.remove();
            if (event.is(RowKind.CLOSED)) {
                connections.closed(event);
            } else if (event.is(RowKind.NOTE)) {
                connections.note(event);
            } else {
                connections.at(event.connection(), event.time());
            }
        }
    }
}
