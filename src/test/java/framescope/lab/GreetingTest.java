package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Delivery;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page reports is taken as it is, and whatever else comes is no report.
class GreetingTest {
    private static final String RIGHT =
            """
            lab:ready:{"page": "p", "turn": 7, "browser": "b", "before": [{"turn": 6, "opened": true,
            "messages": [{"kind": "binary", "length": 2, "crc32": 4294967295, "start": "00ff"}],
            "more": 1, "error": true, "close": {"code": 1006, "reason": "why", "wasClean": false}}]}\
            """;

    @Test
    void aReportIsRead() {
        PageReport report =
                new PageReport(
                        true,
                        List.of(new Delivery(Opcode.BINARY, 2, 0xffffffffL, Bytes.ofHex("00 ff"))),
                        1,
                        true,
                        new PageReport.Close(1006, "why", false));
        assertThat(Greeting.read(RIGHT)).contains(new Greeting("p", 7, "b", Map.of(6, report)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab:ready:",
                "lab:ready:{",
                "lab:ready:[]",
                "lab:ready:{\"page\": 1, \"turn\": \"x\", \"browser\": {}, \"before\": []}",
                "lab:ready:{\"page\": \"p\", \"turn\": 1, \"browser\": \"b\", \"before\": [{}]}",
                "{\"page\": \"p\", \"turn\": 1, \"browser\": \"b\", \"before\": []}"
            })
    void anythingElseIsNone(String message) {
        assertThat(Greeting.read(message)).isEmpty();
    }

    @Test
    void aReportThatIsCutShortIsNone() {
        for (int length = 0; length < RIGHT.length(); length++) {
            assertThat(Greeting.read(RIGHT.substring(0, length))).isEmpty();
        }
    }
}
