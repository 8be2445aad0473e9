package framescope.ui.framelist;

import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;

/// Binds the toolbar's part for the frame list, capture, pause and clear, to their view models.
public final class FrameToolsController {
    private final FrameListViewModel model;
    private final CaptureSwitch captureSwitch;
    private final Clearing clearing;

    @FXML private ToggleButton capture;
    @FXML private ToggleButton pause;

    public FrameToolsController(
            FrameListViewModel model, CaptureSwitch captureSwitch, Clearing clearing) {
        this.model = model;
        this.captureSwitch = captureSwitch;
        this.clearing = clearing;
    }

    @FXML
    private void initialize() {
        capture.selectedProperty().bindBidirectional(captureSwitch.capturingProperty());
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
    }

    @FXML
    private void clear() {
        clearing.clear();
    }
}
