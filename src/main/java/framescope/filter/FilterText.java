package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import java.util.Locale;

/// Writes parts of display filters, such that reading them gives what was meant, whatever a peer
/// put into its bytes.
public final class FilterText {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private FilterText() {}

    /// `field == 5`.
    public static String equal(FieldSpec field, long number) {
        return field.fieldName() + " == " + Long.toUnsignedString(number);
    }

    /// `field == name`, for a value that has a name: a constant of ours.
    public static String equal(FieldSpec field, Enum<?> constant) {
        return field.fieldName() + " == " + NamedValues.nameOf(constant);
    }

    /// `field == aa:bb`; for no bytes, the field's absence.
    public static String equal(FieldSpec field, Bytes bytes) {
        return bytes.isEmpty()
                ? "!" + field.fieldName()
                : field.fieldName() + " == " + bytes.spacedHex().replace(' ', ':');
    }

    /// `field == "text"`.
    public static String equal(FieldSpec field, String text) {
        return field.fieldName() + " == " + quoted(text);
    }

    /// `field == 1234567890.123456789`.
    ///
    /// @param nanos since 1970
    public static String equalTime(FieldSpec field, long nanos) {
        return String.format(
                Locale.ROOT,
                "%s == %d.%09d",
                field.fieldName(),
                nanos / NANOS_PER_SECOND,
                nanos % NANOS_PER_SECOND);
    }

    /// What passes where this does not.
    public static String not(String filter) {
        return "!(" + filter + ")";
    }

    /// Both pass; either may be blank.
    public static String and(String one, String other) {
        if (one.isBlank()) {
            return other;
        }
        return other.isBlank() ? one : "(" + one + ") && " + other;
    }

    /// A text in quotes.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (Character.getType(c) == Character.CONTROL
                    || Character.getType(c) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
