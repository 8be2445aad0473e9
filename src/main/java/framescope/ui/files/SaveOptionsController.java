package framescope.ui.files;

import framescope.text.Messages;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the questions before saving to their view model.
public final class SaveOptionsController {
    private final SaveOptionsViewModel model;

    @FXML private RadioButton all;
    @FXML private RadioButton listed;
    @FXML private ChoiceBox<SaveFormat> format;
    @FXML private Label formatAbout;
    @FXML private VBox forms;
    @FXML private RadioButton wire;
    @FXML private RadioButton inflated;
    @FXML private CheckBox frames;
    @FXML private CheckBox secrets;

    public SaveOptionsController(SaveOptionsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        all.textProperty().bind(model.allTextProperty());
        listed.textProperty().bind(model.listedTextProperty());
        listed.disableProperty().bind(model.filteredProperty().not());
        (model.listedOnlyProperty().get() ? listed : all).setSelected(true);
        listed.selectedProperty().subscribe(model.listedOnlyProperty()::set);
        format.getItems().setAll(SaveFormat.values());
        format.setConverter(new FormatNames());
        format.valueProperty().bindBidirectional(model.formatProperty());
        formatAbout.textProperty().bind(model.formatTextProperty());
        (model.inflatedProperty().get() ? inflated : wire).setSelected(true);
        inflated.selectedProperty().subscribe(model.inflatedProperty()::set);
        secrets.selectedProperty().bindBidirectional(model.secretsProperty());
        frames.selectedProperty().bindBidirectional(model.framesProperty());
        BooleanBinding pcapng = model.formatProperty().isEqualTo(SaveFormat.PCAPNG);
        showWhen(forms, pcapng);
        showWhen(secrets, pcapng.not());
        showWhen(frames, model.formatProperty().isEqualTo(SaveFormat.HAR));
    }

    private static void showWhen(Node question, BooleanBinding condition) {
        question.visibleProperty().bind(condition);
        question.managedProperty().bind(condition);
    }

    private static final class FormatNames extends StringConverter<SaveFormat> {
        @Override
        public String toString(SaveFormat format) {
            return Messages.of("files.format", format);
        }

        @Override
        public SaveFormat fromString(String name) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
