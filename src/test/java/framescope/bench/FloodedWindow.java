package framescope.bench;

import framescope.capture.journal.JournalFolder;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.ui.MainWindow;
import framescope.ui.WindowOptions;
import framescope.ui.framelist.FilterViewModel.FilterCount;
import framescope.ui.main.CentreView;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;

/// The window with its server, whose pulses and answers to inputs are timed. Its methods are for
/// any thread but that of JavaFX.
final class FloodedWindow implements AutoCloseable {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 1000;
    private static final double ROW_HEIGHT = 26;
    private static final double STEP_HEIGHT = 30;
    // Twenty million rows, which are not on the heap that the benchmark is given.
    private static final long CAPTURE_MEMORY = 2L << 30;
    private static final int DIGITS = 3;
    private static final int PATIENCE_SECONDS = 10;

    private final CompletableFuture<ListenAddress> listening = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Stage stage;
    private final MainWindow window;
    private final Pulses pulses;
    private final Robot robot;
    private double below;
    private KeyCode letter = KeyCode.X;

    private FloodedWindow(Path journals) {
        stage = new Stage();
        WindowOptions options =
                new WindowOptions(
                                InspectorSettings.at(new ListenAddress("127.0.0.1", 0)),
                                ReplyMode.ECHO,
                                Policy.STRICT,
                                true)
                        .withJournals(JournalFolder.at(journals))
                        .withCaptureMemory(CAPTURE_MEMORY);
        window = new MainWindow(stage, options, () -> closed.complete(true));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show();
        window.wiring()
                .endpoint()
                .listeningProperty()
                .subscribe(address -> address.ifPresent(listening::complete));
        robot = new Robot();
        pulses = new Pulses();
        pulses.start();
    }

    /// Opens the window and starts its server.
    ///
    /// @param journals where the capture is kept
    static FloodedWindow open(Path journals) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        return onFxThread(() -> new FloodedWindow(journals));
    }

    /// Where the server listens; waits until it does.
    InetSocketAddress address() {
        ListenAddress where = listening.join();
        return new InetSocketAddress(where.host(), where.port());
    }

    /// How many frames it has captured.
    long frames() {
        return window.wiring().store().totals().frames();
    }

    /// Waits until it has captured so many frames.
    void awaitFrames(long count) throws InterruptedException {
        while (frames() < count) {
            Thread.sleep(1);
        }
    }

    /// Whether the list stands at the last row that it has, as it does when nothing is new, and a
    /// filter has looked at all of them.
    boolean showsTheEnd() throws InterruptedException {
        return onFxThread(() -> {
            var list = window.wiring().frames();
            long looked =
                    window.wiring()
                            .filter()
                            .countProperty()
                            .get()
                            .map(FilterCount::rows)
                            .orElseGet(list.rowCountProperty()::get);
            return list.followingProperty().get() && looked == list.highestNumber();
        });
    }

    /// Shows another view in the middle; one that speaks of a connection has the first row's.
    void show(CentreView view) throws InterruptedException {
        onFxThread(() -> {
            if (view == CentreView.LADDER) {
                window.wiring().store().row(1).ifPresent(window.wiring().frames()::select);
                window.wiring().frames().followTail();
            }
            window.wiring().main().viewProperty().set(view);
            return true;
        });
    }

    /// Lists the rows alone that a display filter lets pass.
    ///
    /// @throws IllegalArgumentException when it is no filter
    void filter(String expression) throws InterruptedException {
        String problem =
                onFxThread(() -> {
                    window.wiring().filter().apply(expression);
                    return window.wiring().filter().problemProperty().get();
                });
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    // ---------------------------------------------------------------- timing

    /// The times between pulses, in nanoseconds, since the last time this was asked.
    Histogram takeIntervals() throws InterruptedException {
        return onFxThread(pulses::take);
    }

    /// Clicks a row of the list and waits until that has been drawn.
    ///
    /// @return how many nanoseconds that took
    long clickRow() throws InterruptedException {
        var selected = window.wiring().frames().selectedProperty();
        return answered(
                () -> {
                    // Not twice the same one, where the list stands still.
                    below = ROW_HEIGHT - below;
                    click("#frames", below);
                },
                selected::get);
    }

    /// Clicks a step of the ladder and waits until that has been drawn.
    ///
    /// @return how many nanoseconds that took
    long clickStep() throws InterruptedException {
        var selected = window.wiring().frames().selectedProperty();
        long took =
                answered(
                        () -> {
                            below = STEP_HEIGHT - below;
                            click("#ladder", below);
                        },
                        selected::get);
        // The list behind went to the row of the step.
        onFxThread(() -> {
            window.wiring().frames().followTail();
            return true;
        });
        return took;
    }

    /// Turns «this connection only» over and waits until that has been drawn.
    ///
    /// @return how many nanoseconds that took
    long turnOneConnection() throws InterruptedException {
        var one = window.wiring().views().statistics().oneConnectionProperty();
        return answered(() -> click("#statistics-one", 0), one::get);
    }

    private void click(String query, double below) {
        Node node = scene().lookup(query);
        var bounds = node.localToScreen(node.getBoundsInLocal());
        double x = Math.min(bounds.getMinX() + 60, bounds.getCenterX());
        robot.mouseMove(x, bounds.getCenterY() + below);
        robot.mouseClick(MouseButton.PRIMARY);
    }

    /// Types a letter into the filter and waits until that has been drawn.
    ///
    /// @return how many nanoseconds that took
    long typeLetter() throws InterruptedException {
        var text = window.wiring().filter().textProperty();
        onFxThread(() -> {
            scene().lookup("#filter").requestFocus();
            return true;
        });
        // Focus selects what stands there, so the letter takes its place.
        letter = letter == KeyCode.X ? KeyCode.Y : KeyCode.X;
        return answered(() -> robot.keyType(letter), text::get);
    }

    // The pulse after the one that drew what came of an input begins when that is on the screen. It
    // is
    // watched for before the input, since a second turn on the FX thread would wait for a pulse
    // more.
    private long answered(Runnable input, Callable<?> effect) throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(2);
        long start = System.nanoTime();
        onFxThread(() -> {
            Object before = effect.call();
            pulses.watch(() -> {
                if (drawn.getCount() == 1 || !before.equals(effect.call())) {
                    drawn.countDown();
                }
                return drawn.getCount() == 0;
            });
            input.run();
            return true;
        });
        if (!drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the window does not answer");
        }
        return System.nanoTime() - start;
    }

    private Scene scene() {
        return stage.getScene();
    }

    private static <T> T onFxThread(Callable<T> action) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Closes the window and waits until the server has stopped and the journal is whole.
    @Override
    public void close() {
        Platform.runLater(stage::hide);
        closed.join();
        Platform.exit();
    }

    /// Takes the time at every pulse.
    private static final class Pulses extends AnimationTimer {
        private Histogram intervals = new Histogram(DIGITS);
        private long last;
        private Callable<Boolean> watch = () -> true;
        private boolean watched;

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (last != 0) {
                intervals.recordValue(now - last);
            }
            last = now;
            if (watched) {
                look();
            }
        }

        private void look() {
            try {
                watched = !watch.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /// Asks at every pulse until the answer is yes.
        void watch(Callable<Boolean> done) {
            watch = done;
            watched = true;
        }

        Histogram take() {
            Histogram taken = intervals;
            intervals = new Histogram(DIGITS);
            return taken;
        }
    }
}
