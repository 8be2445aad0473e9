package framescope.capture;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Chunks in memory, off the heap.
final class PagedChunks implements ChunkStore {
    private final PagedBytes bytes;

    PagedChunks(boolean reusing) {
        bytes = new PagedBytes(reusing);
    }

    @Override
    public void opened(ConnectionInfo connection) {}

    @Override
    public long append(
            int connection, Direction direction, long time, ByteBuffer wire, boolean handshake) {
        return bytes.append(wire);
    }

    @Override
    public void skipped(int connection, Direction direction, int length) {}

    @Override
    public int read(long place, int index, byte[] into, int at, int length) {
        return bytes.read(place + index, into, at, length);
    }

    @Override
    public void note(int connection, long time, CaptureNote note) {}

    @Override
    public void mark(ConnectionInfo connection, long time, RowName name, RowMark mark) {}

    @Override
    public void closed(int connection, long time, Ending ending) {}

    @Override
    public boolean beginAnew() {
        return false;
    }

    @Override
    public long dropBefore(long place, List<Run> kept) {
        BitSet pages = new BitSet();
        for (Run run : kept) {
            int last = bytes.pageNumber(run.place() + Math.max(1, run.length()) - 1);
            pages.set(bytes.pageNumber(run.place()), last + 1);
        }
        bytes.dropBefore(place, pages);
        return pages.cardinality() * bytes.pageBytes();
    }

    @Override
    public void restart() {
        bytes.restart();
    }

    @Override
    public long end() {
        return bytes.end();
    }

    @Override
    public long heldBytes() {
        return bytes.heldBytes();
    }

    @Override
    public Optional<Scratch> scratch() {
        return Optional.empty();
    }

    @Override
    public boolean takesMore() {
        return true;
    }

    @Override
    public CaptureHealth health() {
        return CaptureHealth.KEEPING;
    }
}
