package framescope.filter;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Wireshark's users are used to writing is understood here.
class WiresharkFiltersTest {
    static List<String> filters() throws IOException {
        return WiresharkFilters.all();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterOfWiresharkIsUnderstood(String filter) {
        assertThatCode(() -> new SampleRows().passing(filter)).doesNotThrowAnyException();
    }
}
