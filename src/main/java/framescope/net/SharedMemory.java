package framescope.net;

import framescope.protocol.MessageMemory;
import java.util.concurrent.atomic.AtomicLong;

/// Memory for the unfinished messages of all connections. Safe to share between threads.
public final class SharedMemory implements MessageMemory {
    /// What there is when nobody has chosen: a quarter of the heap that the process may have.
    public static final SharedMemory OF_PROCESS =
            new SharedMemory(Runtime.getRuntime().maxMemory() / 4);

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /// @param limit in bytes, inclusive
    public SharedMemory(long limit) {
        this.limit = limit;
    }

    /// How many bytes may be taken in all, inclusive.
    public long limit() {
        return limit;
    }

    @Override
    public boolean take(int bytes) {
        if (taken.addAndGet(bytes) > limit) {
            giveBack(bytes);
            return false;
        }
        return true;
    }

    @Override
    public void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}
