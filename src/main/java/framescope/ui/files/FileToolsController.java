package framescope.ui.files;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;

/// Binds the toolbar's buttons for files to their view model.
public final class FileToolsController {
    private final FilesViewModel model;
    private final EarlierViewModel earlierCaptures;

    @FXML private ToggleButton earlier;
    @FXML private Button open;
    @FXML private Button save;

    public FileToolsController(FilesViewModel model, EarlierViewModel earlierCaptures) {
        this.model = model;
        this.earlierCaptures = earlierCaptures;
    }

    @FXML
    private void initialize() {
        open.disableProperty().bind(model.busyProperty());
        earlier.selectedProperty().bindBidirectional(earlierCaptures.shownProperty());
        save.disableProperty().bind(model.busyProperty());
    }

    @FXML
    private void open() {
        model.open();
    }

    @FXML
    private void save() {
        model.save();
    }
}
