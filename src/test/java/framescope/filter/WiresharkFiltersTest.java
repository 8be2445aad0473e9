package framescope.filter;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Wireshark's users are used to writing is understood here.
class WiresharkFiltersTest {
    /// The filters that both know.
    static List<String> filters() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(
                        WiresharkFiltersTest.class.getResourceAsStream("/filters/wireshark.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterOfWiresharkIsUnderstood(String filter) {
        assertThatCode(() -> new SampleRows().passing(filter)).doesNotThrowAnyException();
    }
}
