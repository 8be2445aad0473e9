package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Binds the search bar to its view model.
public final class SearchController {
    private final SearchViewModel model;

    @FXML private VBox box;
    @FXML private TextField text;
    @FXML private Label status;
    @FXML private Label problem;

    public SearchController(SearchViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        box.visibleProperty().bind(model.openProperty());
        box.managedProperty().bind(box.visibleProperty());
        text.textProperty().bindBidirectional(model.textProperty());
        text.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        status.textProperty().bind(model.statusProperty());
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        model.openProperty().subscribe(this::focus);
    }

    private void focus(boolean open) {
        if (open) {
            text.requestFocus();
            text.selectAll();
        }
    }

    private void press(KeyEvent press) {
        boolean known = true;
        switch (press.getCode()) {
            case ESCAPE -> close();
            case ENTER -> step(press.isShiftDown());
            default -> known = false;
        }
        if (known) {
            press.consume();
        }
    }

    private void step(boolean back) {
        if (back) {
            previous();
        } else {
            next();
        }
    }

    @FXML
    private void next() {
        model.next();
    }

    @FXML
    private void previous() {
        model.previous();
    }

    @FXML
    private void close() {
        model.openProperty().set(false);
    }
}
