package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingKeysTest {
    private static final long PREDICTABLE = Rule.MASKING_KEY_PREDICTABLE.bit();
    private static final long ZERO = Rule.MASKING_KEY_ZERO.bit();

    private final MaskingKeys keys = new MaskingKeys();

    @Test
    void aKeyThatComesAgainIsFoundWhateverStandsInBetween() {
        assertThat(keys.accept(0x37fa213d)).isZero();
        assertThat(keys.accept(0x37fa213d)).isEqualTo(PREDICTABLE);
        assertThat(keys.accept(1)).isZero();
        assertThat(keys.accept(2)).isZero();
        assertThat(keys.accept(0x37fa213d)).isEqualTo(PREDICTABLE);
    }

    @Test
    void aKeyOfZerosIsNoReusedOne() {
        assertThat(keys.accept(0)).isEqualTo(ZERO);
        assertThat(keys.accept(0)).isEqualTo(ZERO);
    }

    @Test
    void twoKeysThatTakeTurnsAreFoundWhicheverTheyAre() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            int[] pair = random.ints(2).toArray();
            MaskingKeys fresh = new MaskingKeys();
            assertThat(fresh.accept(pair[0]) | fresh.accept(pair[1])).isZero();
            assertThat(fresh.accept(pair[0]) & fresh.accept(pair[1])).isEqualTo(PREDICTABLE);
        }
    }

    @Test
    void aKeyThatComesAgainBehindThreeOthersIsFoundWhicheverTheyAre() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            int[] four = random.ints(4).toArray();
            MaskingKeys fresh = new MaskingKeys();
            for (int key : four) {
                assertThat(fresh.accept(key)).isZero();
            }
            for (int key : four) {
                assertThat(fresh.accept(key)).isEqualTo(PREDICTABLE);
            }
        }
    }

    // All of them in one row of places, so that only the landmark can help.
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 17, 100, 5000})
    void keysThatComeRoundInACircleAreFoundHoweverLongItIs(int length) {
        int[] circle =
                new Random(3).ints().filter(MaskingKeysTest::isOfFirstRow).limit(length).toArray();
        for (int key : circle) {
            assertThat(keys.accept(key)).isZero();
        }
        int found = 0;
        for (int round = 0; round < 3; round++) {
            for (int key : circle) {
                found += keys.accept(key) == PREDICTABLE ? 1 : 0;
            }
        }
        assertThat(found).isPositive();
    }

    private static boolean isOfFirstRow(int key) {
        return key * 0x9e37_79b9 >>> 30 == 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 31, 1 << 24, Integer.MIN_VALUE + 1})
    void keysThatAreCountedAreFoundWithTheThirdEqualStep(int step) {
        int first = 0x37fa213d;
        for (int i = 0; i < 3; i++) {
            assertThat(keys.accept(first + i * step)).isZero();
        }
        for (int i = 3; i < 100; i++) {
            assertThat(keys.accept(first + i * step)).isEqualTo(PREDICTABLE);
        }
        assertThat(keys.accept(first - step)).isZero();
    }

    @Test
    void twoEqualStepsMayBeChance() {
        assertThat(keys.accept(1000)).isZero();
        assertThat(keys.accept(1007)).isZero();
        assertThat(keys.accept(1014)).isZero();
        assertThat(keys.accept(1022)).isZero();
        assertThat(keys.accept(1029)).isZero();
        assertThat(keys.accept(1036)).isZero();
    }

    @Test
    void keysChosenAtRandomAreRight() {
        assertThat(new Random(2).ints(100_000).mapToLong(keys::accept)).containsOnly(0L);
    }
}
