package framescope.ui.files;

import javafx.fxml.FXML;
import javafx.scene.control.Button;

/// Binds the toolbar's buttons for files to their view model.
public final class FileToolsController {
    private final FilesViewModel model;

    @FXML private Button open;
    @FXML private Button save;

    public FileToolsController(FilesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        open.disableProperty().bind(model.busyProperty());
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
