package framescope.protocol.deflate;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateReaderTest {
    private static List<String> symbols(Bytes... parts) {
        Symbols heard = new Symbols();
        DeflateReader reader = new DeflateReader(heard);
        boolean sound = true;
        for (Bytes part : parts) {
            sound = reader.accept(part.buffer(), 0, part.length());
        }
        if (!sound) {
            heard.lines.add("invalid");
        }
        return heard.lines;
    }

    // ---------------------------------------------------------------- the samples of RFC 7692

    @Test
    void aFixedBlockIsToldSymbolBySymbol() {
        assertThat(symbols(hex("f2 48 cd c9 c9 07 00 00 00 ff ff # §7.2.3.1")))
                .containsExactly(
                        "FIXED of 3 bits",
                        "'H' in 8",
                        "'e' in 8",
                        "'l' in 8",
                        "'l' in 8",
                        "'o' in 8",
                        "end in 7",
                        "STORED of 38 bits",
                        "end in 0");
    }

    @Test
    void aMatchTellsItsLengthAndDistance() {
        assertThat(symbols(hex("f2 00 11 00 00 # «Hello» once more, §7.2.3.2")))
                .containsExactly("FIXED of 3 bits", "'H' in 8", "4 from 5 in 13", "end in 7");
    }

    @Test
    void aStoredBlockIsToldByItsLength() {
        assertThat(symbols(hex("00 05 00 fa ff 48 65 6c 6c 6f # §7.2.3.3")))
                .containsExactly("STORED of 40 bits", "stored 5", "end in 0");
    }

    @Test
    void whatFollowsALastBlockBeginsWithANewByte() {
        assertThat(symbols(hex("f3 48 cd c9 c9 07 00 00 05 00 fa ff # §7.2.3.4, and a stored one")))
                .contains("last FIXED of 3 bits", "end in 7")
                .endsWith("STORED of 40 bits");
    }

    // ---------------------------------------------------------------- against the JDK's deflater

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatTheSymbolsSayIsWhatWasDeflated(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            byte[] message = words(random, 1 + random.nextInt(20_000));
            Bytes deflated = deflated(message, random);
            Symbols heard = new Symbols();
            DeflateReader reader = new DeflateReader(heard);
            int from = 0;
            while (from < deflated.length()) {
                int to = Math.min(deflated.length(), from + 1 + random.nextInt(5_000));
                assertThat(reader.accept(deflated.buffer(), from, to)).isTrue();
                from = to;
            }
            assertThat(heard.rebuilt(message)).isEqualTo(message);
        }
    }

    @Test
    void everyCutGivesTheSame() {
        byte[] message = words(new Random(1), 300);
        Bytes deflated = deflated(message, new Random(2));
        assertThat(Splits.of(deflated))
                .allSatisfy(cut -> {
                    Symbols heard = new Symbols();
                    DeflateReader reader = new DeflateReader(heard);
                    cut.forEach(part ->
                            assertThat(reader.accept(part.buffer(), 0, part.length())).isTrue());
                    assertThat(heard.rebuilt(message)).isEqualTo(message);
                });
    }

    // ---------------------------------------------------------------- what is wrong

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 # a block of type 3",
                "00 05 00 fa fe # length and complement differ",
                "fc ff ff # more literal codes than there are",
                "02 3e 00 00 # a match from the distance code 30, which there is not",
                "04 00 00 00 00 00 00 00 00 00 00 # a code without code words"
            })
    void whatIsNoDeflateDataIsSaid(String bytes) {
        assertThat(symbols(hex(bytes))).last().isEqualTo("invalid");
    }

    @Test
    void anythingIsReadWithoutAnException() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            symbols(Bytes.wrap(noise));
        }
    }

    @Test
    void afterAResetItReadsAnew() {
        Symbols heard = new Symbols();
        DeflateReader reader = new DeflateReader(heard);
        assertThat(reader.accept(ByteBuffer.wrap(new byte[] {6}), 0, 1)).isFalse();
        reader.reset();
        assertThat(reader.accept(hex("f2 00 11 00 00").buffer(), 0, 5)).isTrue();
        assertThat(heard.lines).contains("4 from 5 in 13");
    }

    // ---------------------------------------------------------------- helpers

    private static byte[] words(Random random, int length) {
        byte[] bytes = new byte[length];
        int variety = 1 + random.nextInt(256);
        for (int at = 0; at < length; at++) {
            boolean copies = at > 40 && random.nextInt(3) > 0;
            int back = 1 + random.nextInt(Math.max(1, Math.min(at, 1 << random.nextInt(15))));
            bytes[at] = copies ? bytes[Math.max(0, at - back)] : (byte) random.nextInt(variety);
        }
        return bytes;
    }

    private static Bytes deflated(byte[] message, Random random) {
        try (Deflater deflater = new Deflater(random.nextInt(10), true)) {
            deflater.setStrategy(random.nextInt(3));
            deflater.setInput(message);
            byte[] out = new byte[message.length * 2 + 100];
            int length = 0;
            int more;
            do {
                // The first call may only set the strategy.
                more = deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
                length += more;
            } while (more > 0 || length == 0);
            return Bytes.copyOf(ByteBuffer.wrap(out, 0, length));
        }
    }

    /// Writes down what it hears. Stored bytes are not told, so they are taken from the message
    /// that is to come out.
    private static final class Symbols implements DeflateReader.Listener {
        private final List<String> lines = new ArrayList<>();
        private final List<int[]> steps = new ArrayList<>();

        @Override
        public void block(DeflateReader.BlockType type, boolean last, long bits) {
            lines.add((last ? "last " : "") + type + " of " + bits + " bits");
        }

        @Override
        public void stored(int count) {
            lines.add("stored " + count);
            steps.add(new int[] {count, 0});
        }

        @Override
        public void literal(int value, int bits) {
            lines.add("'" + (char) value + "' in " + bits);
            steps.add(new int[] {1, -1, value});
        }

        @Override
        public void match(int length, int distance, int bits) {
            lines.add(length + " from " + distance + " in " + bits);
            steps.add(new int[] {length, distance});
        }

        @Override
        public void blockEnd(int bits) {
            lines.add("end in " + bits);
        }

        private byte[] rebuilt(byte[] message) {
            byte[] out = new byte[message.length];
            int length = 0;
            for (int[] step : steps) {
                for (int at = 0; at < step[0]; at++) {
                    out[length] =
                            switch (step[1]) {
                                case 0 -> message[length];
                                case -1 -> (byte) step[2];
                                default -> out[length - step[1]];
                            };
                    length++;
                }
            }
            assertThat(length).isEqualTo(message.length);
            return out;
        }
    }
}
