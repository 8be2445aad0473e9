package framescope.net;

import framescope.capture.CaptureSink;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.TimeUnit;

/// Whether a peer is read from: not while it does not read itself, not while its behaviour says so,
/// and, but for a little from one that has been quiet, not while the capture is congested. While
/// the replies of all connections take too much memory, it has to read all that waits for it, and
/// is read from in small steps. Belongs to the channel's event loop.
final class ReadGate {
    private static final int CONGESTION_CHECK_MILLIS = 10;

    private final SocketChannel channel;
    private final CaptureSink sink;
    private final QuietReserve reserve;
    private final QueueBudget budget;
    private final WriteQueue queue;
    private final Intake intake;
    private final Runnable receiveRest;
    private final ChannelOutlet outlet;
    private final ConnectionBehaviour behaviour;
    private final ChannelEnding ending;
    private final int writeQueue;
    private final QuietAllowance allowance = new QuietAllowance(System.nanoTime());
    private long received;
    private boolean awaitsRelief;
    private boolean goesOn;

    /// @param receiveRest takes what waits in the intake
    /// @param writeQueue how many bytes may wait for the peer to read them
    ReadGate(
            SocketChannel channel,
            CaptureSink sink,
            QuietReserve reserve,
            QueueBudget budget,
            WriteQueue queue,
            Intake intake,
            Runnable receiveRest,
            ChannelOutlet outlet,
            ConnectionBehaviour behaviour,
            ChannelEnding ending,
            int writeQueue) {
        this.channel = channel;
        this.sink = sink;
        this.reserve = reserve;
        this.budget = budget;
        this.queue = queue;
        this.intake = intake;
        this.receiveRest = receiveRest;
        this.outlet = outlet;
        this.behaviour = behaviour;
        this.ending = ending;
        this.writeQueue = writeQueue;
    }

    /// A read delivered so many bytes. Netty reads up to 16 buffers from a socket before it says
    /// that the reading is complete; here it can be told to stop in between.
    void hasRead(int bytes) {
        received += bytes;
        if (!channel.config().isAutoRead()) {
            reserve.take(bytes);
        } else if (sink.congested() || budget.isSpent()) {
            channel.config().setAutoRead(false);
        }
        if (behaviour.restsAfter(bytes)) {
            channel.config().setAutoRead(false);
        }
    }

    /// Opens or shuts, as things are now, and looks again while the capture is congested.
    void adjust() {
        boolean congested = sink.congested();
        queue.count();
        // Once our output has ended nothing is writable, but the peer's FIN is still to be read.
        boolean room = !queue.isFull() && !queue.mustShrink() && outlet.gathered() < writeQueue;
        boolean mayRead = ending.outputEnded() || room && behaviour.mayRead();
        boolean rest = intake.isWaiting();
        if (rest && mayRead && !congested) {
            goOn();
        }
        boolean read = mayRead && !congested && !rest;
        if (read != channel.config().isAutoRead()) {
            channel.config().setAutoRead(read);
        }
        if (!congested) {
            reserve.fill();
        } else if (mayRead
                && !rest
                && reserve.isLeft()
                && allowance.isLeft(received, System.nanoTime())) {
            channel.read(); // A single buffer, and then it is asked again.
        }
        if (congested && channel.isActive() && !awaitsRelief) {
            awaitsRelief = true;
            channel.eventLoop()
                    .schedule(
                            new ChannelTask(channel, this::lookAgain),
                            CONGESTION_CHECK_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    // Others have their turn before.
    private void goOn() {
        if (!goesOn) {
            goesOn = true;
            LoopTurns.ofLoop().add(channel.eventLoop(), new ChannelTask(channel, this::takeTurn));
        }
    }

    private void takeTurn() {
        goesOn = false;
        if (intake.isWaiting()) {
            receiveRest.run();
        }
    }

    private void lookAgain() {
        awaitsRelief = false;
        adjust();
    }
}
