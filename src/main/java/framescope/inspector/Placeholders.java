package framescope.inspector;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands for a number or a time in a text that is sent again and again: `{n}` for the number
/// of the message, from 1 on, `{time}` for the time of day, and `{millis}` for the milliseconds
/// since 1970. Everything else stays as it is, other braces too.
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(n|time|millis)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private Placeholders() {}

    /// Whether a text has one.
    public static boolean areIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /// The text of one message.
    public static String fill(String text, long number, Instant now) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), number, now)));
    }

    private static String value(String name, long number, Instant now) {
        return switch (name) {
            case "n" -> String.valueOf(number);
            case "time" -> TIME.format(now.atZone(ZoneId.systemDefault()));
            default -> String.valueOf(now.toEpochMilli());
        };
    }
}
