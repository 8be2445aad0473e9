package framescope.net;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A capture that has no room until it is told to have some, keeps nothing, and counts how often
/// it is asked.
final class SinkWithoutRoom implements CaptureSink {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean congested = true;

    /// How often somebody wanted to know whether there is room.
    int timesAsked() {
        return asked.get();
    }

    /// Has room from now on.
    void makeRoom() {
        congested = false;
    }

    @Override
    public boolean isKeeping() {
        return true;
    }

    @Override
    public int opened(String remote, String local, long openedAt) {
        return 1;
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
        asked.incrementAndGet();
        return congested;
    }
}
