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
    private static final long AWAKE_NANOS = Duration.ofSeconds(15).toNanos();

    /// What a watched connection is and does.
    interface Watched {
        /// Whether its request head has not become whole yet.
        boolean isConnecting();

        /// Whether messages go to and fro: after the opening handshake and before a Close frame.
        boolean isOpen();

        /// Whether what is to be sent waits for something else.
        boolean isHoldingBack();

        /// Where in the stream the frame begins that has not ended yet; [FrameClock#NO_FRAME]
        /// between two frames.
        long frameStart();

        /// How many bytes were read.
        long received();

        /// How many bytes the peer should be reading; 0 when that does not matter.
        long bytesToBeRead();

        /// How many frames there are of a message whose next frame is waited for; 0 when none is.
        int framesOfWaitingMessage();

        /// Nothing was read for a moment; told once, until something is.
        void restsNow();

        /// Nothing was read for many seconds; told at each look, until that was done which is to be
        /// done about it, and until something is read.
        ///
        /// @param now in nanoseconds, as [System#nanoTime] counts
        /// @return whether it was done
        boolean sleepsNow(long now);

        /// The request head took too long.
        void handshakeIsLate();

        /// The rest of a frame does not come, or far too slowly.
        void frameIsStalled();

        /// The next frame of a message does not come.
        void messageIsStalled();

        /// The peer takes nothing of what is sent to it.
        void peerDoesNotRead();

        /// The peer has been silent for so long that it may have vanished.
        void askForSignOfLife();

        /// The peer has been silent ever since it was asked.
        void peerIsGone();
    }

    private final Channel channel;
    private final Watched watched;
    private final long handshakeNanos;
    private final long stallNanos;
    private final FrameClock frameClock;
    private final long messageNanos;
    private final long keepAliveNanos;
    private final long accepted = System.nanoTime();
    private long handshakeBegun = accepted;
    private long lastLook = accepted;
    private final ScheduledFuture<?> timer;
    private boolean readSinceLook;
    private boolean resting;
    private boolean sleeping;
    private long lastRead = accepted;
    private long lastProgress = accepted;
    private long lastFragment = accepted;
    private int fragmentsBefore;
    private long queuedBefore;
    private long askedAt;
    private long askedAboutRead;

    Watchdog(Channel channel, Timeouts timeouts, Watched watched) {
        this.channel = channel;
        this.watched = watched;
        handshakeNanos = timeouts.handshake().toNanos();
        stallNanos = timeouts.stall().toNanos();
        frameClock = new FrameClock(stallNanos);
        messageNanos = timeouts.message().toNanos();
        keepAliveNanos = timeouts.keepAlive().toNanos();
        long shortest = Math.min(handshakeNanos, Math.min(stallNanos, messageNanos));
        if (keepAliveNanos > 0) {
            shortest = Math.min(shortest, keepAliveNanos);
        }
        long interval = Math.min(LONGEST_INTERVAL.toNanos(), Math.max(1, shortest / 4));
        timer =
                channel.eventLoop()
                        .scheduleWithFixedDelay(
                                new ChannelTask(channel, this),
                                interval,
                                interval,
                                TimeUnit.NANOSECONDS);
    }

    /// Something was read. When, the next look will do for: to ask the clock at each read costs
    /// more than it tells.
    void read() {
        readSinceLook = true;
    }

    void stop() {
        timer.cancel(false);
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (!readSinceLook && !resting) {
            watched.restsNow();
        }
        resting = !readSinceLook;
        // Whom we do not read from cannot be late.
        boolean reading = channel.config().isAutoRead();
        if (!reading) {
            handshakeBegun += now - lastLook;
        }
        lastLook = now;
        if (readSinceLook || !reading) {
            readSinceLook = false;
            lastRead = now;
            sleeping = false;
        } else if (!sleeping && now - lastRead > AWAKE_NANOS) {
            sleeping = watched.sleepsNow(now);
        }
        boolean stalled =
                frameClock.isStalled(now, watched.frameStart(), watched.received(), reading);
        if (watched.isConnecting()) {
            if (now - handshakeBegun > handshakeNanos) {
                watched.handshakeIsLate();
            }
        } else if (stalled) {
            watched.frameIsStalled();
        } else if (keepAliveNanos > 0 && watched.isOpen() && !watched.isHoldingBack()) {
            watchSilence(now);
        }
        watchMessage(now, reading);
        watchWriting(now);
    }

    private void watchSilence(long now) {
        boolean asked = askedAboutRead == lastRead;
        if (!asked && now - lastRead > keepAliveNanos) {
            askedAt = now;
            askedAboutRead = lastRead;
            watched.askForSignOfLife();
        } else if (asked && now - askedAt > keepAliveNanos) {
            watched.peerIsGone();
        }
    }

    // Other frames may come meanwhile, so when something was read does not matter here.
    private void watchMessage(long now, boolean reading) {
        int fragments = watched.framesOfWaitingMessage();
        if (fragments == 0 || fragments != fragmentsBefore || !reading) {
            fragmentsBefore = fragments;
            lastFragment = now;
        } else if (now - lastFragment > messageNanos) {
            watched.messageIsStalled();
        }
    }

    private void watchWriting(long now) {
        long queued = watched.bytesToBeRead();
        if (queued == 0 || queued < queuedBefore) {
            lastProgress = now;
        }
        queuedBefore = queued;
        if (now - lastProgress > stallNanos) {
            lastProgress = now; // It is told again when nothing has changed for as long once more.
            watched.peerDoesNotRead();
        }
    }
}
