package framescope.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Waits for what another thread or another process is about to do: on a condition, with a
/// deadline, and no longer than need be.
public final class Await {
    /// How long anything may take on a slow and busy machine.
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final long PAUSE_NANOS = 1_000_000;

    private Await() {}

    /// An assertion that may fail for a while.
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /// Waits until an assertion holds; at the deadline its own failure is thrown.
    public static void until(Assertion assertion) throws Exception {
        within(DEADLINE, assertion);
    }

    /// The same with a deadline that is part of what is asserted.
    public static void within(Duration deadline, Assertion assertion) throws Exception {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                assertion.check();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// Waits until a number has stayed the same for this long, and returns it.
    public static long settled(Duration quiet, LongSupplier number) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        long value = number.getAsLong();
        long since = System.nanoTime();
        while (System.nanoTime() - since < quiet.toNanos()) {
            long now = number.getAsLong();
            if (now != value) {
                value = now;
                since = System.nanoTime();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("still changing: " + value);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return value;
    }
}
