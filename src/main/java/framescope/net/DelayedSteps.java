package framescope.net;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a connection is to do later, on one timer of its event loop. Steps with the same delay keep
/// their order. Belongs to the event loop.
final class DelayedSteps {
    private static final int BYTES_OF_A_STEP = 128;

    /// @param due of [System#nanoTime]
    /// @param order tells apart what is due at the same time
    private record Step(long due, long order, long bytes, Runnable action)
            implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = Long.signum(due - other.due); // The clock may pass its highest number.
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Channel channel;
    private final Runnable afterSteps;
    private final Consumer<Throwable> onFailure;
    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private long order;
    private long bytes;
    private @Nullable ScheduledFuture<?> timer;

    /// @param afterSteps is run each time when some steps have been done
    /// @param onFailure is told what a step has thrown; those behind it are done all the same
    DelayedSteps(Channel channel, Runnable afterSteps, Consumer<Throwable> onFailure) {
        this.channel = channel;
        this.afterSteps = afterSteps;
        this.onFailure = onFailure;
    }

    /// Does this when so much time has passed.
    ///
    /// @param held how many bytes are kept for it
    void add(Duration delay, int held, Runnable action) {
        Step step =
                new Step(
                        System.nanoTime() + delay.toNanos(),
                        order++,
                        (long) held + BYTES_OF_A_STEP,
                        action);
        steps.add(step);
        bytes += step.bytes;
        Step next = steps.peek();
        if (next != null && next.order == step.order) {
            schedule();
        }
    }

    /// How many bytes wait.
    long bytes() {
        return bytes;
    }

    /// Forgets all that is still to be done.
    void clear() {
        steps.clear();
        bytes = 0;
        stopTimer();
    }

    private void schedule() {
        stopTimer();
        Step next = steps.peek();
        if (next != null) {
            long delay = Math.max(0, next.due - System.nanoTime());
            ChannelTask due = new ChannelTask(channel, this::runDue);
            timer = channel.eventLoop().schedule(due, delay, TimeUnit.NANOSECONDS);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void runDue() {
        try {
            for (Step step = due(); step != null; step = due()) {
                bytes -= step.bytes;
                run(step);
            }
        } finally {
            schedule();
        }
        afterSteps.run();
    }

    private void run(Step step) {
        try {
            step.action.run();
        } catch (Throwable e) {
            onFailure.accept(MachineErrors.passOn(e));
        }
    }

    private @Nullable Step due() {
        Step next = steps.peek();
        return next != null && next.due - System.nanoTime() <= 0 ? steps.poll() : null;
    }
}
