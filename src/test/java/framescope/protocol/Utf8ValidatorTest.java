package framescope.protocol;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// [Utf8Validator] against the JDK's decoder, at every cut of the bytes.
class Utf8ValidatorTest {

    /// Where the ranges of RFC 3629 §4 begin and end, and a byte to each side.
    private static final int[] BOUNDARIES = {
        0x00, 0x01, 0x7f, 0x80, 0x81, 0x8f, 0x90, 0x9f, 0xa0, 0xbe, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf,
        0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xfe, 0xff
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "κόσμε", // The sample of the Autobahn test suite.
                "Grüße, 世界 🌍",
                "\0\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff"
            })
    void textIsValidHoweverItIsCut(String text) {
        assertThat(Splits.of(Bytes.utf8(text)))
                .allSatisfy(cut -> {
                    Utf8Validator validator = new Utf8Validator();
                    assertThat(cut).allMatch(piece -> accept(validator, piece));
                    assertThat(validator.complete()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "80,           1, a continuation byte alone",
        "c0 80,        1, U+0000 overlong",
        "c1 bf,        1, U+007F overlong",
        "c3 28,        2, a continuation missing",
        "e0 9f bf,     2, U+07FF overlong",
        "e2 28 a1,     2, a continuation missing",
        "e2 82 28,     3, the last continuation missing",
        "ed a0 80,     2, the surrogate U+D800",
        "ed bf bf,     2, the surrogate U+DFFF",
        "f0 8f bf bf,  2, U+FFFF overlong",
        "f0 9f 8c 41,  4, the last continuation missing",
        "f4 90 80 80,  2, U+110000",
        "f5 80 80 80,  1, a lead byte beyond U+10FFFF",
        "ff,           1, never in UTF-8",
        "48 65 6c 6c 6f 20 57 6f 72 6c 64 21 c0, 13, behind a lane of ASCII"
    })
    void failsAtTheFirstHopelessByte(String bytes, int hopeless, String why) {
        Utf8Validator validator = new Utf8Validator();
        List<Bytes> singly = Splits.singly(hex(bytes));
        assertThat(singly.subList(0, hopeless - 1)).as(why).allMatch(b -> accept(validator, b));
        assertThat(singly.subList(hopeless - 1, singly.size()))
                .as(why)
                .noneMatch(b -> accept(validator, b));
        assertThat(validator.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2", "e2", "e2 82", "f0", "f0 9f", "f0 9f 8c"})
    void aCharacterThatIsCutOffMayStillBecomeValid(String bytes) {
        Utf8Validator validator = new Utf8Validator();
        assertThat(accept(validator, hex(bytes))).isTrue();
        assertThat(validator.complete()).isFalse();
    }

    @Test
    void oneAndTwoBytesAreJudgedLikeTheJdkDoes() {
        for (int first = 0; first < 256; first++) {
            assertJudgedLikeTheJdk(bytes(first));
            for (int second = 0; second < 256; second++) {
                assertJudgedLikeTheJdk(bytes(first, second));
            }
        }
    }

    @Test
    void threeAndFourBytesAtTheBoundariesAreJudgedLikeTheJdkDoes() {
        for (int first : BOUNDARIES) {
            for (int second : BOUNDARIES) {
                for (int third : BOUNDARIES) {
                    assertJudgedLikeTheJdk(bytes(first, second, third));
                    if (first >= 0xf0) {
                        for (int fourth : BOUNDARIES) {
                            assertJudgedLikeTheJdk(bytes(first, second, third, fourth));
                        }
                    }
                }
            }
        }
    }

    @Test
    void randomRunsAreJudgedLikeTheJdkDoesHoweverTheyAreCut() {
        Random random = new Random(6455);
        for (int i = 0; i < 20_000; i++) {
            Bytes text = Bytes.utf8(randomText(random));
            byte[] damaged = text.toArray();
            if (damaged.length > 0 && random.nextBoolean()) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Bytes bytes = Bytes.wrap(damaged);
            Utf8Validator validator = new Utf8Validator();
            Splits.atRandom(bytes, random).forEach(piece -> accept(validator, piece));
            assertThat(validator.complete()).as("%s", bytes).isEqualTo(isValidForTheJdk(bytes));
        }
    }

    @Test
    void onlyTheRangeIsLookedAt() {
        Utf8Validator validator = new Utf8Validator();
        ByteBuffer buffer = hex("ff 48 69 ff").buffer();
        assertThat(validator.accept(buffer, 1, 3)).isTrue();
        assertThat(validator.complete()).isTrue();
    }

    @Test
    void resetForgetsWhatIsBrokenAndWhatIsMissing() {
        Utf8Validator validator = new Utf8Validator();
        accept(validator, hex("ff"));
        validator.reset();
        assertThat(accept(validator, hex("e2 82"))).isTrue();
        validator.reset();
        assertThat(accept(validator, Bytes.utf8("a"))).isTrue();
        assertThat(validator.complete()).isTrue();
    }

    private static boolean accept(Utf8Validator validator, Bytes bytes) {
        return validator.accept(bytes.buffer(), 0, bytes.length());
    }

    private static void assertJudgedLikeTheJdk(Bytes bytes) {
        assertThat(Utf8Validator.isValid(bytes)).as("%s", bytes).isEqualTo(isValidForTheJdk(bytes));
    }

    private static boolean isValidForTheJdk(Bytes bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.buffer());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.wrap(bytes);
    }

    private static String randomText(Random random) {
        int[] below = {0x80, 0x800, 0xd800, 0x11_0000};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            int codePoint = random.nextInt(below[random.nextInt(below.length)]);
            text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 'x' : codePoint);
        }
        return text.toString();
    }
}
