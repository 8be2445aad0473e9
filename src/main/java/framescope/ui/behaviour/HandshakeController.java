package framescope.ui.behaviour;

import framescope.behaviour.HandshakeChange.Accept;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Binds the part of the form about the opening handshake.
public final class HandshakeController {
    private final HandshakeForm form;

    @FXML private ComboBox<Accept> accept;
    @FXML private TextField status;
    @FXML private TextField subprotocol;
    @FXML private TextField extensions;
    @FXML private TextField without;
    @FXML private TextArea headers;

    public HandshakeController(HandshakeForm form) {
        this.form = form;
    }

    @FXML
    private void initialize() {
        WordConverter.fill(accept, "behaviour.accept", List.of(Accept.values()));
        accept.valueProperty().bindBidirectional(form.acceptProperty());
        status.textProperty().bindBidirectional(form.statusProperty());
        subprotocol.textProperty().bindBidirectional(form.subprotocolProperty());
        extensions.textProperty().bindBidirectional(form.extensionsProperty());
        without.textProperty().bindBidirectional(form.withoutProperty());
        headers.textProperty().bindBidirectional(form.headersProperty());
    }
}
