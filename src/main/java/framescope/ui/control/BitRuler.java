package framescope.ui.control;

import framescope.protocol.Bytes;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// Bits as RFC 6455 §5.2 draws them: 32 a line, a box for each field, with the bits that are
/// really there, the field's name and its value.
///
/// A field of more than 64 bits is drawn to the end of the line behind the one it begins in and
/// left open there; fields behind it are not drawn. The arrow keys go from field to field.
public final class BitRuler extends Control {
    private final ObjectProperty<Bytes> bytes =
            new SimpleObjectProperty<>(this, "bytes", Bytes.EMPTY);
    private final ObjectProperty<List<BitSpan>> spans =
            new SimpleObjectProperty<>(this, "spans", List.of());
    private final ObjectProperty<BitRange> selectedBits =
            new SimpleObjectProperty<>(this, "selectedBits", BitRange.NONE);
    private IntConsumer onBitClicked = bit -> {};

    public BitRuler() {
        getStyleClass().add("bit-ruler");
        setFocusTraversable(true);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new BitRulerSkin(this);
    }

    /// The bytes whose bits are shown; set before the spans, which point into them.
    public ObjectProperty<Bytes> bytesProperty() {
        return bytes;
    }

    /// The fields, in the order of their bits and without gaps.
    public ObjectProperty<List<BitSpan>> spansProperty() {
        return spans;
    }

    /// The bits that are lit up.
    public ObjectProperty<BitRange> selectedBitsProperty() {
        return selectedBits;
    }

    /// Sets who hears the place of a bit that was clicked, or gone to by the keyboard.
    public void setOnBitClicked(IntConsumer consumer) {
        onBitClicked = consumer;
    }

    void bitClicked(int bit) {
        onBitClicked.accept(bit);
    }
}
