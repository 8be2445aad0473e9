package framescope.ui.framelist;

import framescope.capture.CaptureStore;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Stops the capture and lets it go on, while the traffic goes on anyhow. FX thread only.
public final class CaptureSwitch {
    private final CaptureStore store;
    private final BooleanProperty capturing = new SimpleBooleanProperty(true);

    public CaptureSwitch(CaptureStore store) {
        this.store = store;
        capturing.subscribe(this::apply);
    }

    /// Whether frames are kept.
    public BooleanProperty capturingProperty() {
        return capturing;
    }

    /// Takes over what somebody else has done.
    public void refresh() {
        capturing.set(!store.isStopped());
    }

    private void apply(boolean wanted) {
        if (wanted == store.isStopped()) {
            Instant now = Instant.now();
            long time = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            if (wanted) {
                store.goOn(time);
            } else {
                store.stop(time);
            }
        }
    }
}
