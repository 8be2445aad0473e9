package framescope.protocol.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are read as DEFLATE data without an exception and the same in any cut, and all that
/// the JDK's inflater takes is taken, and tells of as many bytes as that one writes. What is refused
/// before that inflater does it can never become valid.
class DeflateReaderFuzzTest {
    private static final int MOST_OUTPUT = 1 << 20;

    /// More than the code of a block can take, in bytes.
    private static final int LONGEST_CODE = 512;

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Output whole = new Output();
        boolean sound = new DeflateReader(whole).accept(ByteBuffer.wrap(input), 0, input.length);

        Output inParts = new Output();
        DeflateReader reader = new DeflateReader(inParts);
        boolean soundInParts = true;
        for (int at = 0; at < input.length; at++) {
            soundInParts = reader.accept(ByteBuffer.wrap(input), at, at + 1);
        }
        assertThat(soundInParts).isEqualTo(sound);
        assertThat(inParts.length).isEqualTo(whole.length);

        long inflated = inflate(input);
        if (inflated >= 0 && sound) {
            assertThat(whole.length).isEqualTo(inflated);
        } else if (inflated >= 0) {
            assertThat(inflate(continued(input, 0x00))).isNegative();
            assertThat(inflate(continued(input, 0xff))).isNegative();
        }
    }

    private static byte[] continued(byte[] input, int octet) {
        byte[] more = Arrays.copyOf(input, input.length + LONGEST_CODE);
        Arrays.fill(more, input.length, more.length, (byte) octet);
        return more;
    }

    /// How many bytes come out; -1 when that is invalid, ends early, or is too much to wait for.
    private static long inflate(byte[] input) {
        byte[] step = new byte[4096];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(input);
            int more = 1;
            while (more > 0 && inflater.getBytesWritten() < MOST_OUTPUT) {
                more = inflater.inflate(step);
            }
            boolean usable = more == 0 && !inflater.finished();
            return usable ? inflater.getBytesWritten() : -1;
        } catch (DataFormatException e) {
            return -1;
        }
    }

    private static final class Output implements DeflateReader.Listener {
        private long length;

        @Override
        public void block(DeflateReader.BlockType type, boolean last, long bits) {}

        @Override
        public void stored(int count) {
            length += count;
        }

        @Override
        public void literal(int value, int bits) {
            length++;
        }

        @Override
        public void match(int count, int distance, int bits) {
            assertThat(count).isBetween(3, 258);
            assertThat(distance).isBetween(1, 32_768);
            length += count;
        }

        @Override
        public void blockEnd(int bits) {}
    }
}
