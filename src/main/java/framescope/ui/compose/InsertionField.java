package framescope.ui.compose;

import framescope.compose.FirstByte;
import framescope.compose.Insertion;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A further frame of a draft as it is written. Bytes that are no text stay as they are until the
/// text is changed. FX thread only.
final class InsertionField {
    private static final int FARTHEST = 1 << 24;

    private final ObjectProperty<Opcode> opcode;
    private final BooleanProperty fin;
    private final BooleanProperty rsv1;
    private final BooleanProperty rsv2;
    private final BooleanProperty rsv3;
    private final ObjectProperty<Optional<LengthForm>> lengthForm;
    private final StringProperty declared;
    private final StringProperty text;
    private final StringProperty place;
    private Bytes payload;

    InsertionField(Insertion shown) {
        FirstByte first = shown.first();
        opcode = new SimpleObjectProperty<>(first.opcode());
        fin = new SimpleBooleanProperty(first.fin());
        rsv1 = new SimpleBooleanProperty(first.rsv1());
        rsv2 = new SimpleBooleanProperty(first.rsv2());
        rsv3 = new SimpleBooleanProperty(first.rsv3());
        lengthForm = new SimpleObjectProperty<>(shown.length().form());
        declared = new SimpleStringProperty(Written.declared(shown.length()));
        text = new SimpleStringProperty(shown.payload().text());
        place = new SimpleStringProperty(String.valueOf(shown.place()));
        payload = shown.payload();
        text.addListener(changed -> payload = Bytes.utf8(text.get()));
    }

    ObjectProperty<Opcode> opcodeProperty() {
        return opcode;
    }

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

    /// The form of the length; empty for the shortest.
    ObjectProperty<Optional<LengthForm>> lengthFormProperty() {
        return lengthForm;
    }

    /// The length that it declares; empty for the real one.
    StringProperty declaredProperty() {
        return declared;
    }

    StringProperty textProperty() {
        return text;
    }

    /// How many fragments come before it.
    StringProperty placeProperty() {
        return place;
    }

    List<ObservableValue<?>> all() {
        return List.of(opcode, fin, rsv1, rsv2, rsv3, lengthForm, declared, text, place);
    }

    Insertion insertion() throws UnfitException {
        return new Insertion(
                new FirstByte(fin.get(), rsv1.get(), rsv2.get(), rsv3.get(), opcode.get()),
                Written.lengthChoice(lengthForm.get(), declared.get()),
                payload,
                Written.number(place.get(), 0, FARTHEST));
    }
}
