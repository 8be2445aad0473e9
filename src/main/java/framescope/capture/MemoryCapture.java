package framescope.capture;

import framescope.protocol.Bytes;
import java.nio.ByteBuffer;
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
/// It is both doors of a capture, and the only place that takes the lock: what is behind the one
/// is in [CaptureContent], behind the other in [RowReader].
public final class MemoryCapture implements CaptureSink, CaptureStore {
    /// How much memory a capture that keeps everything takes where nothing else is said, in bytes:
    /// half of what Java may use.
    public static final long USUAL_LIMIT = Runtime.getRuntime().maxMemory() / 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final CaptureContent content;
    private final RowReader reader;
    private final KeptMarks marks;
    private final List<CaptureListener> listeners = new CopyOnWriteArrayList<>();

    private MemoryCapture(ChunkStore chunks, long limit, boolean reusing) {
        content = new CaptureContent(chunks, limit, reusing, this::change);
        reader = content.reader();
        marks = new KeptMarks(this, content.chunkReader(), chunks, this::change);
    }

    /// For what is not done for every read or batch of rows: those make no object for it.
    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            content.updateFull();
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
        return locked(() -> content.opened(remote, local, openedAt));
    }

    @Override
    public void agreed(int connection, String target, String subprotocol) {
        change(() -> content.connections().agreed(connection, target, subprotocol));
    }

    @Override
    public void deflating(int connection) {
        change(() -> content.connections().deflating(connection));
    }

    @Override
    public int append(int connection, Direction direction, long time, ByteBuffer chunk) {
        lock.lock();
        try {
            return content.append(connection, direction, time, chunk);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int skipped(int connection, Direction direction, long time, long length) {
        return locked(() -> content.skipped(connection, direction, time, length));
    }

    @Override
    public long keepInflated(ByteBuffer payload) {
        lock.lock();
        try {
            return content.keepInflated(payload);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pendingFrom(int connection, Direction direction, long location) {
        lock.lock();
        try {
            content.pendingFrom(connection, direction, location);
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
            content.append(rows);
            if (!rows.marks().isEmpty()) {
                marks.put(endRow() - rows.count(), rows.marks());
            }
        } finally {
            lock.unlock();
        }
        changed();
    }

    @Override
    public void note(int connection, long time, NoteKind kind, String detail) {
        change(() -> content.note(connection, time, kind, detail));
        changed();
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
        return content.congested();
    }

    /// Whether bytes could not be kept at any time since this was made.
    public boolean hasLost() {
        return content.hasLost();
    }

    private void changed() {
        for (CaptureListener listener : listeners) {
            listener.captureChanged();
        }
    }

    // ---------------------------------------------------------------- reading

    @Override
    public long firstRow() {
        return content.index().first();
    }

    @Override
    public long endRow() {
        return content.index().end();
    }

    @Override
    public Optional<CaptureRecord> row(long number) {
        return reader.row(number);
    }

    @Override
    public boolean read(long from, RowBlock into) {
        return content.index().read(from, into);
    }

    @Override
    public Bytes wire(CaptureRecord row, long from, int limit) {
        return reader.wire(row, from, limit);
    }

    @Override
    public Bytes written(CaptureRecord row, int limit) {
        return reader.written(row, limit);
    }

    @Override
    public List<RowPiece> pieces(CaptureRecord row, int limit) {
        return reader.pieces(row, limit);
    }

    @Override
    public Bytes payload(CaptureRecord row, int limit) {
        return reader.payload(row, limit);
    }

    @Override
    public Bytes inflated(CaptureRecord row, int limit) {
        return reader.inflated(row, limit);
    }

    @Override
    public long inflatedLength(CaptureRecord row) {
        return reader.inflatedLength(row);
    }

    @Override
    public WireChunks chunks() {
        return locked(content::chunks);
    }

    @Override
    public CaptureNote note(CaptureRecord row) {
        return locked(() -> content.note(row));
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
        return locked(() -> Optional.ofNullable(content.connections().info(number)));
    }

    @Override
    public Bytes clearedHead(int connection, Direction direction) {
        return locked(() -> content.connections().clearedHead(connection, direction));
    }

    @Override
    public List<ConnectionSummary> connections() {
        return locked(() -> content.connections().summaries());
    }

    @Override
    public CaptureTotals totals() {
        return locked(content::totals);
    }

    @Override
    public void addListener(CaptureListener listener) {
        listeners.add(listener);
    }

    // ---------------------------------------------------------------- stopping and clearing

    @Override
    public void stop(long time) {
        change(() -> content.stop(time));
        changed();
    }

    @Override
    public void goOn(long time) {
        change(() -> content.goOn(time));
        changed();
    }

    @Override
    public boolean isStopped() {
        return content.isStopped();
    }

    @Override
    public int clearings() {
        return content.clearings();
    }

    @Override
    public void clear() {
        change(() -> {
            content.clear();
            marks.marks().dropBefore(endRow());
        });
        changed();
    }

    /// Forgets the rows before this one, and the bytes that neither the rows left nor those still
    /// to come need. Looks at every row that is left.
    public void forgetBefore(long row) {
        change(() -> {
            long end = Math.min(row, endRow());
            content.dropBefore(end);
            marks.marks().dropBefore(end);
        });
    }
}
