package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/// [Utf8Validator] agrees with the JDK's decoder about any bytes, and gives up at the very byte
/// after which no others could help, however they are cut.
class Utf8ValidatorFuzzTest {
    /// Whatever may become UTF-8 becomes it with one of these behind it.
    private static final List<byte[]> ENDINGS =
            List.of("", "80", "90", "a0", "8080", "9080", "a080", "808080", "908080").stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        ByteBuffer bytes = ByteBuffer.wrap(input);
        int hopeful = hopefulLength(input);
        boolean valid = validLength(input) == input.length;
        assertThat(Utf8Validator.isValid(Bytes.of(input))).isEqualTo(valid);

        Utf8Validator singly = new Utf8Validator();
        for (int i = 0; i < input.length; i++) {
            assertThat(singly.accept(bytes, i, i + 1)).as("byte %d", i).isEqualTo(i < hopeful);
        }
        assertThat(singly.complete()).isEqualTo(valid);

        Utf8Validator cut = new Utf8Validator();
        for (int i = 0; i <= input.length; i++) {
            cut.reset();
            assertThat(cut.accept(bytes, 0, i)).as("before %d", i).isEqualTo(i <= hopeful);
            if (i <= hopeful) {
                Bytes begun = cut.unfinished();
                assertThat(begun.isEmpty()).as("ends at %d", i).isEqualTo(cut.complete());
                assertThat(begun).isEqualTo(Bytes.of(input).slice(i - begun.length(), i));
            }
            assertThat(cut.accept(bytes, i, input.length)).isEqualTo(hopeful == input.length);
            assertThat(cut.complete()).isEqualTo(valid);
        }
    }

    /// How many bytes could be the beginning of UTF-8.
    private static int hopefulLength(byte[] input) {
        int length = validLength(input);
        int start = length;
        while (length < input.length && canBecomeValid(input, start, length + 1)) {
            length++;
        }
        return length;
    }

    private static boolean canBecomeValid(byte[] input, int from, int to) {
        return ENDINGS.stream()
                .map(ending ->
                        ByteBuffer.allocate(to - from + ending.length)
                                .put(input, from, to - from)
                                .put(ending)
                                .array())
                .anyMatch(whole -> validLength(whole) == whole.length);
    }

    /// How many bytes the JDK decodes before it finds fault.
    private static int validLength(byte[] input) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(input);
        decoder.decode(in, CharBuffer.allocate(input.length), true);
        return in.position();
    }
}
