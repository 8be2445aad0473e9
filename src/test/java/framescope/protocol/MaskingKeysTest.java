package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingKeysTest {
    private static final long REUSED = Rule.MASKING_KEY_REUSED.bit();
    private static final long ZERO = Rule.MASKING_KEY_ZERO.bit();

    private final MaskingKeys keys = new MaskingKeys();

    @Test
    void aKeyThatComesAgainIsFoundWhateverStandsInBetween() {
        assertThat(keys.accept(0x37fa213d)).isZero();
        assertThat(keys.accept(0x37fa213d)).isEqualTo(REUSED);
        assertThat(keys.accept(1)).isZero();
        assertThat(keys.accept(2)).isZero();
        assertThat(keys.accept(0x37fa213d)).isEqualTo(REUSED);
    }

    @Test
    void aKeyOfZerosIsNoReusedOne() {
        assertThat(keys.accept(0)).isEqualTo(ZERO);
        assertThat(keys.accept(0)).isEqualTo(ZERO);
    }

    @Test
    void ofKeysThatComeInTurnsSomeAreFoundInEachRound() {
        int[] few = new Random(1).ints(8).toArray();
        for (int key : few) {
            assertThat(keys.accept(key)).isZero();
        }
        int found = 0;
        for (int key : few) {
            found += keys.accept(key) == 0 ? 0 : 1;
        }
        assertThat(found).isPositive();
    }

    @Test
    void keysChosenAtRandomAreRight() {
        assertThat(new Random(2).ints(100_000).mapToLong(keys::accept)).containsOnly(0L);
    }
}
