package framescope.protocol;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import framescope.testing.Splits;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What [MessageAssembler] puts together, and where it stops.
class MessageAssemblerTest {

    @Test
    void holdsNothingAtFirst() {
        MessageAssembler assembler = new MessageAssembler(10);
        assertThat(assembler.length()).isZero();
        assertThat(message(assembler)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void joinsItsPiecesHoweverTheyAreCut() {
        byte[] message = new byte[5_000];
        new Random(1).nextBytes(message);
        for (int seed = 0; seed < 50; seed++) {
            MessageAssembler assembler = new MessageAssembler(message.length);
            Splits.atRandom(Bytes.wrap(message), new Random(seed))
                    .forEach(piece -> add(assembler, piece));
            assertThat(message(assembler)).isEqualTo(Bytes.wrap(message));
        }
    }

    @Test
    void takesTheRangeAndNothingElse() {
        MessageAssembler assembler = new MessageAssembler(10);
        assembler.add(hex("00 01 02 03").buffer(), 1, 3);
        assertThat(message(assembler)).isEqualTo(hex("01 02"));
    }

    @Test
    void takesAMessageOfJustTheLimit() {
        MessageAssembler assembler = new MessageAssembler(4);
        add(assembler, hex("01 02 03"));
        assertThat(assembler.wouldPass(1)).isFalse();
        assertThat(assembler.wouldPass(2)).isTrue();
        add(assembler, hex("04"));
        assertThat(message(assembler)).isEqualTo(hex("01 02 03 04"));
    }

    @Test
    void refusesAByteMoreThanTheLimit() {
        MessageAssembler assembler = new MessageAssembler(4);
        add(assembler, hex("01 02 03 04"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(assembler, hex("05")))
                .withMessage("a message of more than 4 bytes");
        assertThat(message(assembler)).isEqualTo(hex("01 02 03 04"));
    }

    @Test
    void lengthsThatNoArrayHasWouldPassAnyLimit() {
        MessageAssembler assembler = new MessageAssembler(Integer.MAX_VALUE);
        assertThat(assembler.wouldPass(Integer.MAX_VALUE)).isFalse();
        assertThat(assembler.wouldPass(1L << 31)).isTrue();
        assertThat(assembler.wouldPass(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aLimitOfNothingAllowsTheEmptyMessage() {
        MessageAssembler assembler = new MessageAssembler(0);
        add(assembler, Bytes.EMPTY);
        assertThat(assembler.wouldPass(0)).isFalse();
        assertThat(assembler.wouldPass(1)).isTrue();
        assertThat(message(assembler)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void clearMakesRoomForTheNextMessage() {
        MessageAssembler assembler = new MessageAssembler(100_000);
        add(assembler, Bytes.wrap(new byte[100_000]));
        assembler.clear();
        assertThat(assembler.length()).isZero();
        assertThat(assembler.wouldPass(100_000)).isFalse();
        add(assembler, hex("01"));
        assertThat(message(assembler)).isEqualTo(hex("01"));
    }

    private static void add(MessageAssembler assembler, Bytes bytes) {
        assembler.add(bytes.buffer(), 0, bytes.length());
    }

    private static Bytes message(MessageAssembler assembler) {
        Bytes message = Bytes.copyOf(assembler.view());
        assertThat(assembler.length()).isEqualTo(message.length());
        return message;
    }
}
