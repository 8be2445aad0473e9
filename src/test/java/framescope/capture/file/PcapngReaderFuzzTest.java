package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import framescope.testing.Threat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are read as a pcapng: reading ends, gets further with each step, and never leaves the
/// file.
@Threat("F6")
class PcapngReaderFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) throws IOException {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForBytesAtRandom() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            fuzzerTestOneInput(bytes);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        TcpReassembly reassembly = new TcpReassembly(connection -> ConnectionStream.NONE, Set.of());
        try (PcapngReader reader =
                new PcapngReader(Channels.newChannel(new ByteArrayInputStream(input)))) {
            long before = -1;
            for (PacketReader.Step step = reader.next();
                    step != PacketReader.Step.END;
                    step = reader.next()) {
                if (step == PacketReader.Step.PACKET) {
                    assertThat(reader.packet().remaining()).isLessThanOrEqualTo(input.length);
                    assertThat(String.join("", reader.comments()).length())
                            .isLessThanOrEqualTo(input.length);
                    reassembly.accept(reader);
                } else {
                    DamagedRegion damage = reader.damage();
                    assertThat(damage.offset() + damage.length()).isLessThanOrEqualTo(input.length);
                }
                assertThat(reader.position()).isGreaterThan(before);
                before = reader.position();
            }
            assertThat(reader.position()).isEqualTo(input.length);
        }
        reassembly.finish();
    }
}
