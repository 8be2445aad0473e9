package framescope.capture;

import static framescope.capture.CaptureSink.NO_CONNECTION;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a [MemoryCapture] holds: bytes, rows, connections and notes, and what each thing that is
/// added changes about them: counts, whether there is room, and notes about what could not be kept.
///
/// Its owner holds a lock during every call, but for those that say otherwise.
final class CaptureContent {
    /// How many bytes one chunk stands for that are not there.
    private static final long LARGEST_GAP = 1 << 30;

    private final ChunkStore chunks;
    private final long limit;
    private final WireLog wire;
    private final FrameIndex index;
    private final InflatedPayloads inflated;
    private final ConnectionTable connections = new ConnectionTable();
    private final KeptNotes notes = new KeptNotes();
    private final RowBatch noteRow = new RowBatch();
    private long frames;
    private long bytes;
    private long lostBytes;
    private long passedBytes;
    private volatile boolean lostAny;
    private volatile boolean stopped;
    private volatile boolean full;
    private volatile int clearings;

    /// @param limit how many bytes of memory it takes before it is full
    /// @param reusing whether memory that was dropped is used again at once
    /// @param locked runs what changes this later under the lock of its owner
    CaptureContent(ChunkStore chunks, long limit, boolean reusing, Consumer<Runnable> locked) {
        this.chunks = chunks;
        this.limit = limit;
        wire = new WireLog(chunks, reusing);
        index = new FrameIndex(reusing);
        // Memory that is used again at once needs no room elsewhere.
        Optional<Scratch> scratch = reusing ? Optional.empty() : chunks.scratch();
        inflated = new InflatedPayloads(reusing, scratch, locked);
    }

    /// Reads rows and their bytes, on any thread, without the lock.
    RowReader reader() {
        return new RowReader(index, wire.reader(), inflated);
    }

    /// Finds the bytes of chunks, on any thread, without the lock.
    ChunkReader chunkReader() {
        return wire.reader();
    }

    /// The rows; whoever only reads them needs no lock.
    FrameIndex index() {
        return index;
    }

    /// The connections.
    ConnectionTable connections() {
        return connections;
    }

    // ---------------------------------------------------------------- what is added

    int opened(String remote, String local, long openedAt) {
        ConnectionInfo connection = connections.open(remote, local, openedAt);
        chunks.opened(connection);
        return connection.number();
    }

    int append(int connection, Direction direction, long time, ByteBuffer chunk) {
        int last = connections.lastChunk(connection, direction);
        // What comes behind the gap is of no use to anybody without the handshake.
        boolean handshake = connections.isConnecting(connection);
        if (stopped && !handshake) {
            passedBytes += chunk.remaining();
            return skip(last, connection, direction, time, chunk.remaining());
        }
        int number = wire.append(last, connection, direction, time, chunk, handshake);
        connections.chunkAdded(connection, direction, number, chunk.remaining());
        bytes += chunk.remaining();
        noteGap(connection, time, wire.reader().isKept(number) ? 0 : chunk.remaining());
        updateFull();
        return number;
    }

    private int skip(int last, int connection, Direction direction, long time, int length) {
        int number = wire.skip(last, connection, direction, time, length);
        connections.chunkAdded(connection, direction, number, 0);
        return number;
    }

    int skipped(int connection, Direction direction, long time, long length) {
        int first = -1;
        for (long left = length; left > 0; left -= LARGEST_GAP) {
            int last = connections.lastChunk(connection, direction);
            int piece = (int) Math.min(left, LARGEST_GAP);
            int number = skip(last, connection, direction, time, piece);
            first = first < 0 ? number : first;
        }
        return first;
    }

    /// @param lost how many bytes of the last chunk could not be kept
    private void noteGap(int connection, long time, int lost) {
        if (lost > 0 && lostBytes == 0) {
            note(connection, time, NoteKind.CAPTURE_PAUSED, chunks.health().name());
        } else if (lost == 0 && lostBytes > 0) {
            note(connection, time, NoteKind.CAPTURE_RESUMED, Long.toString(lostBytes));
            lostBytes = 0;
        }
        lostBytes += lost;
        lostAny |= lost > 0;
    }

