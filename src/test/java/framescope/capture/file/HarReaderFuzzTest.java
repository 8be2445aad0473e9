package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.testing.FuzzCorpus;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are read as a HAR, or said not to be one: no other exception, no row without its
/// bytes, and every connection that began has its end.
@Threat("F7")
class HarReaderFuzzTest {
    private static final String SAMPLE =
            """
            {"log":{"entries":[{"_resourceType":"websocket","_webSocketMessages":[
            {"type":"send","time":1700000000.123,"opcode":1,"data":"Hello"},
            {"type":"receive","time":1700000000.2,"opcode":2,"data":"AP8="}],
            "request":{"method":"GET","url":"ws://a/b","headers":[{"name":"Host","value":"a"}]},
            "response":{"status":101,"headers":[]},
            "_webSocketClose":{"code":1000,"reason":"","timestamp":1700000001}}]}}
            """;

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) throws IOException {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForASampleWithBytesChangedAtRandom() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            fuzzerTestOneInput(bytes);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path file = Files.createTempFile("framescope", ".har");
        try {
            Files.write(file, input);
            assertRead(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void assertRead(Path file) throws IOException {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        try {
            HarReader.read(file, new HarCapture(capture, "fuzzed"));
        } catch (CaptureFormatException e) {
            assertThat(e.reason()).isNotEqualTo(CaptureFormatException.Reason.UNKNOWN_FORMAT);
            assertThat(e.getMessage()).isNotBlank();
        } catch (ZipException | EOFException e) {
            // Bytes that began as gzip does, and went on otherwise.
            assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
        }
        assertThat(capture.totals().openConnections()).isZero();
        for (CaptureRecord row : Rows.of(capture)) {
            if (row.is(RowKind.FRAME)) {
                assertThat(capture.wire(row, 0, 1 << 26).length()).isEqualTo(row.wireLength());
            }
        }
    }
}
