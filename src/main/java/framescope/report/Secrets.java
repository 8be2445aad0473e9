package framescope.report;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headers that let whoever reads them in elsewhere, and what stands for their values.
final class Secrets {
    private static final Set<String> NAMES =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final String MASKED = "***";

    // Whatever is wrong about a head, these words may still stand before a secret: with white space
    // before the colon, in lines that end in LF alone, folded over several lines.
    private static final Pattern IN_BYTES =
            Pattern.compile("(?i)(?:authorization|cookie)[ \t]*+[:=]?+[ \t]*+");
    private static final char BLANK = '*';

    private Secrets() {}

    /// The value of a header as it may be written. A line that is no header may have been meant as
    /// one of these, so that its text counts too.
    static String value(HttpHead.Line line, ExportOptions options) {
        return !options.secrets() && isSecret(line) ? MASKED : line.value();
    }

    /// Bytes that are no whole head, or none at all, as they may be written: what may be the value of
    /// such a header is blanked, and everything keeps its place.
    ///
    /// @param wire from the first byte of the row on
    static Bytes blanked(Bytes wire, boolean secrets) {
        if (secrets) {
            return wire;
        }
        byte[] bytes = wire.toArray();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher found = IN_BYTES.matcher(text);
        boolean any = false;
        for (int from = versionAt(text); found.find(from); any = true) {
            from = valueEnd(text, found.end());
            Arrays.fill(bytes, found.end(), from, (byte) BLANK);
        }
        return any ? Bytes.wrap(bytes) : wire;
    }

    // A target such as /cookie is no header.
    private static int versionAt(String text) {
        int version = text.indexOf(" HTTP/");
        return version >= 0 && lineEnd(text, 0) > version ? version : 0;
    }

    private static int valueEnd(String text, int from) {
        int end = lineEnd(text, from);
        while (end < text.length()) {
            int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
            boolean folded = text.startsWith(" ", next) || text.startsWith("\t", next);
            if (!folded) {
                break;
            }
            end = lineEnd(text, next);
        }
        return end;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isSecret(HttpHead.Line line) {
        String name = line.name().toLowerCase(Locale.ROOT);
        String text = line.value().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.isEmpty() && NAMES.stream().anyMatch(text::contains);
    }
}
