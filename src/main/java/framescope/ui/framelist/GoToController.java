package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Binds the field for a row's number to its view model.
public final class GoToController {
    private final GoToViewModel model;

    @FXML private VBox box;
    @FXML private TextField number;
    @FXML private Label problem;

    public GoToController(GoToViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        box.visibleProperty().bind(model.openProperty());
        number.textProperty().bindBidirectional(model.numberProperty());
        number.setOnAction(entered -> model.go());
        number.addEventHandler(KeyEvent.KEY_PRESSED, this::close);
        number.focusedProperty().subscribe((before, focused) -> closeUnless(focused));
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        model.openProperty().subscribe(this::focus);
    }

    private void focus(boolean open) {
        if (open) {
            number.requestFocus();
        }
    }

    private void close(KeyEvent press) {
        if (press.getCode() == KeyCode.ESCAPE) {
            model.openProperty().set(false);
            press.consume();
        }
    }

    private void closeUnless(boolean focused) {
        if (!focused) {
            model.openProperty().set(false);
        }
    }
}
