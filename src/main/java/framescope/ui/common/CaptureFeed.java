package framescope.ui.common;

import framescope.capture.CaptureListener;
import framescope.capture.CaptureStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Brings «there is more» from the capture's writers to the FX thread, once per batch of pulses.
///
/// A writer arms it and asks for pulses; each pulse tells the consumers, at most ten times a second
/// while rows stream in, since drawing is what costs, and less often where drawing takes long, so
/// that the window has time left to answer its user. Some consumers hear only twice a second. When
/// a pulse finds nothing new the feed disarms, looks once more, and rests.
public final class CaptureFeed implements CaptureListener {
    private static final long PULSE = TimeUnit.MILLISECONDS.toNanos(17);
    private static final long SHORTEST_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    // Then nineteen of twenty pulses come without a drawing before them.
    private static final int REST_AFTER_DRAWING = 10;

    private final CaptureStore store;
    private final PulseScheduler pulses;
    private final List<Runnable> consumers = new ArrayList<>();
    private final List<Runnable> patientConsumers = new ArrayList<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private long seenEnd = -1;
    private long seenFirst = -1;
    private long lastTold = Long.MIN_VALUE / 2;
    private long lastToldPatient = Long.MIN_VALUE / 2;
    private long interval = SHORTEST_INTERVAL;
    private boolean drawing;
    private boolean patientBehind;

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

    /// Adds what is told as well, but while rows stream in only twice a second: counts, and what
    /// nobody reads faster than that.
    public void addPatientConsumer(Runnable consumer) {
        patientConsumers.add(consumer);
    }

    @Override
    public void captureChanged() {
        if (armed.compareAndSet(false, true)) {
            pulses.start(this::pulse);
        }
    }

    private boolean pulse(long now) {
        if (drawing) {
            drawing = false;
            long took = Math.max(0, now - lastTold - PULSE);
            interval = Math.clamp(took * REST_AFTER_DRAWING, SHORTEST_INTERVAL, LONGEST_INTERVAL);
        }
        if (now - lastTold < interval) {
            return true;
        }
        boolean more = changed();
        if (more) {
            tell(now);
        }
        if (patientBehind && (!more || now - lastToldPatient >= LONGEST_INTERVAL)) {
            patientBehind = false;
            lastToldPatient = now;
            patientConsumers.forEach(Runnable::run);
        }
        if (more) {
            return true;
        }
        armed.set(false);
        // A writer may have come between the look above and the line above.
        return changed() && armed.compareAndSet(false, true);
    }

    private boolean changed() {
        return store.endRow() != seenEnd || store.firstRow() != seenFirst;
    }

    private void tell(long now) {
        seenEnd = store.endRow();
        seenFirst = store.firstRow();
        lastTold = now;
        drawing = true;
        patientBehind = true;
        consumers.forEach(Runnable::run);
    }
}
