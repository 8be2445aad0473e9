package framescope.ui.compose;

import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.List;
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

/// A further frame on the face of bits: what it is, what it carries, and where it stands.
final class InsertionRow extends VBox {
    /// @param number from 1 on; ends the ids of its controls
    /// @param onRemove is run when the user wants it away
    InsertionRow(int number, InsertionField field, Runnable onRemove) {
        getStyleClass().add("face");
        ComboBox<Opcode> opcode = new ComboBox<>();
        Choices.bind(
                opcode, field.opcodeProperty(), RowText::opcodeWithValue, List.of(Opcode.values()));
        opcode.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(opcode, Priority.ALWAYS);
        CheckBox fin = new CheckBox(Messages.get("compose.insertionFin"));
        fin.setMinWidth(USE_PREF_SIZE);
        fin.selectedProperty().bindBidirectional(field.finProperty());
        Button remove = new Button();
        remove.setGraphic(new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "button-icon", "small");
        remove.setOnAction(pressed -> onRemove.run());
        TextField text = new TextField();
        text.textProperty().bindBidirectional(field.textProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        TextField place = new TextField();
        place.setPrefColumnCount(3);
        place.textProperty().bindBidirectional(field.placeProperty());
        name(opcode, "bits-insertion-" + number, "compose.insertion");
        name(fin, "bits-insertion-fin-" + number, "compose.insertionFin");
        name(remove, "bits-insertion-remove-" + number, "compose.insertionRemove");
        name(text, "bits-insertion-text-" + number, "compose.insertionText");
        name(place, "bits-insertion-place-" + number, "compose.insertionPlace");
        getChildren()
                .addAll(
                        line(label("compose.insertion"), opcode, fin, remove),
                        line(
                                label("compose.insertionText"),
                                text,
                                whole(new Label(Messages.get("compose.insertionPlace"))),
                                place));
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
