package framescope.ui.common;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Pulses that come when a test says so.
public final class ManualPulse implements PulseScheduler {
    private final List<Step> steps = new ArrayList<>();
    private long now;
    private int starts;

    @Override
    public synchronized void start(Step step) {
        starts++;
        steps.add(step);
    }

    /// A pulse, a second after the one before.
    public void pulse() {
        pulseAfter(Duration.ofSeconds(1));
    }

    /// A pulse, this long after the one before.
    public void pulseAfter(Duration interval) {
        now += interval.toNanos();
        for (Step step : running()) {
            if (!step.run(now)) {
                stop(step);
            }
        }
    }

    private synchronized List<Step> running() {
        return List.copyOf(steps);
    }

    private synchronized void stop(Step step) {
        steps.remove(step);
    }

    /// Whether nobody waits for a pulse.
    public synchronized boolean isResting() {
        return steps.isEmpty();
    }

    /// How often pulses were asked for.
    public synchronized int starts() {
        return starts;
    }
}
