package framescope.text;

import java.util.stream.Collectors;

/// Makes text of a peer harmless to show: what would be invisible or would reorder its
/// surroundings becomes a visible escape.
public final class VisibleText {
    private VisibleText() {}

    /// The text on one line: `\n`, `\r`, `\t` and the backslash as in Java; other control,
    /// zero-width, direction and unpaired surrogate characters as a `u` behind a
    /// backslash with their code point in braces.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /// Text of any number of lines as it is: line breaks and tabs stay what they are, and so does a
    /// backslash. Only what cannot be seen becomes an escape as in [#escape], a `\r` too.
    public static String escapeInvisible(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(point -> {
                    if (point == '\n' || point == '\t' || point == '\\') {
                        out.append((char) point);
                    } else {
                        append(out, point);
                    }
                });
        return out.toString();
    }

    /// Text of any number of lines, which stay lines.
    public static String escapeLines(String text) {
        return text.lines().map(VisibleText::escape).collect(Collectors.joining("\n"));
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (isInvisible(point)) {
                    out.append('\\').append("u{").append(Integer.toHexString(point)).append('}');
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> isIgnorable(point);
        };
    }

    // Letters and marks that Unicode has nothing drawn for (Default_Ignorable_Code_Point): a
    // grapheme joiner, fillers, and the selectors of variations.
    private static boolean isIgnorable(int point) {
        return switch (point) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
            default ->
                    point >= 0x180b && point <= 0x180f
                            || point >= 0xfe00 && point <= 0xfe0f
                            || point >= 0xe0100 && point <= 0xe01ef;
        };
    }
}
