package framescope.ui.control;

import framescope.dissect.ByteRange;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// Bytes as rows of sixteen, or of eight where there is less room: offset, hexadecimal digits,
/// characters. Virtualised: only visible rows have nodes, so 16 MiB cost no more than 16 bytes.
///
/// The keys move a caret from byte to byte, which whoever hears the view is told of; Enter does what
/// a click does.
public final class HexView extends Control {
    private final ObjectProperty<Bytes> bytes =
            new SimpleObjectProperty<>(this, "bytes", Bytes.EMPTY);
    private final ObjectProperty<List<HexSpan>> spans =
            new SimpleObjectProperty<>(this, "spans", List.of());
    private final ObjectProperty<ByteRange> selectedRange =
            new SimpleObjectProperty<>(this, "selectedRange", ByteRange.NONE);
    private final ReadOnlyIntegerWrapper caret = new ReadOnlyIntegerWrapper(this, "caret", 0);
    private IntConsumer onByteClicked = offset -> {};

    public HexView() {
        getStyleClass().add("hex-view");
        setFocusTraversable(true);
        bytes.subscribe(() -> caret.set(0));
        selectedRange.subscribe(this::moveInto);
        caret.subscribe(() -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    }

    // Within the range the caret stays where it is: a field may be millions of bytes long.
    private void moveInto(ByteRange range) {
        if (!range.isEmpty() && !range.contains(caret.get())) {
            moveTo(range.from());
        }
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

    /// The byte that the keys are at.
    public ReadOnlyIntegerProperty caretProperty() {
        return caret.getReadOnlyProperty();
    }

    void moveTo(int offset) {
        caret.set(Math.clamp(offset, 0, Math.max(0, bytes.get().length() - 1)));
    }

    /// The name of the view, and the byte that the caret is at.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && !bytes.get().isEmpty()
                ? Messages.format("hex.spoken", getAccessibleText(), spokenByte())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spokenByte() {
        int at = caret.get();
        int value = bytes.get().at(at);
        String words =
                Messages.format(
                        "hex.byte",
                        at,
                        bytes.get().length(),
                        HexFormat.of().toHexDigits((byte) value));
        String character =
                HexRow.isPrintable(value)
                        ? Messages.format("hex.character", String.valueOf((char) value))
                        : "";
        String field =
                spanAt(at).map(span -> Messages.format("hex.field", span.label())).orElse("");
        return words + character + field;
    }

    void byteClicked(int offset) {
        moveTo(offset);
        onByteClicked.accept(offset);
    }

    Optional<HexSpan> spanAt(int offset) {
        return spans.get().stream().filter(span -> span.contains(offset)).findFirst();
    }
}
