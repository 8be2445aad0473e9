package framescope.ui.files;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// Binds the status line's part that says how far opening or saving has come.
public final class FileProgressController {
    private final FilesViewModel model;

    @FXML private HBox job;
    @FXML private Label activity;
    @FXML private ProgressBar progress;

    public FileProgressController(FilesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        job.visibleProperty().bind(model.busyProperty());
        job.managedProperty().bind(model.busyProperty());
        activity.textProperty().bind(model.activityProperty());
        progress.progressProperty().bind(model.progressProperty());
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}
