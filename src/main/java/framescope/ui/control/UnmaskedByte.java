package framescope.ui.control;

import framescope.dissect.CodePoint;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.UnmaskingView.Masked;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// One byte of a masked payload bit by bit: what came, what the key has, and what that makes.
final class UnmaskedByte extends GridPane {
    private final Label wire = bits();
    private final Label key = bits();
    private final Label clear = bits();
    private final Label where = words();
    private final Label rule = words();
    private final Label text = words();

    UnmaskedByte() {
        getStyleClass().add("unmasked-byte");
        addRow(0, name("unmasking.wire"), wire, where);
        addRow(1, name("unmasking.key"), key, rule);
        addRow(2, name("unmasking.clear"), clear, text);
    }

    private static Label name(String key) {
        Label name = new Label(Messages.bundle().getString(key));
        name.getStyleClass().add("unmasking-name");
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    private static Label bits() {
        Label bits = new Label();
        bits.getStyleClass().add("unmasked-bits");
        bits.setMinWidth(USE_PREF_SIZE);
        return bits;
    }

    private static Label words() {
        Label words = new Label();
        words.getStyleClass().add("unmasked-words");
        words.setWrapText(true);
        return words;
    }

    /// Shows a byte; nothing where there is none.
    void show(Masked masked, int at) {
        boolean there = at >= 0 && at < masked.length();
        setVisible(there);
        if (there) {
            wire.setText(bits(masked.wire().at(at)));
            key.setText(bits(masked.keyAt(at)));
            clear.setText(bits(masked.clear().at(at)));
            int inKey = at % masked.key().length();
            where.setText(Messages.format("unmasking.where", at));
            Tip.setText(where, Messages.format("unmasking.where.about", at));
            rule.setText(Messages.format("unmasking.rule", inKey, at));
            Tip.setText(rule, Messages.format("unmasking.rule.about", inKey, at));
            text.setText(text(masked.clear(), at));
        }
    }

    private static String bits(int octet) {
        return String.format(Locale.ROOT, "%02x  %8s", octet, Integer.toBinaryString(octet))
                .replaceAll("(?<=  .{0,7}) ", "0")
                .replaceAll("(....)$", " $1");
    }

    /// What a clear byte says, in words.
    static String text(Bytes clear, int at) {
        CodePoint point = CodePoint.around(clear, at);
        if (point.fault().isPresent()) {
            return Messages.get("unmasking.noText");
        }
        String visible = VisibleText.escape(Character.toString(point.value()));
        int bytes = point.range().length();
        return bytes == 1
                ? Messages.format("unmasking.text", visible)
                : Messages.format(
                        "unmasking.textOf", visible, at - point.range().from() + 1, bytes);
    }
}