    long keepInflated(ByteBuffer payload) {
        // Nor are the bytes kept that it came from.
        if (stopped || !chunks.takesMore()) {
            return ChunkStore.NOT_KEPT;
        }
        long place = inflated.append(payload);
        updateFull();
        return place;
    }

    void pendingFrom(int connection, Direction direction, long location) {
        connections.pending(connection, direction, location);
        updateFull();
    }

    void append(RowBatch rows) {
        if (stopped) {
            connections.rowsSkipped(rows);
            rows.dropFrames();
        }
        add(rows);
    }

    private void add(RowBatch rows) {
        frames += connections.rowsAdded(rows, index.end(), chunks);
        rows.assignInflated(index.end(), inflated);
        index.append(rows);
        updateFull();
    }

    void note(int connection, long time, NoteKind kind, String detail) {
        CaptureNote note = new CaptureNote(kind, detail);
        chunks.note(connection, time, note);
        noteRow.clear();
        noteRow.note(connection, time, notes.placeOf(note));
        add(noteRow);
    }

    CaptureNote note(CaptureRecord row) {
        return notes.at(row.location());
    }

    WireChunks chunks() {
        return wire.chunks();
    }

    // ---------------------------------------------------------------- room

    /// Looks whether there is room, which the caller may have changed.
    void updateFull() {
        // What waits for the rest of its frame does not count: to stop reading for its sake would
        // keep the rest away.
        long waiting =
                chunks.heldBytes() == 0 ? 0 : wire.pinnedBytes() + connections.pendingBytes();
        full = heldBytes() - waiting >= limit;
    }

    private long heldBytes() {
        return wire.heldBytes() + index.heldBytes() + inflated.heldBytes() + notes.heldBytes();
    }

    /// Whether writers are to wait. Needs no lock.
    boolean congested() {
        // What is let go needs no room.
        return !stopped && (full || chunks.health() == CaptureHealth.DISK_SLOW);
    }

    /// Whether bytes could not be kept at any time. Needs no lock.
    boolean hasLost() {
        return lostAny;
    }

    CaptureTotals totals() {
        return new CaptureTotals(
                index.end() - index.first(),
                frames,
                bytes,
                connections.openCount(),
                heldBytes(),
                health());
    }

    private CaptureHealth health() {
        return stopped ? CaptureHealth.STOPPED : full ? CaptureHealth.FULL : chunks.health();
    }

    // ---------------------------------------------------------------- what is let go

    void stop(long time) {
        if (!stopped) {
            note(NO_CONNECTION, time, NoteKind.CAPTURE_STOPPED, "");
            stopped = true;
        }
    }

    void goOn(long time) {
        if (stopped) {
            stopped = false;
            String count = Long.toString(passedBytes);
            note(NO_CONNECTION, time, NoteKind.CAPTURE_CONTINUED, count);
            passedBytes = 0;
        }
    }

    /// Whether frames are let go. Needs no lock.
    boolean isStopped() {
        return stopped;
    }

    /// How often it was cleared. Needs no lock.
    int clearings() {
        return clearings;
    }

    void clear() {
        int next = clearings + 1; // Under the lock.
        clearings = next;
        connections.keepHeads(wire.reader());
        if (chunks.beginAnew()) {
            connections.repeat(chunks, wire);
        } else {
            connections.trimPending(wire);
        }
        dropBefore(index.end());
        frames = 0;
        bytes = 0;
    }

    /// Forgets the rows before this one, and the bytes that neither the rows left nor those still
    /// to come need.
    void dropBefore(long row) {
        int oldest = index.oldestChunk(row, wire.endChunk());
        index.dropBefore(row);
        inflated.dropBefore(row);
        if (row == index.end()) {
            notes.clear();
        }
        List<Integer> pending = connections.pendingChunks();
        wire.dropBefore(oldest, pending);
        if (row == index.end() && pending.isEmpty() && wire.restartIfWorn()) {
            connections.forgetChunks();
        }
        connections.forgetEnded(row);
    }
}
