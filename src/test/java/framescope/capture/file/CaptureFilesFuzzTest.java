package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import framescope.testing.Threat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are opened as a file of packets, a classic pcap for one, compressed or not: reading
/// ends, and gets further with each step.
@Threat("F6")
class CaptureFilesFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) throws IOException {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForBytesAtRandomBehindAHead() throws IOException {
        Random random = new Random(5);
        byte[] head = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0, 4, 0};
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[24 + random.nextInt(400)];
            random.nextBytes(bytes);
            System.arraycopy(head, 0, bytes, 0, head.length);
            fuzzerTestOneInput(bytes);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path file = Files.createTempFile("framescope-fuzz", ".pcap");
        try {
            Files.write(file, input);
            Reading reading = Reading.of(CaptureFiles.open(file));
            for (DamagedRegion damage : reading.damage) {
                assertThat(damage.offset()).isNotNegative();
                assertThat(damage.length()).isNotNegative();
            }
        } catch (CaptureFormatException | EOFException | ZipException e) {
            // It is no such file.
        } finally {
            Files.delete(file);
        }
    }
}
