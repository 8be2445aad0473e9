package framescope.ui.compose;

import framescope.compose.KeyChoice;
import framescope.compose.Payload.Form;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.Tip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A further frame on the face of bits: its header, what it carries, and where it stands.
final class InsertionRow extends VBox {
    private static final int PAYLOAD_LINES = 2;

    private final int number;
    private final FrameFields frame;

    /// @param number from 1 on; ends the ids of its controls
    /// @param onRemove is run when the user wants it away
    InsertionRow(int number, InsertionField field, Runnable onRemove) {
        this.number = number;
        this.frame = field.frame();
        getStyleClass().addAll("face", "insertion");
        getChildren()
                .addAll(
                        line("compose.insertion", opcode(), removing(onRemove)),
                        line(
                                "compose.insertionBits",
                                bit("FIN", frame.finProperty()),
                                bit("RSV1", frame.rsv1Property()),
                                bit("RSV2", frame.rsv2Property()),
                                bit("RSV3", frame.rsv3Property())),
                        keyLine(),
                        line(
                                "compose.lengthIn",
                                lengthForm(),
                                label("compose.declared"),
                                written(
                                        frame.declaredProperty(),
                                        "declared",
                                        "compose.insertionDeclared")),
                        line(
                                "compose.payload",
                                payloadForms(),
                                label("compose.insertionPlace"),
                                written(field.placeProperty(), "place", "compose.insertionPlace")),
                        payload());
    }

    // ---------------------------------------------------------------- the header

    private ComboBox<Opcode> opcode() {
        ComboBox<Opcode> opcode = new ComboBox<>();
        Choices.bind(
                opcode, frame.opcodeProperty(), RowText::opcodeWithValue, List.of(Opcode.values()));
        name(opcode, "bits-insertion-" + number, "compose.insertion");
        return wide(opcode);
    }

    private Button removing(Runnable onRemove) {
        Button remove = new Button();
        remove.setGraphic(new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "button-icon", "small");
        remove.setOnAction(pressed -> onRemove.run());
        name(remove, id("remove"), "compose.insertionRemove");
        return remove;
    }

    private CheckBox bit(String name, BooleanProperty property) {
        CheckBox bit = new CheckBox(name);
        bit.setId(id(name.toLowerCase(Locale.ROOT)));
        bit.setMinWidth(USE_PREF_SIZE);
        bit.setAccessibleText(Messages.format("compose.insertionBit", name));
        Tip.setText(bit, Messages.format("compose.insertionBit.about", name));
        bit.selectedProperty().bindBidirectional(property);
        return bit;
    }

    private HBox keyLine() {
        ComboBox<KeyChoice.Kind> kind = new ComboBox<>();
        name(kind, id("key-kind"), "compose.insertionKey");
        TextField key = new TextField();
        key.getStyleClass().add("monospaced");
        key.setPrefColumnCount(8);
        key.setMinWidth(USE_PREF_SIZE);
        name(key, id("key"), "compose.insertionKeyBytes");
        FrameControls.bindKey(frame, kind, key);
        frame.keyKindProperty()
                .subscribe(chosen -> Toggles.show(key, FrameControls.isKeyWritten(chosen)));
        return line("compose.key", wide(kind), key);
    }

    private ComboBox<Optional<LengthForm>> lengthForm() {
        ComboBox<Optional<LengthForm>> form = new ComboBox<>();
        Choices.bindLengthForm(form, frame.lengthFormProperty(), "compose.insertionForm.right");
        form.setMinWidth(USE_PREF_SIZE);
        name(form, id("form"), "compose.insertionForm");
        return form;
    }

    // ---------------------------------------------------------------- the payload

    private HBox payloadForms() {
        ToggleGroup group = new ToggleGroup();
        HBox forms =
                new HBox(
                        form(group, Form.TEXT, "left-pill"),
                        form(group, Form.HEX, "center-pill"),
                        form(group, Form.BASE64, "right-pill"));
        forms.getStyleClass().add("kinds");
        forms.setMinWidth(USE_PREF_SIZE);
        forms.setMaxHeight(USE_PREF_SIZE); // In the middle of a line that a field makes higher.
        FrameControls.bindForm(frame.payloadField(), group, frame.payloadField()::change);
        return forms;
    }

    private ToggleButton form(ToggleGroup group, Form form, String style) {
        ToggleButton button = new ToggleButton(Messages.of("compose.form", form));
        button.setUserData(form.name());
        button.setToggleGroup(group);
        button.setId(id(form.name().toLowerCase(Locale.ROOT)));
        button.getStyleClass().addAll(style, "small");
        Tip.setText(button, Messages.of("compose.form.about", form));
        return button;
    }

    private TextArea payload() {
        TextArea payload = new TextArea();
        payload.getStyleClass().add("monospaced");
        payload.setWrapText(true);
        payload.setPrefRowCount(PAYLOAD_LINES);
        FrameControls.bindPayload(frame.payloadField(), payload);
        name(payload, id("payload"), "compose.insertionPayload");
        return payload;
    }

    // ---------------------------------------------------------------- parts of lines

    private TextField written(StringProperty property, String part, String key) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(property);
        field.setPrefColumnCount(3);
        HBox.setHgrow(field, Priority.ALWAYS);
        Messages.find(key + ".hint").ifPresent(field::setPromptText);
        name(field, id(part), key);
        return field;
    }

    private String id(String part) {
        return "bits-insertion-" + part + "-" + number;
    }

    private static void name(Control control, String id, String key) {
        control.setId(id);
        control.setAccessibleText(Messages.get(key));
        Tip.setText(control, Messages.get(key + ".about"));
    }

    private static <C extends Control> C wide(C control) {
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        return control;
    }

    private static Label label(String key) {
        Label label = new Label(Messages.get(key));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox line(String key, Node... nodes) {
        Label label = new Label(Messages.get(key));
        label.getStyleClass().addAll("field-label", "bits-label");
        HBox line = new HBox(label);
        line.getChildren().addAll(nodes);
        line.getStyleClass().add("bits-line");
        return line;
    }
}
