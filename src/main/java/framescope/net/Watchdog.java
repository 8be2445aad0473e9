package framescope.net;

import framescope.net.ServerSettings.Timeouts;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether a connection has come to a standstill. Runs on the channel's event
/// loop.
final class Watchdog implements Runnable {
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

    /// What a watched connection is and does.
    interface Watched {
        /// Whether its request head has not become whole yet.
        boolean isConnecting();

        /// Whether a frame has been begun and not ended.
        boolean isMidFrame();

        /// The request head took too long.
        void handshakeIsLate();

        /// The rest of a frame does not come.
        void frameIsStalled();

        /// The peer takes nothing of what is sent to it.
        void peerDoesNotRead();
    }

    private final Channel channel;
    private final Watched watched;
    private final long handshakeNanos;
    private final long stallNanos;
    private final long accepted = System.nanoTime();
    private final ScheduledFuture<?> timer;
    private long lastRead = accepted;
    private long lastProgress = accepted;
    private long queuedBefore;

    Watchdog(Channel channel, Timeouts timeouts, Watched watched) {
        this.channel = channel;
        this.watched = watched;
        handshakeNanos = timeouts.handshake().toNanos();
        stallNanos = timeouts.stall().toNanos();
        long shortest = Math.min(handshakeNanos, stallNanos);
        long interval = Math.min(LONGEST_INTERVAL.toNanos(), Math.max(1, shortest / 4));
        timer =
                channel.eventLoop()
                        .scheduleWithFixedDelay(this, interval, interval, TimeUnit.NANOSECONDS);
    }

    /// Something was read.
    void read() {
        lastRead = System.nanoTime();
    }

    void stop() {
        timer.cancel(false);
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (watched.isConnecting()) {
            if (now - accepted > handshakeNanos) {
                watched.handshakeIsLate();
            }
        } else if (watched.isMidFrame() && channel.config().isAutoRead()) {
            if (now - lastRead > stallNanos) {
                watched.frameIsStalled();
            }
        }
        watchWriting(now);
    }

    private void watchWriting(long now) {
        long queued = channel.isWritable() ? 0 : channel.bytesBeforeWritable();
        if (queued == 0 || queued < queuedBefore) {
            lastProgress = now;
        }
        queuedBefore = queued;
        if (now - lastProgress > stallNanos) {
            watched.peerDoesNotRead();
        }
    }
}
