package framescope.ui.compose;

import framescope.compose.Insertion;
import framescope.compose.Payload;
import framescope.compose.Payload.Form;
import java.util.function.IntSupplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A further frame of a draft as it is written. FX thread only.
final class InsertionField {
    private static final int FARTHEST = 1 << 24;

    private final FrameFields frame;
    private final StringProperty place;

    /// @param keys gives a masking-key for each call
    /// @param onChange is run when the user has changed something
    InsertionField(Insertion shown, IntSupplier keys, Runnable onChange) {
        frame = new FrameFields(keys, onChange);
        frame.show(shown.first(), shown.key(), shown.length(), written(shown.payload()));
        place = new SimpleStringProperty(String.valueOf(shown.place()));
        place.addListener(changed -> onChange.run());
    }

    // No file is chosen here, but somebody may have written one into a preset.
    private static Payload written(Payload payload) {
        return payload.form() == Form.FILE ? Payload.hex(payload.bytes()) : payload;
    }

    /// Its header and its payload.
    FrameFields frame() {
        return frame;
    }

    /// How many fragments come before it.
    StringProperty placeProperty() {
        return place;
    }

    Insertion insertion() throws UnfitException {
        return new Insertion(
                frame.first(),
                frame.key(),
                frame.length(),
                frame.payload(),
                Written.number(place.get(), 0, FARTHEST));
    }
}
