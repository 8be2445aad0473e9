package framescope.net;

import framescope.protocol.connection.Transmission;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What is sent again and again on several connections, on each at its own pace: never more than
/// one message ahead of what its socket takes. May be used from any thread.
public final class Repetition {
    private final LongFunction<Transmission> messages;
    private final long interval;
    private final int atOnce;
    private final long times;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger going = new AtomicInteger();
    private final Queue<Runnable> stops = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Made last;
    private volatile boolean stopped;

    private record Made(long number, Transmission message) {}

    /// @param messages makes each message of its number, from 1 on; called on event loops
    /// @param interval between two bursts on a connection; zero for as fast as they are taken
    /// @param atOnce how many messages a burst has, from 1 on
    /// @param times how many messages each connection gets
    public Repetition(
            LongFunction<Transmission> messages, Duration interval, int atOnce, long times) {
        this.messages = messages;
        this.interval = interval.toNanos();
        this.atOnce = atOnce;
        this.times = times;
    }

    /// How many messages went out on all connections together.
    public long sent() {
        return sent.get();
    }

    /// On how many connections it goes on.
    public int going() {
        return stopped ? 0 : going.get();
    }

    /// Sends nothing more. Returns at once.
    public void stop() {
        stopped = true;
        for (Runnable stop = stops.poll(); stop != null; stop = stops.poll()) {
            stop.run();
        }
    }

    /// A connection takes part.
    ///
    /// @param stop lets it look whether it has to end
    void join(Runnable stop) {
        going.incrementAndGet();
        stops.add(stop);
        if (stopped) {
            stop();
        }
    }

    /// A connection takes part no longer.
    void leave() {
        going.decrementAndGet();
    }

    /// Whether a message of this number is still to be sent.
    boolean wants(long number) {
        return !stopped && number <= times;
    }

    /// Nanoseconds from one burst to the next.
    long interval() {
        return interval;
    }

    /// Whether the message of this number is the last of a burst.
    boolean endsBurst(long number) {
        return number % atOnce == 0;
    }

    // Connections that keep in step share what was made for the first of them.
    Transmission message(long number) {
        Made made = last;
        if (made == null || made.number() != number) {
            made = new Made(number, messages.apply(number));
            last = made;
        }
        return made.message();
    }

    void count() {
        sent.incrementAndGet();
    }
}
