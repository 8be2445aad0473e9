package framescope.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time as it is typed, such as `500ms`, `10s` or `2m`.
final class Interval {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private Interval() {}

    /// Reads a time; empty when it is none.
    static Optional<Duration> of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }
}
