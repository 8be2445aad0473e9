package framescope.ui.common;

import framescope.capture.CaptureListener;
import framescope.capture.CaptureStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Brings «there is more» from the capture's writers to the FX thread, once per batch of pulses.
///
/// A writer arms it and asks for pulses; each pulse tells the consumers, at most ten times a
/// second while rows stream in, since drawing is what costs; when a pulse finds nothing new the
/// feed disarms, looks once more, and rests.
public final class CaptureFeed implements CaptureListener {
    private static final long SHORTEST_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final CaptureStore store;
    private final PulseScheduler pulses;
    private final List<Runnable> consumers = new ArrayList<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private long seenEnd = -1;
    private long seenFirst = -1;
    private long lastTold = Long.MIN_VALUE / 2;

    /// A feed that listens to the store from now on.
    public CaptureFeed(CaptureStore store, PulseScheduler pulses) {
        this.store = store;
        this.pulses = pulses;
        store.addListener(this);
    }

    /// Adds what is told on the FX thread that the capture has changed. To be called before the
    /// first change.
    public void addConsumer(Runnable consumer) {
        consumers.add(consumer);
    }

    @Override
    public void captureChanged() {
        if (armed.compareAndSet(false, true)) {
            pulses.start(this::pulse);
        }
    }

    private boolean pulse(long now) {
        if (now - lastTold < SHORTEST_INTERVAL) {
            return true;
        }
        if (tell(now)) {
            return true;
        }
        armed.set(false);
        // A writer may have come between the look above and the line above.
        return changed() && armed.compareAndSet(false, true);
    }

    private boolean changed() {
        return store.endRow() != seenEnd || store.firstRow() != seenFirst;
    }

    private boolean tell(long now) {
        if (!changed()) {
            return false;
        }
        seenEnd = store.endRow();
        seenFirst = store.firstRow();
        lastTold = now;
        consumers.forEach(Runnable::run);
        return true;
    }
}
