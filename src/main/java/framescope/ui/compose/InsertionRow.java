package framescope.ui.compose;

import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A further frame on the face of bits: its header, what it carries, and where it stands.
final class InsertionRow extends VBox {
    /// @param number from 1 on; ends the ids of its controls
    /// @param onRemove is run when the user wants it away
    InsertionRow(int number, InsertionField field, Runnable onRemove) {
        getStyleClass().add("face");
        getChildren()
                .addAll(
                        whatLine(number, field, onRemove),
                        bitsLine(number, field),
                        lengthLine(number, field),
                        textLine(number, field));
    }

    private static HBox whatLine(int number, InsertionField field, Runnable onRemove) {
        ComboBox<Opcode> opcode = new ComboBox<>();
        Choices.bind(
                opcode, field.opcodeProperty(), RowText::opcodeWithValue, List.of(Opcode.values()));
        opcode.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(opcode, Priority.ALWAYS);
        Button remove = new Button();
        remove.setGraphic(new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "button-icon", "small");
        remove.setOnAction(pressed -> onRemove.run());
        name(opcode, "bits-insertion-" + number, "compose.insertion");
        name(remove, "bits-insertion-remove-" + number, "compose.insertionRemove");
        return line(label("compose.insertion"), opcode, remove);
    }

    private static HBox bitsLine(int number, InsertionField field) {
        return line(
                label("compose.insertionBits"),
                bit(number, "FIN", field.finProperty()),
                bit(number, "RSV1", field.rsv1Property()),
                bit(number, "RSV2", field.rsv2Property()),
                bit(number, "RSV3", field.rsv3Property()));
    }

    private static CheckBox bit(int number, String name, BooleanProperty property) {
        CheckBox bit = new CheckBox(name);
        bit.setId("bits-insertion-" + name.toLowerCase(Locale.ROOT) + "-" + number);
        bit.setMinWidth(USE_PREF_SIZE);
        bit.setAccessibleText(Messages.format("compose.insertionBit", name));
        bit.setTooltip(new Tooltip(Messages.format("compose.insertionBit.about", name)));
        bit.selectedProperty().bindBidirectional(property);
        return bit;
    }

    private static HBox lengthLine(int number, InsertionField field) {
        ComboBox<Optional<LengthForm>> form = new ComboBox<>();
        Choices.bindLengthForm(form, field.lengthFormProperty(), "compose.insertionForm.right");
        form.setMinWidth(USE_PREF_SIZE);
        TextField declared = new TextField();
        declared.setPrefColumnCount(5);
        HBox.setHgrow(declared, Priority.ALWAYS);
        declared.setPromptText(Messages.get("compose.insertionDeclared.hint"));
        declared.textProperty().bindBidirectional(field.declaredProperty());
        name(form, "bits-insertion-form-" + number, "compose.insertionForm");
        name(declared, "bits-insertion-declared-" + number, "compose.insertionDeclared");
        return line(
                label("compose.lengthIn"),
                form,
                whole(new Label(Messages.get("compose.declared"))),
                declared);
    }

    private static HBox textLine(int number, InsertionField field) {
        TextField text = new TextField();
        text.textProperty().bindBidirectional(field.textProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        TextField place = new TextField();
        place.setPrefColumnCount(3);
        place.textProperty().bindBidirectional(field.placeProperty());
        name(text, "bits-insertion-text-" + number, "compose.insertionText");
        name(place, "bits-insertion-place-" + number, "compose.insertionPlace");
        return line(
                label("compose.insertionText"),
                text,
                whole(new Label(Messages.get("compose.insertionPlace"))),
                place);
    }

    private static void name(Control control, String id, String key) {
        control.setId(id);
        control.setAccessibleText(Messages.get(key));
        control.setTooltip(new Tooltip(Messages.get(key + ".about")));
    }

    private static Label label(String key) {
        Label label = new Label(Messages.get(key));
        label.getStyleClass().addAll("field-label", "bits-label");
        return label;
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("bits-line");
        return line;
    }
}
