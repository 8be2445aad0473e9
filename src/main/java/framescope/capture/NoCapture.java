package framescope.capture;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

final class NoCapture implements CaptureSink {
    private final AtomicInteger connections = new AtomicInteger();

    @Override
    public boolean isKeeping() {
        return false;
    }

    @Override
    public int opened(String remote, String local, long openedAt) {
        return connections.incrementAndGet();
    }

    @Override
    public void agreed(int connection, String target, String subprotocol) {}

    @Override
    public void deflating(int connection) {}

    @Override
    public int append(int connection, Direction direction, long time, ByteBuffer wire) {
        return 0;
    }

    @Override
    public int skipped(int connection, Direction direction, long time, long length) {
        return 0;
    }

    @Override
    public long keepInflated(ByteBuffer payload) {
        return 0;
    }

    @Override
    public void pendingFrom(int connection, Direction direction, long location) {}

    @Override
    public void append(RowBatch rows) {}

    @Override
    public void note(int connection, long time, NoteKind kind, String detail) {}

    @Override
    public void mark(Map<RowName, RowMark> read) {}

    @Override
    public boolean congested() {
        return false;
    }
}
