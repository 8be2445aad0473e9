package framescope.ui.ladder;

import framescope.capture.ConnectionInfo;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.common.PngFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds the ladder to its view model; a scroll bar moves it along the connection.
public final class LadderController {
    private static final double STEP_HEIGHT = 30;
    private static final double WHEEL_PIXELS_PER_ROW = 13;
    private static final double SMALLEST_THUMB = 0.06;

    private final LadderViewModel model;
    private final RowText texts;
    private boolean moving;
    private double wheel;

    @FXML private Region picture;
    @FXML private LadderPane ladder;
    @FXML private ScrollBar position;
    @FXML private Slider zoom;
    @FXML private Label client;
    @FXML private Label server;
    @FXML private VBox empty;
    @FXML private Button svg;
    @FXML private Button png;

    public LadderController(LadderViewModel model, RowText texts) {
        this.model = model;
        this.texts = texts;
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
                        ladder.setStepHeight(Math.round(STEP_HEIGHT * factor.doubleValue())));
        position.valueProperty()
                .subscribe(value -> {
                    if (!moving) {
                        model.scrollTo(Math.round(value.doubleValue()));
                    }
                });
        model.topProperty().subscribe(this::showPosition);
        model.rowCountProperty().subscribe(this::showPosition);
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
        var ends = model.ends();
        client.setText(
                Messages.format("ladder.client", ends.map(ConnectionInfo::remote).orElse("")));
        server.setText(
                Messages.format("ladder.server", ends.map(ConnectionInfo::local).orElse("")));
    }

    private void showPosition() {
        moving = true;
        long last = model.lastTop();
        position.setMax((double) Math.max(1, last));
        // JavaFX: the thumb's share of the track is visibleAmount / (max - min).
        double share = (double) model.capacity() / Math.max(1, model.rowCountProperty().get());
        position.setVisibleAmount(position.getMax() * Math.clamp(share, SMALLEST_THUMB, 1));
        position.setBlockIncrement(Math.max(1, model.capacity() - 1));
        position.setValue((double) model.topProperty().get());
        position.setDisable(last == 0);
        moving = false;
    }

    private void moveByWheel(ScrollEvent scroll) {
        if (scroll.isShortcutDown()) {
            zoom.setValue(zoom.getValue() + Math.signum(scroll.getDeltaY()) * 0.1);
            scroll.consume();
            return;
        }
        wheel -= scroll.getDeltaY();
        long rows = (long) (wheel / WHEEL_PIXELS_PER_ROW);
        wheel -= rows * WHEEL_PIXELS_PER_ROW;
        model.scrollBy(rows);
        scroll.consume();
    }

    private void moveByKey(KeyEvent press) {
        long rows =
                switch (press.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    case PAGE_UP -> -(model.capacity() - 1);
                    case PAGE_DOWN -> model.capacity() - 1;
                    case HOME -> -model.rowCountProperty().get();
                    case END -> model.rowCountProperty().get();
                    default -> 0;
                };
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
        model.exportPicture(this::takePicture);
    }

    private Callable<Path> takePicture(Path file) {
        return PngFile.of(picture.snapshot(null, null)).writing(file);
    }
}
