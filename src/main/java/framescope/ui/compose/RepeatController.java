package framescope.ui.compose;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Binds what sends the draft again and again.
public final class RepeatController {
    private final ComposeViewModel compose;
    private final RepeatViewModel model;

    @FXML private Node pane;
    @FXML private TextField interval;
    @FXML private TextField atOnce;
    @FXML private TextField times;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private Label filled;
    @FXML private Label problem;
    @FXML private Label progress;

    public RepeatController(ComposeViewModel compose) {
        this.compose = compose;
        model = compose.repeat();
    }

    @FXML
    private void initialize() {
        model.openProperty().subscribe(open -> Toggles.show(pane, open));
        interval.textProperty().bindBidirectional(model.intervalProperty());
        atOnce.textProperty().bindBidirectional(model.atOnceProperty());
        times.textProperty().bindBidirectional(model.timesProperty());
        start.disableProperty()
                .bind(
                        compose.sendableProperty()
                                .not()
                                .or(model.runningProperty())
                                .or(model.problemProperty().isNotEmpty()));
        stop.disableProperty().bind(model.runningProperty().not());
        filled.textProperty().bind(model.filledProperty());
        model.filledProperty().subscribe(words -> Toggles.show(filled, !words.isEmpty()));
        problem.textProperty().bind(model.problemProperty());
        model.problemProperty().subscribe(words -> Toggles.show(problem, !words.isEmpty()));
        progress.textProperty().bind(model.progressProperty());
        model.progressProperty().subscribe(words -> Toggles.show(progress, !words.isEmpty()));
    }

    @FXML
    private void start() {
        compose.startRepeating();
    }

    @FXML
    private void stop() {
        model.stop();
    }
}
