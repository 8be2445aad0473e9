package framescope.report;

import framescope.protocol.handshake.HttpHead;
import java.util.Locale;
import java.util.Set;

/// The headers that let whoever reads them in elsewhere, and what stands for their values.
final class Secrets {
    private static final Set<String> NAMES =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final String MASKED = "***";

    private Secrets() {}

    /// The value of a header as it may be written. A line that is no header may have been meant as
    /// one of these, so that its text counts too.
    static String value(HttpHead.Line line, ExportOptions options) {
        return !options.secrets() && isSecret(line) ? MASKED : line.value();
    }

    private static boolean isSecret(HttpHead.Line line) {
        String name = line.name().toLowerCase(Locale.ROOT);
        String text = line.value().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.isEmpty() && NAMES.stream().anyMatch(text::contains);
    }
}
