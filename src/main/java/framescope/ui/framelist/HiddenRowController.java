package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds the line that speaks of a hidden row to its view model.
public final class HiddenRowController {
    private final HiddenRowViewModel model;

    @FXML private HBox box;
    @FXML private Label explanation;

    public HiddenRowController(HiddenRowViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        explanation.textProperty().bind(model.explanationProperty());
        box.visibleProperty().bind(explanation.textProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
    }

    @FXML
    private void listAll() {
        model.listAll();
    }
}
