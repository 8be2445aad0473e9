package framescope.ui.control;

import framescope.protocol.Bytes;
import framescope.text.Messages;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// How a payload is unmasked (RFC 6455 §5.3): wire byte ⊕ key byte = clear byte, one below the
/// other, and below them what the clear bytes say. The byte under the mouse, or the one that the
/// arrow keys went to, is lit in all lines and shown bit by bit.
///
/// Virtualised: only visible rows have nodes.
public final class UnmaskingView extends Control {
    private final ObjectProperty<Masked> masked =
            new SimpleObjectProperty<>(this, "masked", Masked.NOTHING);
    private final IntegerProperty position = new SimpleIntegerProperty(this, "position", 0);
    private IntConsumer onByteClicked = offset -> {};

    /// A payload before and after.
    ///
    /// @param wire as it stood on the wire
    /// @param key four bytes
    /// @param clear as long as `wire`
    public record Masked(Bytes wire, Bytes key, Bytes clear) {
        /// An empty payload.
        public static final Masked NOTHING = new Masked(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);

        int length() {
            return wire.length();
        }

        int keyAt(int offset) {
            return key.at(offset % key.length());
        }
    }

    public UnmaskingView() {
        getStyleClass().add("unmasking-view");
        setFocusTraversable(true);
        position.subscribe(() -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new UnmaskingViewSkin(this);
    }

    /// What is shown.
    public ObjectProperty<Masked> maskedProperty() {
        return masked;
    }

    /// The byte that is lit, counted from the beginning of the payload.
    public IntegerProperty positionProperty() {
        return position;
    }

    /// Sets who hears the offset of a byte that was clicked.
    public void setOnByteClicked(IntConsumer consumer) {
        onByteClicked = consumer;
    }

    /// The name of the view, and the byte that is lit.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        int at = position.get();
        return attribute == AccessibleAttribute.TEXT && at < masked.get().length()
                ? Messages.format("hex.spoken", getAccessibleText(), spoken(masked.get(), at))
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private static String spoken(Masked bytes, int at) {
        HexFormat hex = HexFormat.of();
        return Messages.format(
                "unmasking.spoken",
                at,
                bytes.length(),
                hex.toHexDigits((byte) bytes.wire().at(at)),
                hex.toHexDigits((byte) bytes.keyAt(at)),
                hex.toHexDigits((byte) bytes.clear().at(at)),
                UnmaskedByte.text(bytes.clear(), at));
    }

    void byteClicked(int offset) {
        onByteClicked.accept(offset);
    }
}
