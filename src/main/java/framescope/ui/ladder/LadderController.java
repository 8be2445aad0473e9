package framescope.ui.ladder;

import framescope.capture.ConnectionInfo;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.WindowScrolling;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the ladder to its view model; a scroll bar moves it along the connection.
public final class LadderController {
    private static final double STEP_HEIGHT = 30;

    private final LadderViewModel model;
    private final RowText texts;
    private final BackgroundTasks tasks;
    private final WindowScrolling scrolling;

    @FXML private HBox ends;
    @FXML private LadderPane ladder;
    @FXML private ScrollBar position;
    @FXML private Slider zoom;
    @FXML private Label client;
    @FXML private Label server;
    @FXML private VBox empty;
    @FXML private Button svg;
    @FXML private Button png;

    public LadderController(LadderViewModel model, RowText texts, BackgroundTasks tasks) {
        this.model = model;
        this.texts = texts;
        this.tasks = tasks;
        scrolling = new WindowScrolling(model.scroll());
    }

    @FXML
    private void initialize() {
        ladder.use(texts, model::choose, model::resize);
        model.steps().addListener((ListChangeListener<LadderStep>) change -> showSteps());
        model.selectedProperty().subscribe(ladder::select);
        model.connectionProperty().subscribe(this::showEnds);
        model.zoomProperty().bindBidirectional(zoom.valueProperty());
        model.zoomProperty()
                .subscribe(factor ->
                        ladder.setStepHeight(Math.rint(STEP_HEIGHT * factor.doubleValue())));
        scrolling.tie(position);
        ladder.addEventHandler(ScrollEvent.SCROLL, this::moveByWheel);
        ladder.addEventHandler(KeyEvent.KEY_PRESSED, this::moveByKey);
        showSteps();
    }

    private void showSteps() {
        ladder.show(model.steps());
        boolean none = model.steps().isEmpty();
        empty.setVisible(none);
        svg.setDisable(none);
        png.setDisable(none);
        showEnds();
    }

    private void showEnds() {
        var both = model.ends();
        client.setText(
                Messages.format("ladder.client", both.map(ConnectionInfo::remote).orElse("")));
        server.setText(
                Messages.format("ladder.server", both.map(ConnectionInfo::local).orElse("")));
    }

    private void moveByWheel(ScrollEvent scroll) {
        if (scroll.isShortcutDown()) {
            zoom.setValue(zoom.getValue() + Math.signum(scroll.getDeltaY()) * 0.1);
            scroll.consume();
            return;
        }
        scrolling.turn(scroll);
    }

    private void moveByKey(KeyEvent press) {
        long rows = scrolling.rowsOf(press);
        if (rows != 0 && !press.isShortcutDown() && !press.isAltDown()) {
            model.moveSelection(rows);
            press.consume();
        }
    }

    @FXML
    private void exportDrawing() {
        model.exportDrawing();
    }

    @FXML
    private void exportPicture() {
        LadderPicture picture =
                new LadderPicture(texts, tasks, ends, ladder, (int) ladder.stepHeight());
        model.exportPicture(picture.most(), picture::writing);
    }
}
