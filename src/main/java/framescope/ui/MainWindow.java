package framescope.ui;

import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FxPulse;
import framescope.ui.common.SystemBrowser;
import framescope.ui.common.Theme;
import framescope.ui.common.WebBrowser;
import framescope.ui.common.ZoomedWindows;
import framescope.ui.files.CaptureDialogs;
import framescope.ui.files.SystemCaptureDialogs;
import framescope.ui.main.WindowPlace;
import java.io.File;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The window on a stage: content, size, shortcuts, and what happens when it is closed. FX thread
/// only.
public final class MainWindow {
    private static final System.Logger LOG = System.getLogger(MainWindow.class.getName());
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 940;
    private static final double ROOM_FOR_COMPOSER = 1400;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Stage stage;
    private final Wiring wiring;
    private final BackgroundTasks tasks = new BackgroundTasks();
    private final Timeline sampling;
    private final WindowPlace place;
    private final ZoomedWindows others;

    /// @param onClosed is run once the window is closed and the server has stopped
    public MainWindow(
            Stage stage,
            WindowOptions options,
            WebBrowser browser,
            CaptureDialogs dialogs,
            Runnable onClosed) {
        this.stage = stage;
        wiring = new Wiring(options, new FxPulse(), tasks, browser, dialogs);
        place = new WindowPlace(stage, options.choices());
        others = new ZoomedWindows(stage, wiring.zoom());
        sampling =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(500),
                                tick -> {
                                    wiring.main().sample(System.nanoTime());
                                    wiring.files().sample();
                                    wiring.views().sample();
                                    wiring.keeper().sample();
                                    wiring.side().sample();
                                    wiring.compose().sample();
                                }));
        sampling.setCycleCount(Animation.INDEFINITE);
        stage.setOnHidden(hidden -> {
            sampling.stop();
            others.stop();
            wiring.side().stop();
            tasks.run(wiring::stop, onClosed);
        });
        if (options.startsAtOnce()) {
            wiring.endpoint().start();
        }
    }

    /// A window with the system's browser and its file dialogs.
    public MainWindow(Stage stage, WindowOptions options, Runnable onClosed) {
        this(stage, options, new SystemBrowser(), new SystemCaptureDialogs(stage), onClosed);
    }

    /// Shows the window.
    public void show() {
        Thread.currentThread().setUncaughtExceptionHandler(this::report);
        Parent content = wiring.load();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Dimension2D size =
                place.restore(
                        new Dimension2D(
                                Math.min(WIDTH, screen.getWidth()),
                                Math.min(HEIGHT, screen.getHeight())));
        wiring.main().panes().suitComposer(size.getWidth() >= ROOM_FOR_COMPOSER);
        Scene scene = new Scene(others.zoomed(content), size.getWidth(), size.getHeight());
        others.start();
        wiring.theme().dress(scene);
        new Shortcuts(stage, wiring).bind(scene);
        acceptFiles(scene);
        stage.getIcons().add(Theme.icon());
        wiring.files().shownFileProperty().subscribe(this::showTitle);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        stage.show();
        sampling.play();
    }

    // A fault of ours is said once, where it can be seen; the window goes on.
    private void report(Thread thread, Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "an action in the window failed", fault);
        wiring.main().noticeProperty().set(Messages.format("main.fault", fault.toString()));
        Thread.UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
        if (others != null) {
            others.uncaughtException(thread, fault);
        }
    }

    private void showTitle(String file) {
        stage.setTitle(
                file.isEmpty()
                        ? Messages.get("program.name")
                        : Messages.format("main.titleOfFile", file));
    }

    private void acceptFiles(Scene scene) {
        scene.setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        scene.setOnDragDropped(drag -> {
            List<File> dropped = drag.getDragboard().getFiles();
            drag.setDropCompleted(!dropped.isEmpty());
            drag.consume();
            if (!dropped.isEmpty()) {
                // Not within the gesture: a question may have to be answered.
                Platform.runLater(() -> wiring.files().open(dropped.getFirst().toPath()));
            }
        });
    }

    /// The object graph, for tests and pictures.
    public Wiring wiring() {
        return wiring;
    }
}
