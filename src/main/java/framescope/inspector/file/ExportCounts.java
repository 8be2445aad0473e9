package framescope.inspector.file;

import java.util.concurrent.atomic.AtomicLong;

/// How far an export has come, and whether it is to stop. One thread counts, any may look or cancel.
final class ExportCounts {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong inAll = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private volatile boolean cancelled;

    void expect(long bytesInAll) {
        inAll.set(bytesInAll);
    }

    void written(long moreBytes) {
        bytes.lazySet(bytes.getPlain() + moreBytes);
    }

    void frame() {
        frames.lazySet(frames.getPlain() + 1);
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    FileProgress progress() {
        return new FileProgress(bytes.get(), inAll.get(), frames.get());
    }
}
