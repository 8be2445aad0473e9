package framescope.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Starts JavaFX, shows the window, and waits until it is closed.
public final class FramescopeApp {
    private FramescopeApp() {}

    /// Shows the window; returns once it is closed and the server has stopped. Not to be called
    /// on the FX thread.
    ///
    /// @throws UnsupportedOperationException when there is no display to show it on
    /// @throws IllegalStateException when the window could not be built
    public static void run(WindowOptions options) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            try {
                open(options, closed::countDown);
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        closed.await();
        Platform.exit();
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the window could not be built", cause);
        }
    }

    private static void open(WindowOptions options, Runnable onClosed) {
        MainWindow window = new MainWindow(new Stage(), options, onClosed);
        window.wiring().stopOnExit();
        window.show();
    }
}
