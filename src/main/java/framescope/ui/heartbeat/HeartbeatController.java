package framescope.ui.heartbeat;

import framescope.text.Messages;
import framescope.ui.heartbeat.Point.Fate;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the tab «Heartbeat» to its view model.
public final class HeartbeatController {
    private static final int SHOWN = Heartbeats.MOST_BEATS;

    private final HeartbeatViewModel model;

    /// One for each [Fate], in their order.
    private final List<XYChart.Series<Number, Number>> series =
            List.of(new XYChart.Series<>(), new XYChart.Series<>(), new XYChart.Series<>());

    private boolean following;

    @FXML private ComboBox<Integer> target;
    @FXML private TextField interval;
    @FXML private TextField patience;
    @FXML private Label problem;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private LineChart<Number, Number> chart;
    @FXML private NumberAxis numbers;
    @FXML private Label counts;
    @FXML private ToggleButton silent;
    @FXML private Button drop;
    @FXML private Label silence;

    public HeartbeatController(HeartbeatViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        interval.textProperty().bindBidirectional(model.intervalProperty());
        patience.textProperty().bindBidirectional(model.patienceProperty());
        problem.textProperty().bind(model.problemProperty());
        start.disableProperty().bind(model.startableProperty().not());
        stop.disableProperty().bind(model.runningProperty().not());
        counts.textProperty().bind(model.countsProperty());
        silent.selectedProperty().bindBidirectional(model.silentProperty());
        silence.textProperty().bind(model.silenceProperty());
        chart.getData().addAll(series);
        model.pointsProperty().subscribe(this::draw);
        bindTarget();
    }

    private void draw(List<Point> points) {
        // A little above the axis, where crosses can be seen.
        double bottom = points.stream().mapToDouble(Point::millis).max().orElse(0) / 30;
        for (Fate fate : Fate.values()) {
            series.get(fate.ordinal())
                    .getData()
                    .setAll(
                            points.stream()
                                    .filter(point -> point.fate() == fate)
                                    .map(point ->
                                            new XYChart.Data<Number, Number>(
                                                    point.number(),
                                                    fate == Fate.LOST ? bottom : point.millis()))
                                    .toList());
        }
        double last = points.stream().mapToDouble(point -> (double) point.number()).max().orElse(0);
        double first = Math.max(0, last - SHOWN);
        double tick = last - first > 50 ? 20 : last - first > 10 ? 10 : 2;
        numbers.setTickUnit(tick);
        numbers.setLowerBound(Math.floor(first / tick) * tick);
        numbers.setUpperBound(Math.max(10, Math.ceil(last / tick) * tick));
    }

    private void bindTarget() {
        target.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer number) {
                        return number == null
                                ? ""
                                : Messages.format("compose.toOne", String.valueOf(number));
                    }

                    @Override
                    public Integer fromString(String name) {
                        throw new IllegalStateException("a target is chosen, not written");
                    }
                });
        target.valueProperty().subscribe(this::targetChosen);
        model.openConnectionsProperty().subscribe(ignored -> showTargets());
        model.targetProperty().subscribe(ignored -> showTargets());
        model.runningProperty().subscribe(ignored -> lockTarget());
        model.silentProperty().subscribe(ignored -> lockTarget());
    }

    // What runs, and what was silenced, belongs to one connection.
    private void lockTarget() {
        boolean busy = model.runningProperty().get() || model.silentProperty().get();
        target.setDisable(busy);
        silent.setDisable(model.targetProperty().get().isEmpty());
        drop.setDisable(model.targetProperty().get().isEmpty());
    }

    private void targetChosen(@Nullable Integer number) {
        if (!following && number != null) {
            model.targetProperty().set(Optional.of(number));
        }
    }

    private void showTargets() {
        following = true;
        target.getItems().setAll(model.openConnectionsProperty().get());
        target.setValue(model.targetProperty().get().orElse(null));
        following = false;
        lockTarget();
    }

    @FXML
    private void start() {
        model.start();
    }

    @FXML
    private void drop() {
        model.drop();
    }

    @FXML
    private void stop() {
        model.stop();
    }
}
