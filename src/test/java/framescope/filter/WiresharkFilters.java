package framescope.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The filters that Wireshark and Framescope both know.
public final class WiresharkFilters {
    private WiresharkFilters() {}

    /// All of them.
    public static List<String> all() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(
                        WiresharkFilters.class.getResourceAsStream("/filters/wireshark.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
