package framescope.inspector.file;

import java.util.concurrent.atomic.AtomicLong;

/// What an import has come upon so far. One thread counts, any may look.
final class ImportCounts {
    /// Notes are objects on the heap, and a file may give cause for any number of them.
    private static final int MOST_NOTES = 10_000;

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private int notes;

    void frame() {
        frames.lazySet(frames.getPlain() + 1);
    }

    long frames() {
        return frames.get();
    }

    void connection() {
        connections.lazySet(connections.getPlain() + 1);
    }

    long connections() {
        return connections.get();
    }

    /// Whether one more note may be made; it then is taken for made.
    boolean mayNote() {
        return notes++ < MOST_NOTES;
    }
}
