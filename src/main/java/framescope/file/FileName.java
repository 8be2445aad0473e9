package framescope.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Makes names for files out of text that somebody else has chosen, such as the path of a request:
/// names that stay in their folder, look like what they are, and that every system takes.
public final class FileName {
    /// The most characters of a name, its ending included (UTF-16 units).
    public static final int MOST_CHARACTERS = 120;

    // What Linux and macOS take.
    private static final int MOST_BYTES = 255;
    private static final char STAND_IN = '_';
    private static final String FORBIDDEN = "/\\:*?\"<>|";

    /// Names of devices on Windows, whatever ending they have.
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?");

    private FileName() {}

    /// A name with an ending.
    ///
    /// Separators and what Windows forbids become `_`, one for a run of them; control characters,
    /// those that change the direction of text, and others that nobody sees are left out; so are
    /// dots, spaces and hyphens (and `_`) at the beginning, and dots and spaces at the end. The name of a
    /// device gets a `_` before it.
    ///
    /// @param wish what the name is made of; anything at all
    /// @param otherwise the name where nothing of it is left
    /// @param ending such as `.pcapng`, or nothing
    public static String suggest(String wish, String otherwise, String ending) {
        String stem = fit(trimmed(visible(wish)), ending);
        if (stem.isEmpty()) {
            stem = otherwise;
        }
        return RESERVED.matcher(stem + ending).matches()
                ? fit(STAND_IN + stem, ending) + ending
                : stem + ending;
    }

    private static String visible(String wish) {
        // A few letters may take many marks; whoever reads the name sees no more of them than this.
        String start = wish.length() > 4096 ? wish.substring(0, 4096) : wish;
        StringBuilder kept = new StringBuilder();
        start.codePoints().forEach(point -> append(kept, point));
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder kept, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {}
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    kept.append(' ');
            default -> {
                boolean forbidden = FORBIDDEN.indexOf(point) >= 0;
                if (!forbidden) {
                    kept.appendCodePoint(point);
                } else if (kept.isEmpty() || kept.charAt(kept.length() - 1) != STAND_IN) {
                    kept.append(STAND_IN);
                }
            }
        }
    }

    private static String trimmed(String name) {
        int from = 0;
        // A hyphen would make an option of the name, a dot would hide it.
        while (from < name.length() && "._- ".indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        return trimmedEnd(name.substring(from));
    }

    private static String fit(String stem, String ending) {
        int characters = MOST_CHARACTERS - ending.length();
        int bytes = MOST_BYTES - ending.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < stem.length()) {
            int point = stem.codePointAt(end);
            bytes -= utf8Length(point);
            int next = end + Character.charCount(point);
            if (bytes < 0 || next > characters) {
                break;
            }
            end = next;
        }
        return trimmedEnd(stem.substring(0, end));
    }

    private static String trimmedEnd(String cut) {
        int to = cut.length();
        while (to > 0 && ". ".indexOf(cut.charAt(to - 1)) >= 0) {
            to--;
        }
        return cut.substring(0, to);
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
