package framescope.net;

import framescope.behaviour.Closing;
import framescope.capture.Ending;
import framescope.net.ServerSettings.Timeouts;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How a connection's channel comes to its end: by a FIN of ours, by waiting for the peer's, or by
/// a cut. Whatever is called first decides what the end is put down to. Belongs to the channel's
/// event loop.
final class ChannelEnding {
    private final SocketChannel channel;
    private final Timeouts timeouts;
    private boolean dropping;
    private boolean resetting;
    private boolean outputEnded;
    private boolean awaitingClose;
    private boolean lastWordQueued;
    private @Nullable Ending cause;
    private @Nullable ScheduledFuture<?> timer;

    ChannelEnding(SocketChannel channel, Timeouts timeouts) {
        this.channel = channel;
        this.timeouts = timeouts;
    }

    /// What the end will be put down to, unless that is known already.
    void putDownTo(Ending how) {
        if (cause == null) {
            cause = how;
        }
    }

    /// What the end was put down to.
    ///
    /// @param otherwise if that is not known
    Ending cause(Ending otherwise) {
        Ending known = cause;
        return known == null ? otherwise : known;
    }

    /// The channel is to be closed without a closing handshake, with the next [#closeIfDropping]:
    /// frames that came in the same read get their rows before.
    void drop(Closing.Drop how) {
        dropping = true;
        resetting = how == Closing.Drop.RESET;
    }

    /// Closes a channel that is to be dropped.
    ///
    /// @return whether it is
    boolean closeIfDropping() {
        if (dropping && !outputEnded) {
            outputEnded = true;
            if (resetting) {
                // The system sends RST where it is not to wait for what was sent to arrive.
                channel.config().setSoLinger(0);
            }
            closeOnceWritten(resetting ? Ending.RESET : Ending.SERVER_FIN);
            cutSoon(); // Who is dropped is not owed what was said before.
        }
        return dropping;
    }

    /// Closes the channel when what is still queued has gone out, for as long as the peer takes it.
    ///
    /// @param how what the end is then put down to
    void closeOnceWritten(Ending how) {
        onceWritten(written -> {
            if (written.isSuccess()) {
                putDownTo(how);
            }
            channel.close();
        });
    }

    // Nobody knows how long a slow peer takes for what is queued. As long as it takes something at
    // all it is given that time, and only from then on it owes a last word of its own.
    private void onceWritten(ChannelFutureListener next) {
        lastWordQueued = true;
        channel.writeAndFlush(channel.alloc().buffer(0)).addListener(next);
    }

    /// Whether the last word of ours, a Close frame or the end of the stream, has been queued and
    /// maybe not gone: however little waits, a peer that does not read it is given up.
    boolean lastWordQueued() {
        return lastWordQueued;
    }

    /// Closes the channel at once, since nothing was said on it.
    void closeNow() {
        putDownTo(Ending.SERVER_FIN);
        channel.close();
    }

    /// Ends our side of the stream, once.
    void endOutput() {
        if (outputEnded) {
            return;
        }
        outputEnded = true;
        stopTimer();
        // §7.1.1: the server ends the TCP connection first, by a FIN, and reads on until the
        // client's own: closing at once could turn unread bytes into a reset that overtakes ours.
        onceWritten(written -> {
            if (written.isSuccess()) {
                putDownTo(Ending.SERVER_FIN);
                channel.shutdownOutput();
                cutAfter(timeouts.linger());
            }
        });
    }

    /// Whether our side of the stream has ended.
    boolean outputEnded() {
        return outputEnded;
    }

    /// The peer owes a Close frame, and is given time for it.
    void awaitClose() {
        if (!awaitingClose) {
            awaitingClose = true;
            onceWritten(written -> {
                if (written.isSuccess() && !outputEnded) {
                    cutAfter(timeouts.close());
                }
            });
        }
    }

    /// The peer had its time to read, and is given a little more for what is still to be said.
    void cutSoon() {
        cutAfter(timeouts.linger());
    }

    private void cutAfter(Duration delay) {
        stopTimer();
        ChannelTask cut = new ChannelTask(channel, this::cut);
        timer = channel.eventLoop().schedule(cut, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Whether a time has begun after which the channel is closed.
    boolean isToBeCut() {
        return timer != null && !timer.isDone();
    }

    /// Closes the channel, whatever is still to be said: the peer had its time.
    void cut() {
        putDownTo(Ending.TIMED_OUT);
        channel.close();
    }

    /// Waits for nothing any more: the channel has closed.
    void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
