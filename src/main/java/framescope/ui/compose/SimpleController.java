package framescope.ui.compose;

import framescope.compose.Payload.Form;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.text.CloseCodeText;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.compose.SimpleViewModel.Kind;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Binds the composer's simple face.
public final class SimpleController {
    /// The codes that have a meaning of their own (RFC 6455 §7.4.1, and registered since), those
    /// that must never travel too, and the first of each range for programs.
    private static final List<Integer> CODES =
            List.of(
                    1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012,
                    1013, 1014, 1015, 3000, 4000);

    private final DraftViewModel draft;
    private final SimpleViewModel model;

    @FXML private ToggleGroup kind;
    @FXML private ToggleGroup form;
    @FXML private VBox textFace;
    @FXML private VBox binaryFace;
    @FXML private VBox controlFace;
    @FXML private VBox closeFace;
    @FXML private TextArea text;
    @FXML private TextArea hex;
    @FXML private Label file;
    @FXML private TextField controlText;
    @FXML private ComboBox<String> closeCode;
    @FXML private Label closeCodeMeaning;
    @FXML private TextField closeReason;
    @FXML private Label closeReasonLength;

    public SimpleController(DraftViewModel draft) {
        this.draft = draft;
        this.model = draft.simple();
    }

    @FXML
    private void initialize() {
        text.textProperty().bindBidirectional(model.textProperty());
        hex.textProperty().bindBidirectional(model.binaryTextProperty());
        controlText.textProperty().bindBidirectional(model.controlTextProperty());
        closeReason.textProperty().bindBidirectional(model.closeReasonProperty());
        closeCode.getItems().setAll(CODES.stream().map(RowText::closeCode).toList());
        closeCode.setCellFactory(list -> new CloseCodeCell());
        closeCode.getEditor().textProperty().bindBidirectional(model.closeCodeProperty());
        model.closeCodeProperty().subscribe(this::explainCode);
        model.closeReasonProperty().subscribe(this::countReason);
        Toggles.bind(kind, Kind.class, model.kindProperty());
        model.kindProperty().subscribe(this::showKind);
        PayloadField binary = model.binary();
        Toggles.bind(form, Form.class, binary.formProperty(), this::changeForm);
        binary.formProperty().subscribe(this::showForm);
        binary.fileProperty().subscribe(ignored -> showFile());
        binary.fileNameProperty().subscribe(ignored -> showFile());
    }

    private void showKind(Kind chosen) {
        Toggles.show(textFace, chosen == Kind.TEXT);
        Toggles.show(binaryFace, chosen == Kind.BINARY);
        Toggles.show(controlFace, chosen == Kind.PING || chosen == Kind.PONG);
        Toggles.show(closeFace, chosen == Kind.CLOSE);
    }

    private void changeForm(Form wanted) {
        if (wanted == Form.FILE) {
            draft.chooseFile(model.binary());
        } else if (wanted != model.binary().formProperty().get()) {
            model.binary().change(wanted);
        }
    }

    private void showForm(Form shown) {
        Toggles.show(hex, shown != Form.FILE);
        Toggles.show(file, shown == Form.FILE);
        hex.setPromptText(Messages.of("compose.form.hint", shown));
    }

    private void showFile() {
        file.setText(model.binary().fileInWords());
    }

    private void explainCode(String written) {
        closeCodeMeaning.setText(CloseCodeText.meaning(written));
    }

    private void countReason(String reason) {
        closeReasonLength.setText(
                Messages.format(
                        "compose.reasonLength",
                        Bytes.utf8(reason).length(),
                        ClosePayload.MAX_REASON_LENGTH));
    }
}
