package framescope.net;

import java.util.concurrent.atomic.AtomicInteger;

/// What all quiet connections of a server together may still read during one congestion of the
/// capture, in bytes on the wire: however many there are, what they add has an end.
///
/// May be used from any thread.
final class QuietReserve {
    private static final int BYTES = 1024 * 1024;

    private final AtomicInteger left = new AtomicInteger(BYTES);

    /// Takes account of what was read during a congestion.
    void take(int bytes) {
        left.addAndGet(-bytes);
    }

    /// Whether there is something left.
    boolean isLeft() {
        return left.get() > 0;
    }

    /// Is full again, once the congestion is over.
    void fill() {
        if (left.get() != BYTES) {
            left.set(BYTES);
        }
    }
}
