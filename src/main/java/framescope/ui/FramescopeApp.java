package framescope.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts JavaFX, shows the window, and waits until it is closed.
public final class FramescopeApp {
    private FramescopeApp() {}

    /// Shows the window; returns once it is closed and the server has stopped. Not to be called
    /// on the FX thread.
    ///
    /// @throws UnsupportedOperationException when there is no display to show it on
    public static void run(WindowOptions options) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(() -> new MainWindow(new Stage(), options, closed::countDown).show());
        closed.await();
        Platform.exit();
    }
}
