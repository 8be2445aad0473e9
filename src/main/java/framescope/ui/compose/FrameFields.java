package framescope.ui.compose;

import framescope.compose.FirstByte;
import framescope.compose.KeyChoice;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// One frame as it is written, every bit of its header and its payload: that of a draft, or one that
/// is inserted. FX thread only.
final class FrameFields {
    private static final String NO_KEY = "00000000";

    private final IntSupplier keys;
    private final Runnable onChange;
    private final BooleanProperty fin = new SimpleBooleanProperty(true);
    private final BooleanProperty rsv1 = new SimpleBooleanProperty();
    private final BooleanProperty rsv2 = new SimpleBooleanProperty();
    private final BooleanProperty rsv3 = new SimpleBooleanProperty();
    private final ObjectProperty<Opcode> opcode = new SimpleObjectProperty<>(Opcode.TEXT);
    private final ObjectProperty<KeyChoice.Kind> keyKind =
            new SimpleObjectProperty<>(KeyChoice.Kind.NONE);
    private final StringProperty key = new SimpleStringProperty(NO_KEY);
    private final ObjectProperty<Optional<LengthForm>> lengthForm =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty declared = new SimpleStringProperty("");
    private final PayloadField payload = new PayloadField();
    private boolean showing;

    /// @param keys gives a masking-key for each call
    /// @param onChange is run when the user has changed something
    FrameFields(IntSupplier keys, Runnable onChange) {
        this.keys = keys;
        this.onChange = onChange;
        List.<ObservableValue<?>>of(
                        fin,
                        rsv1,
                        rsv2,
                        rsv3,
                        opcode,
                        keyKind,
                        key,
                        lengthForm,
                        declared,
                        payload.formProperty(),
                        payload.textProperty(),
                        payload.fileProperty())
                .forEach(property -> property.addListener(changed -> notice()));
        keyKind.addListener(changed -> chooseKey());
    }

    private void notice() {
        if (!showing) {
            onChange.run();
        }
    }

    private void chooseKey() {
        if (!showing) {
            switch (keyKind.get()) {
                case RANDOM -> drawKey();
                case ZERO, NONE, LEFT_OUT -> key.set(NO_KEY);
                case CHOSEN -> {}
            }
        }
    }

    // ---------------------------------------------------------------- properties

    BooleanProperty finProperty() {
        return fin;
    }

    BooleanProperty rsv1Property() {
        return rsv1;
    }

    BooleanProperty rsv2Property() {
        return rsv2;
    }

    BooleanProperty rsv3Property() {
        return rsv3;
    }

    ObjectProperty<Opcode> opcodeProperty() {
        return opcode;
    }

    ObjectProperty<KeyChoice.Kind> keyKindProperty() {
        return keyKind;
    }

    /// The masking-key as eight hexadecimal digits.
    StringProperty keyProperty() {
        return key;
    }

    /// The form of the length; empty for the shortest.
    ObjectProperty<Optional<LengthForm>> lengthFormProperty() {
        return lengthForm;
    }

    /// The length that is declared; empty for the real one.
    StringProperty declaredProperty() {
        return declared;
    }

    PayloadField payloadField() {
        return payload;
    }

    // ---------------------------------------------------------------- commands

    /// Draws another masking-key.
    void drawKey() {
        key.set("%08x".formatted(keys.getAsInt()));
    }

    /// Shows a frame; the change is nobody's news.
    void show(FirstByte first, KeyChoice shownKey, LengthChoice length, Payload shownPayload) {
        showing = true;
        fin.set(first.fin());
        rsv1.set(first.rsv1());
        rsv2.set(first.rsv2());
        rsv3.set(first.rsv3());
        opcode.set(first.opcode());
        keyKind.set(shownKey.kind());
        key.set("%08x".formatted(shownKey.key()));
        lengthForm.set(length.form());
        declared.set(Written.declared(length));
        payload.show(shownPayload);
        showing = false;
    }

    // ---------------------------------------------------------------- what is written

    FirstByte first() {
        return new FirstByte(fin.get(), rsv1.get(), rsv2.get(), rsv3.get(), opcode.get());
    }

    KeyChoice key() throws UnfitException {
        return switch (keyKind.get()) {
            case NONE -> KeyChoice.NONE;
            case ZERO -> KeyChoice.ZERO;
            case LEFT_OUT -> KeyChoice.LEFT_OUT;
            case RANDOM -> KeyChoice.random(Written.key(key.get()));
            case CHOSEN -> KeyChoice.chosen(Written.key(key.get()));
        };
    }

    LengthChoice length() throws UnfitException {
        return Written.lengthChoice(lengthForm.get(), declared.get());
    }

    Payload payload() throws UnfitException {
        return payload.payload();
    }
}
