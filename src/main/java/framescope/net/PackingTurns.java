package framescope.net;

import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whose turn it is, of the connections of an event loop, to pack what it keeps for messages to
/// come: a few at a time, since thousands may fall silent together, and the others are not to wait
/// for that.
final class PackingTurns {
    /// With about a millisecond for each, a tenth of the loop's time.
    static final int TURNS = 10;

    static final long SPAN_NANOS = Duration.ofMillis(100).toNanos();

    private static final FastThreadLocal<PackingTurns> OF_LOOP =
            new FastThreadLocal<>() {
                @Override
                protected PackingTurns initialValue() {
                    return new PackingTurns();
                }
            };

    private long spanStart = System.nanoTime();
    private int taken;

    /// Those of the event loop that this is called on.
    static PackingTurns here() {
        return OF_LOOP.get();
    }

    /// Lets a connection pack, if there is a turn left.
    ///
    /// @param now in nanoseconds, as [System#nanoTime] counts
    /// @param packing says whether it took work; if not, the turn is not used up
    /// @return whether it was this connection's turn
    boolean take(long now, BooleanSupplier packing) {
        if (now - spanStart >= SPAN_NANOS) {
            spanStart = now;
            taken = 0;
        }
        if (taken == TURNS) {
            return false;
        }
        if (packing.getAsBoolean()) {
            taken++;
        }
        return true;
    }
}
