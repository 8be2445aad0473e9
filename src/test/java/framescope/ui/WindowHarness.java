package framescope.ui;

import framescope.capture.journal.JournalFolder;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.settings.UserSettings;
import framescope.ui.common.RememberingBrowser;
import framescope.ui.common.RememberingBrowser.Behaviour;
import framescope.ui.endpoint.EndpointViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The real window on the headless platform, with a browser that only remembers. What goes wrong
/// on the FX thread meanwhile makes [#close] fail.
public final class WindowHarness implements AutoCloseable {
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;
    private static final long OPENING_SECONDS = 60;
    private static final Path JOURNALS = Path.of("target", "cache", "windows").toAbsolutePath();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final RememberingBrowser browser = new RememberingBrowser(Behaviour.OPENS);
    private final PreparedDialogs dialogs = new PreparedDialogs();
    private final FxRobot robot = new FxRobot();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Stage stage;
    private final MainWindow window;

    private WindowHarness(ListenAddress address, UserSettings choices, Path journals)
            throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
        Platform.setImplicitExit(false);
        FxToolkit.registerPrimaryStage();
        stage = onFxThread(Stage::new);
        WindowOptions options =
                new WindowOptions(
                                InspectorSettings.at(address), ReplyMode.ECHO, Policy.STRICT, false)
                        .withJournals(JournalFolder.at(journals))
                        .withChoices(choices);
        // The first window of a JVM loads fonts, styles and classes: long on a busy machine.
        window =
                onFxThread(
                        OPENING_SECONDS,
                        () -> {
                            MainWindow made =
                                    new MainWindow(
                                            stage, options, browser, dialogs, closed::countDown);
                            // JavaFX: the headless screen has 1000×1000 pixels, and a window must
                            // lie within its rows.
                            stage.setX(0);
                            stage.setY(0);
                            stage.setWidth(WIDTH);
                            stage.setHeight(HEIGHT);
                            made.show();
                            made.wiring().main().panes().suitComposer(true);
                            return made;
                        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A window that will listen on a free port.
    public static WindowHarness open() throws Exception {
        return open(new ListenAddress("127.0.0.1", 0));
    }

    /// A window with this address in its toolbar.
    public static WindowHarness open(ListenAddress address) throws Exception {
        return new WindowHarness(address, UserSettings.inMemory(), emptyFolder());
    }

    /// A window of a user who has chosen this; all others begin with the defaults and keep nothing.
    public static WindowHarness open(UserSettings choices) throws Exception {
        return new WindowHarness(new ListenAddress("127.0.0.1", 0), choices, emptyFolder());
    }

    /// A window that keeps its captures in this folder.
    public static WindowHarness open(Path journals) throws Exception {
        return open(UserSettings.inMemory(), journals);
    }

    /// A window of a user who has chosen this and keeps his captures in this folder.
    public static WindowHarness open(UserSettings choices, Path journals) throws Exception {
        return new WindowHarness(new ListenAddress("127.0.0.1", 0), choices, journals);
    }

    // What other tests have left would be listed in this one's window.
    private static Path emptyFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(JOURNALS), "window-");
    }

    /// Does something on the FX thread and waits for it.
    public static <T> T onFxThread(Callable<T> action) throws Exception {
        return onFxThread(10, action);
    }

    private static <T> T onFxThread(long seconds, Callable<T> action) throws Exception {
        return WaitForAsyncUtils.asyncFx(action).get(seconds, TimeUnit.SECONDS);
    }

    /// What is answered to questions about files.
    public PreparedDialogs dialogs() {
        return dialogs;
    }

    public FxRobot robot() {
        return robot;
    }

    public Wiring wiring() {
        return window.wiring();
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// A picture of the window as if it had this size, which may be larger than the screen.
    public WritableImage picture(double width, double height) throws Exception {
        return onFxThread(() -> {
            Parent root = scene().getRoot();
            // The list fits its rows to its height only once that is known.
            for (int pass = 0; pass < 3; pass++) {
                root.resize(width, height);
                root.applyCss();
                root.layout();
            }
            WritableImage image = root.snapshot(new SnapshotParameters(), null);
            root.resize(scene().getWidth(), scene().getHeight());
            return image;
        });
    }

    /// The links that the window asked to open, then those that it copied.
    public List<String> links() {
        return Stream.concat(browser.opened().stream(), browser.copied().stream()).toList();
    }

    /// Clicks Start and waits until the server listens.
    ///
    /// @return the port
    public int start() throws Exception {
        robot.clickOn("#start-stop");
        EndpointViewModel endpoint = wiring().endpoint();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> endpoint.listeningProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return endpoint.listeningProperty().get().orElseThrow().port();
    }

    /// Closes the window as its user does, and waits until the server has stopped.
    @Override
    public void close() {
        Platform.runLater(stage::hide);
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> closed.getCount() == 0);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server did not stop with its window", e);
        }
        Thread.setDefaultUncaughtExceptionHandler(null);
        if (!faults.isEmpty()) {
            throw new AssertionError("went wrong in the window: " + faults, faults.getFirst());
        }
    }
}
