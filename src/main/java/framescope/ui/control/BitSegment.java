package framescope.ui.control;

import framescope.protocol.Bytes;
import framescope.text.Messages;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The part of a field that lies in one line of a [BitRuler]: its bits, and below them the field's
/// name and value.
final class BitSegment extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int NARROW = 3;
    private static final int SHORT = 7;
    private static final Pattern ADDITION = Pattern.compile(" \\([^)]*\\)$");

    private final BitSpan span;
    private final BitRange bits;
    private final HBox digits = new HBox();

    /// @param bits those of the field that are in the line
    BitSegment(BitRuler ruler, BitSpan span, BitRange bits) {
        this.span = span;
        this.bits = bits;
        getStyleClass().addAll("bit-segment", span.styleClass());
        for (int bit = bits.from(); bit < bits.to(); bit++) {
            digits.getChildren().add(digit(ruler, bit));
        }
        getChildren().addAll(digits, name(), value());
        Tip.setText(this, tip());
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(tip());
        setOnMousePressed(press -> {
            ruler.requestFocus();
            ruler.bitClicked(bits.from());
            press.consume();
        });
    }

    private static Label digit(BitRuler ruler, int bit) {
        Bytes bytes = ruler.bytesProperty().get();
        int octet = bytes.at(bit / Byte.SIZE);
        boolean set = (octet >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) != 0;
        Label digit = new Label(set ? "1" : "0");
        digit.getStyleClass().add("bit-digit");
        digit.setOnMousePressed(press -> {
            ruler.requestFocus();
            ruler.bitClicked(bit);
            press.consume();
        });
        return digit;
    }

    /// The part of the field's bits that this is.
    BitRange bits() {
        return bits;
    }

    BitSpan span() {
        return span;
    }

    boolean isFirst() {
        return bits.from() == span.bits().from();
    }

    private boolean isNarrow() {
        return span.bits().length() <= NARROW;
    }

    // A narrow field has its name from top to bottom, as in the RFC.
    private Label name() {
        String text = span.name();
        if (isNarrow()) {
            text =
                    text.codePoints()
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining("\n"));
        } else if (!isFirst()) {
            text = Messages.format("bits.continued", ADDITION.matcher(text).replaceFirst(""));
        }
        Label name = new Label(text);
        name.getStyleClass().add(isNarrow() ? "bit-name-narrow" : "bit-name");
        return name;
    }

    private Node value() {
        Label value = new Label(isNarrow() || !isFirst() ? "" : span.value());
        value.getStyleClass().add("bit-value");
        value.setWrapText(span.bits().length() <= SHORT);
        value.setManaged(!isNarrow());
        return value;
    }

    private String tip() {
        return Messages.format(
                "bits.tip", span.name(), span.value(), span.bits().from(), span.bits().to() - 1);
    }

    /// Lights the field, or those of its bits that are selected.
    void light(BitRange selected) {
        pseudoClassStateChanged(LIT, span.bits().overlaps(selected));
    }

    /// Gives each bit this width.
    void setBitWidth(double width) {
        for (Node digit : digits.getChildren()) {
            ((Label) digit).setMinWidth(width);
            ((Label) digit).setMaxWidth(width);
        }
        double whole = width * bits.length();
        setMinWidth(whole);
        setPrefWidth(whole);
        setMaxWidth(whole);
    }
}
