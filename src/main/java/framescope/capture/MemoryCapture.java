package framescope.capture;

import framescope.protocol.Bytes;
import framescope.protocol.Masking;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A capture whose rows are in memory, off the heap, and whose bytes are there or in a
/// [ChunkStore] of another kind.
///
/// Writers take one lock, for the copying of a read's bytes or of a batch of rows; readers of rows
/// and bytes take none. When the limit is reached the capture is congested: writers stop reading
/// from their sockets, so their peers wait, and nothing is lost.
///
/// Longer than most: it is both doors of a capture in one, and the only place that takes the lock, so
/// that what is changed together can be seen together.
public final class MemoryCapture implements CaptureSink, CaptureStore {
    private static final long NOWHERE = -1;

    /// How many bytes one chunk stands for that are not there.
    private static final long LARGEST_GAP = 1 << 30;

    private final ReentrantLock lock = new ReentrantLock();
    private final ChunkStore chunks;
    private final WireLog wire;
    private final FrameIndex index;
    private final InflatedPayloads inflated;
    private final ConnectionTable connections = new ConnectionTable();
    private final KeptMarks marks;
    private final List<CaptureNote> notes = new ArrayList<>();
    private final List<CaptureListener> listeners = new CopyOnWriteArrayList<>();
    private final RowBatch noteRow = new RowBatch();
    private final long limit;
    private long frames;
    private long bytes;
    private long lostBytes;
    private volatile boolean lostAny;
    private long passedBytes;
    private volatile boolean stopped;
    private volatile boolean full;
    private volatile int clearings;

    private MemoryCapture(ChunkStore chunks, long limit, boolean reusing) {
        this.limit = limit;
        this.chunks = chunks;
        wire = new WireLog(chunks, reusing);
        index = new FrameIndex(reusing);
        marks = new KeptMarks(this, wire, chunks, this::change);
        // Memory that is used again at once needs no room elsewhere.
        inflated =
                new InflatedPayloads(
                        reusing, reusing ? Optional.empty() : chunks.scratch(), this::change);
    }

    /// For what is not done for every read or batch of rows: those make no object for it.
    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            updateFull();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /// A capture that keeps everything until it is cleared.
    ///
    /// @param limit how many bytes of memory it takes before it is congested
    public static MemoryCapture keeping(long limit) {
        return keeping(new PagedChunks(false), limit);
    }

    /// The same with the bytes of chunks in another place.
    ///
    /// @param limit how many bytes of memory all else takes before it is congested
    public static MemoryCapture keeping(ChunkStore chunks, long limit) {
        return new MemoryCapture(chunks, limit, false);
    }

    /// A capture for a single reader that [#forgetBefore]s what it has read, so that memory is
    /// used again at once.
    public static MemoryCapture passing(long limit) {
        return passing(new PagedChunks(true), limit);
    }

    /// The same with the bytes of chunks in another place, which keeps them.
    public static MemoryCapture passing(ChunkStore chunks, long limit) {
        return new MemoryCapture(chunks, limit, true);
    }

    // ---------------------------------------------------------------- writing

    @Override
    public int opened(String remote, String local, long openedAt) {
        return locked(() -> {
            ConnectionInfo connection = connections.open(remote, local, openedAt);
            chunks.opened(connection);
            return connection.number();
        });
    }

    @Override
    public void agreed(int connection, String target, String subprotocol) {
        change(() -> connections.agreed(connection, target, subprotocol));
    }

    @Override
    public int append(int connection, Direction direction, long time, ByteBuffer chunk) {
        lock.lock();
        try {
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
            noteGap(connection, time, wire.isKept(number) ? 0 : chunk.remaining());
            updateFull();
            return number;
        } finally {
            lock.unlock();
        }
    }

    private int skip(int last, int connection, Direction direction, long time, int length) {
        int number = wire.skip(last, connection, direction, time, length);
        connections.chunkAdded(connection, direction, number, 0);
        return number;
    }

    @Override
    public int skipped(int connection, Direction direction, long time, long length) {
        return locked(() -> {
            int first = -1;
            for (long left = length; left > 0; left -= LARGEST_GAP) {
                int last = connections.lastChunk(connection, direction);
                int piece = (int) Math.min(left, LARGEST_GAP);
                int number = skip(last, connection, direction, time, piece);
                first = first < 0 ? number : first;
            }
            return first;
        });
    }

