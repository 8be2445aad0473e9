package framescope.ui.common;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The pulses of JavaFX.
public final class FxPulse implements PulseScheduler {
    @Override
    public void start(Step step) {
        // JavaFX: a timer must be made and started on its own thread; a writer only asks for it.
        Platform.runLater(() ->
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (!step.run(now)) {
                            stop();
                        }
                    }
                }.start());
    }
}
