package framescope.net;

import framescope.protocol.Bytes;
import framescope.protocol.connection.PeerReading;
import framescope.protocol.connection.SentFrame;
import framescope.protocol.connection.Transmission;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes composed frames to the channel in the pieces that were asked for, with pauses between
/// them. What the endpoint has to say meanwhile waits: it must not stand in the midst of a frame.
///
/// Belongs to the channel's event loop.
final class ComposedSending {
    private static final int PIECES_AT_ONCE = 64;

    private final Channel channel;
    private final ChannelOutlet outlet;
    private final ConnectionObserver observer;
    private final PeerReading peer;
    private final Runnable onEnd;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private @Nullable Transmission transmission;
    private @Nullable ComposedRows rows;
    private @Nullable ScheduledFuture<?> pause;
    private int at;

    /// @param peer takes note of what is written
    /// @param onEnd is run after the last piece
    ComposedSending(
            Channel channel,
            ChannelOutlet outlet,
            ConnectionObserver observer,
            PeerReading peer,
            Runnable onEnd) {
        this.channel = channel;
        this.outlet = outlet;
        this.observer = observer;
        this.peer = peer;
        this.onEnd = onEnd;
    }

    /// Whether pieces are still to be written.
    boolean isGoingOn() {
        return transmission != null;
    }

    /// Lets an action wait for the last piece.
    ///
    /// @return false when there is nothing to wait for
    boolean queues(Runnable action) {
        return isGoingOn() && waiting.add(action);
    }

    /// Begins to write.
    void start(Transmission next, List<SentFrame> frames) {
        transmission = next;
        rows = new ComposedRows(next, frames);
        at = 0;
        observer.beginComposed();
        outlet.hold();
        goOn();
    }

    /// Writes as many pieces as may go out now.
    void goOn() {
        Transmission current = transmission;
        ComposedRows told = rows;
        if (current == null || told == null || pause != null) {
            return;
        }
        for (int written = 0; at < current.bytes().length() && channel.isWritable(); written++) {
            if (written == PIECES_AT_ONCE) {
                goOnAfter(0);
                return;
            }
            write(current, told);
            if (at < current.bytes().length() && !current.pause().isZero()) {
                goOnAfter(current.pause().toNanos());
                return;
            }
        }
        if (at == current.bytes().length()) {
            end();
            onEnd.run();
            while (!isGoingOn() && !waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
        }
    }

    private void write(Transmission current, ComposedRows told) {
        int end = (int) Math.min(current.bytes().length(), (long) at + current.pieceLength());
        Bytes piece = current.bytes().slice(at, end);
        at = end;
        observer.writeComposed(piece.buffer(), told);
        peer.wrote(piece.buffer());
        channel.writeAndFlush(Unpooled.wrappedBuffer(piece.buffer()), channel.voidPromise());
    }

    private void goOnAfter(long nanos) {
        ChannelTask next =
                new ChannelTask(
                        channel,
                        () -> {
                            pause = null;
                            goOn();
                        });
        pause = channel.eventLoop().schedule(next, nanos, TimeUnit.NANOSECONDS);
    }

    /// Gives up the pieces that are left, and runs what waits.
    void stop() {
        if (isGoingOn()) {
            end();
        }
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private void end() {
        ComposedRows told = rows;
        if (pause != null) {
            pause.cancel(false);
            pause = null;
        }
        transmission = null;
        rows = null;
        outlet.release();
        if (told != null) {
            observer.endComposed(told);
        }
    }
}