    /// Whether bytes could not be kept at any time since this was made.
    public boolean hasLost() {
        return lostAny;
    }

    /// @param lost how many bytes of the last chunk could not be kept
    private void noteGap(int connection, long time, int lost) {
        if (lost > 0 && lostBytes == 0) {
            String why = chunks.health().name();
            addNote(connection, time, new CaptureNote(NoteKind.CAPTURE_PAUSED, why));
        } else if (lost == 0 && lostBytes > 0) {
            String count = Long.toString(lostBytes);
            addNote(connection, time, new CaptureNote(NoteKind.CAPTURE_RESUMED, count));
            lostBytes = 0;
        }
        lostBytes += lost;
        lostAny |= lost > 0;
    }

    @Override
    public long keepInflated(ByteBuffer payload) {
        lock.lock();
        try {
            // Nor are the bytes kept that it came from.
            if (stopped || !chunks.takesMore()) {
                return ChunkStore.NOT_KEPT;
            }
            long place = inflated.append(payload);
            updateFull();
            return place;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pendingFrom(int connection, Direction direction, long location) {
        lock.lock();
        try {
            connections.pending(connection, direction, location);
            updateFull();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void append(RowBatch rows) {
        if (rows.count() == 0) {
            return;
        }
        lock.lock();
        try {
            if (stopped) {
                connections.rowsSkipped(rows);
                rows.dropFrames();
            }
            add(rows);
            if (!rows.marks().isEmpty()) {
                marks.put(index.end() - rows.count(), rows.marks());
            }
        } finally {
            lock.unlock();
        }
        changed();
    }

    private void add(RowBatch rows) {
        frames += connections.rowsAdded(rows, index.end(), chunks);
        rows.assignInflated(index.end(), inflated);
        index.append(rows);
        updateFull();
    }

    @Override
    public void note(int connection, long time, NoteKind kind, String detail) {
        change(() -> addNote(connection, time, new CaptureNote(kind, detail)));
        changed();
    }

    private void addNote(int connection, long time, CaptureNote note) {
        chunks.note(connection, time, note);
        notes.add(note);
        noteRow.clear();
        noteRow.note(connection, time, notes.size() - 1);
        add(noteRow);
    }

    @Override
    public void mark(Map<RowName, RowMark> read) {
        marks.put(read);
        changed();
    }

    @Override
    public boolean isKeeping() {
        return true;
    }

    @Override
    public boolean congested() {
        // What is let go needs no room.
        return !stopped && (full || chunks.health() == CaptureHealth.DISK_SLOW);
    }

    private void updateFull() {
        // What waits for the rest of its frame does not count: to stop reading for its sake would
        // keep the rest away.
        long waiting =
                chunks.heldBytes() == 0 ? 0 : wire.pinnedBytes() + connections.pendingBytes();
        full = heldBytes() - waiting >= limit;
    }

    private long heldBytes() {
        return wire.heldBytes() + index.heldBytes() + inflated.heldBytes();
    }

    private void changed() {
        for (CaptureListener listener : listeners) {
            listener.captureChanged();
        }
    }

    // ---------------------------------------------------------------- reading

    @Override
    public long firstRow() {
        return index.first();
    }

    @Override
    public long endRow() {
        return index.end();
    }

    @Override
    public Optional<CaptureRecord> row(long number) {
        return Optional.ofNullable(index.read(number))
                .map(longs -> CaptureRecord.unpack(number, longs));
    }

    @Override
    public boolean read(long from, RowBlock into) {
        return index.read(from, into);
    }

    @Override
    public Bytes wire(CaptureRecord row, long from, int limit) {
        long length = Math.min(row.wireLength() - from, limit);
        if (length <= 0 || row.is(RowKind.NOTE)) {
            return Bytes.EMPTY;
        }
        byte[] into = new byte[(int) length];
        int filled = wire.read(row.location(), from, into);
        return Bytes.wrap(filled == into.length ? into : Arrays.copyOf(into, filled));
    }

    @Override
    public Bytes written(CaptureRecord row, int limit) {
        if (!row.kind().hasBytes()) {
            return Bytes.EMPTY;
        }
        long next = index.nextLocation(row, NOWHERE);
        long length = next == NOWHERE ? limit : wire.distance(row.location(), next);
        byte[] into = new byte[(int) Math.min(length, limit)];
        int filled = wire.read(row.location(), 0, into);
        return Bytes.wrap(filled == into.length ? into : Arrays.copyOf(into, filled));
    }

    @Override
    public List<RowPiece> pieces(CaptureRecord row, int limit) {
        return row.is(RowKind.NOTE) || row.wireLength() == 0
                ? List.of()
                : wire.pieces(row.location(), row.wireLength(), limit);
    }

    @Override
    public Bytes payload(CaptureRecord row, int limit) {
        if (!row.is(RowKind.FRAME)) {
            return Bytes.EMPTY;
        }
        Bytes masked = wire(row, row.header().length(), limit);
        return row.header().masked() ? Masking.apply(masked, row.maskingKey(), 0) : masked;
    }

    @Override
    public Bytes inflated(CaptureRecord row, int limit) {
        return row.isInflated() ? inflated.read(row.number(), limit) : Bytes.EMPTY;
    }

    @Override
    public long inflatedLength(CaptureRecord row) {
        return row.isInflated() ? inflated.length(row.number()) : 0;
    }

    @Override
    public WireChunks chunks() {
        return locked(wire::chunks);
    }

    @Override
    public CaptureNote note(CaptureRecord row) {
        return locked(() -> notes.get((int) row.location()));
    }

    @Override
    public RowMarks marks() {
        return marks.marks();
    }

    @Override
    public void keepMarks(Collection<Long> rows) {
        marks.keep(rows);
    }

    @Override
    public Map<Long, RowName> names(Collection<CaptureRecord> rows) {
        return marks.names(rows);
    }

    @Override
    public Optional<ConnectionInfo> connection(int number) {
        return locked(() -> Optional.ofNullable(connections.info(number)));
    }

    @Override
    public Bytes clearedHead(int connection, Direction direction) {
        return locked(() -> connections.clearedHead(connection, direction));
    }

    @Override
    public List<ConnectionSummary> connections() {
        return locked(connections::summaries);
    }

    @Override
    public CaptureTotals totals() {
        return locked(() ->
                new CaptureTotals(
                        index.end() - index.first(),
                        frames,
                        bytes,
                        connections.openCount(),
                        heldBytes(),
                        health()));
    }

    private CaptureHealth health() {
        return stopped ? CaptureHealth.STOPPED : full ? CaptureHealth.FULL : chunks.health();
    }

    @Override
    public void stop(long time) {
        change(() -> {
            if (!stopped) {
                addNote(NO_CONNECTION, time, new CaptureNote(NoteKind.CAPTURE_STOPPED, ""));
                stopped = true;
            }
        });
        changed();
    }

    @Override
    public void goOn(long time) {
        change(() -> {
            if (stopped) {
                stopped = false;
                String count = Long.toString(passedBytes);
                addNote(NO_CONNECTION, time, new CaptureNote(NoteKind.CAPTURE_CONTINUED, count));
                passedBytes = 0;
            }
        });
        changed();
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public int clearings() {
        return clearings;
    }

    @Override
    public void clear() {
        change(this::clearAll);
        changed();
    }

    private void clearAll() {
        int next = clearings + 1; // Under the lock.
        clearings = next;
        connections.keepHeads(wire);
        if (chunks.beginAnew()) {
            connections.repeat(chunks, wire);
        } else {
            connections.trimPending(wire);
        }
        drop(index.end());
        frames = 0;
        bytes = 0;
    }

    /// Forgets the rows before this one, and the bytes that neither the rows left nor those still
    /// to come need. Looks at every row that is left.
    public void forgetBefore(long row) {
        change(() -> drop(Math.min(row, index.end())));
    }

    private void drop(long row) {
        int oldest = index.oldestChunk(row, wire.endChunk());
        index.dropBefore(row);
        marks.marks().dropBefore(row);
        inflated.dropBefore(row);
        List<Integer> pending = connections.pendingChunks();
        wire.dropBefore(oldest, pending);
        if (row == index.end() && pending.isEmpty() && wire.restartIfWorn()) {
            connections.forgetChunks();
        }
        connections.forgetEnded(row);
    }

    @Override
    public void addListener(CaptureListener listener) {
        listeners.add(listener);
    }
}
