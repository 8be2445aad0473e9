package framescope.ui.compose;

import framescope.compose.Insertion;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.List;
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

    private final ObjectProperty<Opcode> opcode = new SimpleObjectProperty<>();
    private final BooleanProperty fin = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty();
    private final StringProperty place = new SimpleStringProperty();
    private Bytes payload;

    InsertionField(Insertion shown) {
        opcode.set(shown.opcode());
        fin.set(shown.fin());
        text.set(shown.payload().text());
        place.set(String.valueOf(shown.place()));
        payload = shown.payload();
        text.addListener(changed -> payload = Bytes.utf8(text.get()));
    }

    ObjectProperty<Opcode> opcodeProperty() {
        return opcode;
    }

    BooleanProperty finProperty() {
        return fin;
    }

    StringProperty textProperty() {
        return text;
    }

    /// How many fragments come before it.
    StringProperty placeProperty() {
        return place;
    }

    List<ObservableValue<?>> all() {
        return List.of(opcode, fin, text, place);
    }

    Insertion insertion() throws UnfitException {
        return new Insertion(
                fin.get(), opcode.get(), payload, Written.number(place.get(), 0, FARTHEST));
    }
}
