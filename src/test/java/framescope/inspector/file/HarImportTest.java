package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A HAR shows how far its reading has come, and can be given up.
class HarImportTest {
    private static final int MESSAGES = 5000;

    @TempDir private Path folder;

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private CaptureImport reading = new CaptureImport(Path.of("none"), capture, Set.of());

    @BeforeEach
    void write() throws Exception {
        String messages =
                IntStream.range(0, MESSAGES)
                        .mapToObj(
                                """
                                {"type":"send","time":1700000000.%04d,"opcode":1,"data":"a message"}
                                """
                                        ::formatted)
                        .collect(Collectors.joining(","));
        String har =
                """
                {"log":{"version":"1.2","creator":{"name":"test","version":"1"},"entries":[{
                "startedDateTime":"2023-11-14T22:13:20.000Z","time":1,
                "request":{"method":"GET","url":"ws://127.0.0.1:8000/chat","httpVersion":"HTTP/1.1",
                "headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
                "response":{"status":101,"statusText":"Switching Protocols",
                "httpVersion":"HTTP/1.1","headers":[],"cookies":[],
                "content":{"size":0,"mimeType":""},
                "redirectURL":"","headersSize":-1,"bodySize":0},
                "cache":{},"timings":{"send":0,"wait":1,"receive":0},
                "_webSocketMessages":[%s]}]}}
                """
                        .formatted(messages);
        Path file = Files.writeString(folder.resolve("talk.har"), har);
        reading = new CaptureImport(file, capture, Set.of());
    }

    @Test
    void readWholeItIsDone() throws Exception {
        assertThat(reading.run().complete()).isTrue();
        assertThat(capture.totals().frames()).isEqualTo(MESSAGES);
        assertThat(reading.progress().done()).isEqualTo(reading.progress().inAll());
    }

    @Test
    void givenUpItStopsWhereItIsAndWhatWasReadStays() throws Exception {
        capture.addListener(() -> {
            if (capture.totals().frames() == MESSAGES / 2) {
                FileProgress half = reading.progress();
                assertThat(half.done()).isPositive().isLessThan(half.inAll());
                reading.cancel();
            }
        });
        assertThat(reading.run().complete()).isFalse();
        assertThat(capture.totals().frames()).isEqualTo(MESSAGES / 2);
        assertThat(capture.totals().openConnections()).isZero();
    }
}
