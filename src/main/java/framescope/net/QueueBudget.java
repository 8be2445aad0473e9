package framescope.net;

import java.util.concurrent.atomic.AtomicLong;

/// How much memory may wait for the peers of all connections of a server together to read. Above
/// it, who has something waiting is not read from, and the others are in small steps; where it
/// would be taken twice over, a large message is not answered.
///
/// May be used from any thread.
final class QueueBudget {
    private static final int TIMES_FOR_LARGE_MESSAGES = 2;

    private final AtomicLong taken = new AtomicLong();
    private final long limit;

    /// @param limit in bytes
    QueueBudget(long limit) {
        this.limit = limit;
    }

    /// So many bytes more wait, or fewer.
    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    /// Whether nothing is left.
    boolean isSpent() {
        return taken.get() >= limit;
    }

    /// Whether it would be taken more than twice over if so many bytes more waited.
    boolean wouldBeOverdrawnBy(int bytes) {
        return taken.get() + bytes > TIMES_FOR_LARGE_MESSAGES * limit;
    }
}
