package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Binds the small editor for a row's comment to its view model.
public final class CommentController {
    private final RowMarking model;

    @FXML private VBox box;
    @FXML private Label title;
    @FXML private TextArea text;

    public CommentController(RowMarking model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        box.visibleProperty().bind(model.openProperty());
        title.textProperty().bind(model.titleProperty());
        text.textProperty().bindBidirectional(model.textProperty());
        // Before the window's own shortcuts, which would send something.
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::finish);
        model.openProperty().subscribe(this::begin);
    }

    private void begin(boolean open) {
        if (open) {
            text.requestFocus();
            text.end();
        }
    }

    private void finish(KeyEvent press) {
        if (press.getCode() == KeyCode.ENTER && press.isShortcutDown()) {
            save();
            press.consume();
        } else if (press.getCode() == KeyCode.ESCAPE) {
            cancel();
            press.consume();
        }
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        model.openProperty().set(false);
    }
}
