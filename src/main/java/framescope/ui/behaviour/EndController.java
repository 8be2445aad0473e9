package framescope.ui.behaviour;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Binds the part of the form about the end of a connection, and about reading.
public final class EndController {
    private final BehaviourForm form;

    @FXML private TextField closeAfter;
    @FXML private HBox closeLine;
    @FXML private TextField closeCode;
    @FXML private TextField closeReason;
    @FXML private TextField dropAfter;
    @FXML private CheckBox resets;
    @FXML private CheckBox answersClose;
    @FXML private TextField readRate;

    public EndController(BehaviourForm form) {
        this.form = form;
    }

    @FXML
    private void initialize() {
        closeAfter.textProperty().bindBidirectional(form.closeAfterProperty());
        closeCode.textProperty().bindBidirectional(form.closeCodeProperty());
        closeReason.textProperty().bindBidirectional(form.closeReasonProperty());
        dropAfter.textProperty().bindBidirectional(form.dropAfterProperty());
        resets.selectedProperty().bindBidirectional(form.resetsProperty());
        answersClose.selectedProperty().bindBidirectional(form.answersCloseProperty());
        readRate.textProperty().bindBidirectional(form.readRateProperty());
        closeLine.visibleProperty().bind(form.closeAfterProperty().isNotEmpty());
        closeLine.managedProperty().bind(closeLine.visibleProperty());
    }
}
