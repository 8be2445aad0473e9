package framescope.ui.files;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Binds the bar that names the file whose rows are shown to its view model.
public final class OpenedFileController {
    private final FilesViewModel model;

    @FXML private HBox bar;
    @FXML private Label name;
    @FXML private HBox decoding;
    @FXML private TextField ports;
    @FXML private Button decode;

    public OpenedFileController(FilesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        bar.visibleProperty().bind(model.shownFileProperty().isNotEmpty());
        bar.managedProperty().bind(model.shownFileProperty().isNotEmpty());
        name.textProperty().bind(model.shownFileProperty());
        decoding.visibleProperty().bind(model.packetsProperty());
        ports.textProperty().bindBidirectional(model.decodeAsProperty());
        ports.disableProperty().bind(model.busyProperty());
        decode.disableProperty().bind(model.busyProperty());
    }

    @FXML
    private void decodeAs() {
        model.decodeAs();
    }
}
