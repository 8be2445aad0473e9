package framescope.ui.compose;

import framescope.compose.KeyChoice;
import framescope.compose.Payload.Form;
import framescope.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;

/// Ties controls to a frame that is written with them.
final class FrameControls {
    private FrameControls() {}

    static void bindKey(FrameFields frame, ComboBox<KeyChoice.Kind> kind, TextField key) {
        Choices.bind(
                kind,
                frame.keyKindProperty(),
                each -> Messages.of("compose.key", each),
                List.of(KeyChoice.Kind.values()));
        key.textProperty().bindBidirectional(frame.keyProperty());
        frame.keyKindProperty()
                .subscribe(chosen -> key.setEditable(chosen == KeyChoice.Kind.CHOSEN));
    }

    /// Whether such a masking-key has bytes to show.
    static boolean isKeyWritten(KeyChoice.Kind kind) {
        return kind == KeyChoice.Kind.CHOSEN || kind == KeyChoice.Kind.RANDOM;
    }

    /// @param onChosen gets the form that the user chooses, where it is another
    static void bindForm(PayloadField payload, ToggleGroup group, Consumer<Form> onChosen) {
        Toggles.bind(
                group,
                Form.class,
                payload.formProperty(),
                wanted -> {
                    // The file may be another.
                    if (wanted == Form.FILE || wanted != payload.formProperty().get()) {
                        onChosen.accept(wanted);
                    }
                });
    }

    static void bindPayload(PayloadField payload, TextArea area) {
        area.textProperty().bindBidirectional(payload.textProperty());
        payload.formProperty()
                .subscribe(form -> area.setPromptText(Messages.of("compose.form.hint", form)));
    }
}
