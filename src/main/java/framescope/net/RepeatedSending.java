package framescope.net;

import framescope.capture.CaptureSink;
import framescope.protocol.connection.Transmission;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Sends repetitions on one connection. A message is made when it may go out: when its time has
/// come, the socket takes bytes, the capture has room, and nothing composed is half sent. So
/// nothing piles up, and a peer that is slow gets its messages later. What came too late is not
/// made up for.
///
/// Belongs to the channel's event loop.
final class RepeatedSending {
    private static final int AT_ONCE = 64;
    private static final long CONGESTION_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Channel channel;
    private final ComposedSending composed;
    private final CaptureSink sink;
    private final Predicate<Transmission> sender;
    private final List<Run> runs = new ArrayList<>();

    /// @param sender sends a message now, or tells that the connection takes none any more
    RepeatedSending(
            Channel channel,
            ComposedSending composed,
            CaptureSink sink,
            Predicate<Transmission> sender) {
        this.channel = channel;
        this.composed = composed;
        this.sink = sink;
        this.sender = sender;
    }

    /// Begins with a repetition that the connection has joined.
    void start(Repetition repetition) {
        Run run = new Run(repetition);
        runs.add(run);
        run.goOn();
    }

    /// Goes on with those that waited for the socket.
    void goOn() {
        List.copyOf(runs).forEach(Run::goOn);
    }

    /// Ends those that were stopped, and all when the connection has ended.
    void look() {
        List.copyOf(runs).forEach(Run::look);
    }

    /// A repetition on this connection.
    private final class Run {
        private final Repetition repetition;
        private long next = 1;
        private long due = System.nanoTime();
        private boolean busy;
        private boolean ended;

        private Run(Repetition repetition) {
            this.repetition = repetition;
        }

        private void look() {
            if (!ended && (!channel.isActive() || !repetition.wants(next))) {
                end();
            }
        }

        private void end() {
            ended = true;
            runs.remove(this);
            repetition.leave();
        }

        /// Does nothing while a step goes on or is sure to come.
        private void goOn() {
            if (!busy) {
                step();
            }
        }

        private void step() {
            busy = true;
            for (int written = 0; ; written++) {
                look();
                if (ended || composed.queues(this::step)) {
                    return;
                }
                if (!channel.isWritable()) {
                    busy = false;
                    return;
                }
                long wait = sink.congested() ? CONGESTION_CHECK_NANOS : due - System.nanoTime();
                if (wait > 0 || written == AT_ONCE) {
                    channel.eventLoop()
                            .schedule(
                                    new ChannelTask(channel, this::step),
                                    Math.max(0, wait),
                                    TimeUnit.NANOSECONDS);
                    return;
                }
                send();
            }
        }

        private void send() {
            if (repetition.endsBurst(next)) {
                long now = System.nanoTime();
                due += repetition.interval();
                if (due < now) {
                    due = now + repetition.interval();
                }
            }
            if (sender.test(repetition.message(next))) {
                next++;
                repetition.count();
            } else {
                end();
            }
        }
    }
}
