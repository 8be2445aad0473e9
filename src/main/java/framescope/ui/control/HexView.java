package framescope.ui.control;

import framescope.dissect.ByteRange;
import framescope.protocol.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// Bytes as rows of sixteen, or of eight where there is less room: offset, hexadecimal digits,
/// characters. Virtualised: only visible rows have nodes, so 16 MiB cost no more than 16 bytes.
public final class HexView extends Control {
    private final ObjectProperty<Bytes> bytes =
            new SimpleObjectProperty<>(this, "bytes", Bytes.EMPTY);
    private final ObjectProperty<List<HexSpan>> spans =
            new SimpleObjectProperty<>(this, "spans", List.of());
    private final ObjectProperty<ByteRange> selectedRange =
            new SimpleObjectProperty<>(this, "selectedRange", ByteRange.NONE);
    private IntConsumer onByteClicked = offset -> {};

    public HexView() {
        getStyleClass().add("hex-view");
        setFocusTraversable(true);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new HexViewSkin(this);
    }

    /// The bytes that are shown.
    public ObjectProperty<Bytes> bytesProperty() {
        return bytes;
    }

    /// The coloured runs, which do not overlap.
    public ObjectProperty<List<HexSpan>> spansProperty() {
        return spans;
    }

    /// The range that is lit up and scrolled to.
    public ObjectProperty<ByteRange> selectedRangeProperty() {
        return selectedRange;
    }

    /// Sets who hears the offset of a byte that was clicked.
    public void setOnByteClicked(IntConsumer consumer) {
        onByteClicked = consumer;
    }

    void byteClicked(int offset) {
        onByteClicked.accept(offset);
    }

    Optional<HexSpan> spanAt(int offset) {
        return spans.get().stream().filter(span -> span.contains(offset)).findFirst();
    }
}
