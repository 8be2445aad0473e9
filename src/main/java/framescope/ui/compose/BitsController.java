package framescope.ui.compose;

import framescope.compose.Composition;
import framescope.compose.KeyChoice;
import framescope.compose.Payload.Form;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds the composer's face of bits.
public final class BitsController {
    private final DraftViewModel draft;
    private final BitsViewModel model;
    private final FrameFields frame;
    private final ToggleButton mask = bit("bit-mask", "MASK");
    private final List<ToggleButton> opcodeBits = new ArrayList<>();

    @FXML private HBox firstByte;
    @FXML private HBox secondByte;
    @FXML private ComboBox<Opcode> opcode;
    @FXML private ComboBox<KeyChoice.Kind> keyKind;
    @FXML private HBox keyRow;
    @FXML private TextField key;
    @FXML private Button drawKey;
    @FXML private ComboBox<Optional<LengthForm>> lengthForm;
    @FXML private TextField declared;
    @FXML private ToggleGroup form;
    @FXML private TextArea payload;
    @FXML private Label file;
    @FXML private CheckBox deflated;
    @FXML private TextField cuts;
    @FXML private VBox insertions;
    @FXML private TextField pieceLength;
    @FXML private TextField pause;

    public BitsController(DraftViewModel draft) {
        this.draft = draft;
        this.model = draft.bits();
        this.frame = model.frame();
    }

    @FXML
    private void initialize() {
        showFirstByte();
        addMaskBit();
        draft.compositionProperty().subscribe(this::showSecondByte);
        Choices.bind(
                opcode, frame.opcodeProperty(), RowText::opcodeWithValue, List.of(Opcode.values()));
        FrameControls.bindKey(frame, keyKind, key);
        frame.keyKindProperty().subscribe(this::showKey);
        Choices.bindLengthForm(lengthForm, frame.lengthFormProperty(), "compose.lengthForm.right");
        declared.textProperty().bindBidirectional(frame.declaredProperty());
        bindPayload();
        cuts.textProperty().bindBidirectional(model.cutsProperty());
        model.insertions()
                .addListener((ListChangeListener<InsertionField>) change -> showInsertions());
        showInsertions();
        pieceLength.textProperty().bindBidirectional(model.pieceLengthProperty());
        pause.textProperty().bindBidirectional(model.pauseProperty());
    }

    // ---------------------------------------------------------------- the header

    private void showFirstByte() {
        firstByte.getChildren().add(flag("FIN", frame.finProperty()));
        firstByte.getChildren().add(flag("RSV1", frame.rsv1Property()));
        firstByte.getChildren().add(flag("RSV2", frame.rsv2Property()));
        firstByte.getChildren().add(flag("RSV3", frame.rsv3Property()));
        for (int bit = 3; bit >= 0; bit--) {
            int value = 1 << bit;
            ToggleButton button = bit("bit-opcode-" + value, String.valueOf(value));
            button.setAccessibleText(Messages.format("compose.opcodeBit", value));
            button.setOnAction(pressed -> {
                int code = frame.opcodeProperty().get().code();
                frame.opcodeProperty().set(Opcode.ofCode(code ^ value));
            });
            opcodeBits.add(button);
            firstByte.getChildren().add(labelled(button, bit == 3 ? "opcode" : ""));
        }
        frame.opcodeProperty().subscribe(this::showOpcode);
    }

    private void showOpcode(Opcode shown) {
        for (ToggleButton button : opcodeBits) {
            int value = 1 << (3 - opcodeBits.indexOf(button));
            set(button, (shown.code() & value) != 0);
        }
    }

    private VBox flag(String name, BooleanProperty property) {
        ToggleButton button = bit("bit-" + name.toLowerCase(Locale.ROOT), name);
        button.setAccessibleText(name);
        button.selectedProperty().bindBidirectional(property);
        property.subscribe(on -> set(button, on));
        return labelled(button, name);
    }

    private static ToggleButton bit(String id, String name) {
        ToggleButton button = new ToggleButton("0");
        button.setId(id);
        button.getStyleClass().addAll("bit");
        Tip.setText(button, Messages.format("compose.bit.about", name));
        return button;
    }

    private static void set(ToggleButton button, boolean on) {
        button.setSelected(on);
        button.setText(on ? "1" : "0");
    }

    private static VBox labelled(Node bit, String name) {
        Label label = new Label(name);
        label.getStyleClass().add("bit-name");
        label.setMinWidth(Region.USE_PREF_SIZE); // Bits stand in a row, however long it is.
        VBox column = new VBox(label, bit);
        column.getStyleClass().add("bit-column");
        return column;
    }

    private void addMaskBit() {
        mask.setAccessibleText(Messages.get("compose.maskBit"));
        mask.setOnAction(pressed ->
                frame.keyKindProperty()
                        .set(mask.isSelected() ? KeyChoice.Kind.RANDOM : KeyChoice.Kind.NONE));
        frame.keyKindProperty().subscribe(kind -> set(mask, kind != KeyChoice.Kind.NONE));
        secondByte.getChildren().add(labelled(mask, "MASK"));
    }

    // But for MASK, the second byte follows from the choices below it.
    private void showSecondByte(Optional<Composition> composition) {
        secondByte.getChildren().remove(1, secondByte.getChildren().size());
        int second =
                composition
                        .map(made -> made.frames().getFirst().header())
                        .map(FrameHeader::secondByte)
                        .orElse(0);
        for (int bit = 6; bit >= 0; bit--) {
            Label value = new Label((second >> bit & 1) == 1 ? "1" : "0");
            value.getStyleClass().addAll("bit", "bit-shown");
            secondByte.getChildren().add(labelled(value, bit == 6 ? "length" : ""));
        }
    }

    private void showKey(KeyChoice.Kind kind) {
        Toggles.show(keyRow, FrameControls.isKeyWritten(kind));
        Toggles.show(drawKey, kind == KeyChoice.Kind.RANDOM);
    }

    // ---------------------------------------------------------------- the payload

    private void bindPayload() {
        PayloadField field = frame.payloadField();
        FrameControls.bindPayload(field, payload);
        FrameControls.bindForm(field, form, this::changeForm);
        field.formProperty().subscribe(this::showForm);
        field.fileProperty().subscribe(content -> file.setText(field.fileInWords()));
        deflated.selectedProperty().bindBidirectional(model.deflatedProperty());
    }

    private void changeForm(Form wanted) {
        if (wanted == Form.FILE) {
            draft.chooseFile(frame.payloadField());
        } else {
            frame.payloadField().change(wanted);
        }
    }

    private void showForm(Form shown) {
        Toggles.show(payload, shown != Form.FILE);
        Toggles.show(file, shown == Form.FILE);
    }

    // ---------------------------------------------------------------- further frames

    private void showInsertions() {
        List<InsertionField> fields = model.insertions();
        List<InsertionRow> rows = new ArrayList<>();
        for (InsertionField field : fields) {
            rows.add(new InsertionRow(rows.size() + 1, field, () -> model.remove(field)));
        }
        insertions.getChildren().setAll(rows);
        Toggles.show(insertions, !rows.isEmpty());
    }

    @FXML
    private void insert() {
        model.insert();
    }

    @FXML
    private void drawKey() {
        frame.drawKey();
    }
}
