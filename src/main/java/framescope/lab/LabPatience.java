package framescope.lab;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.lab.LabEndedException.Reason;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what a browser does, as long as anything can be seen of it and the user wants to.
final class LabPatience {
    private static final long LOOK_NANOS = 1_000_000;

    private final Inspector inspector;
    private final CaptureStore store;
    private volatile boolean ended;

    LabPatience(Inspector inspector, CaptureStore store) {
        this.inspector = inspector;
        this.store = store;
    }

    /// Waits no more. May be called from any thread.
    void end() {
        ended = true;
    }

    /// Waits for a condition.
    ///
    /// @return whether it has come true within the limit
    boolean until(Duration limit, BooleanSupplier condition) throws LabEndedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            look();
            if (condition.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void look() throws LabEndedException {
        if (ended) {
            throw new LabEndedException(Reason.STOPPED);
        }
        if (!inspector.isRunning()) {
            throw new LabEndedException(Reason.NO_SERVER);
        }
        if (store.isStopped()) {
            throw new LabEndedException(Reason.NO_CAPTURE);
        }
    }
}
