package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;

/// Binds the toolbar's part for the frame list, capture, pause and clear, to the list's view model.
public final class FrameToolsController {
    private final FrameListViewModel model;

    @FXML private ToggleButton capture;
    @FXML private ToggleButton pause;

    public FrameToolsController(FrameListViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        capture.selectedProperty().bindBidirectional(model.capturingProperty());
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
    }

    @FXML
    private void clear() {
        model.clear();
    }
}
