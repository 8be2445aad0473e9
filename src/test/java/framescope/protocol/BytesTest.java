package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

/// [Bytes] are equal by what they hold, and nothing changes them.
class BytesTest {
    private static final Bytes HELLO = Bytes.ofHex("48 65 6c 6c 6f");

    @Test
    void hexIsReadWithAnyWhiteSpace() {
        assertThat(Bytes.ofHex(" 48\t65\n6C6c 6f ")).isEqualTo(Bytes.utf8("Hello"));
        assertThat(Bytes.ofHex("")).isSameAs(Bytes.EMPTY);
    }

    @Test
    void whatIsNotHexIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("4"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("4g"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("0x48"));
    }

    @Test
    void hexIsWrittenWithAndWithoutSpaces() {
        assertThat(HELLO.hex()).isEqualTo("48656c6c6f");
        assertThat(HELLO.spacedHex()).isEqualTo("48 65 6c 6c 6f");
        assertThat(HELLO.slice(1, 3).hex()).isEqualTo("656c");
    }

    @Test
    void bytesAreValuesFrom0To255() {
        Bytes bytes = Bytes.ofHex("00 7f 80 ff");
        assertThat(bytes.at(0)).isZero();
        assertThat(bytes.at(1)).isEqualTo(127);
        assertThat(bytes.at(2)).isEqualTo(128);
        assertThat(bytes.at(3)).isEqualTo(255);
    }

    @Test
    void anIndexOutsideIsRefusedInASliceToo() {
        Bytes middle = HELLO.slice(1, 3);
        assertThat(middle.at(1)).isEqualTo('l');
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> middle.at(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> middle.at(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> middle.slice(0, 3));
    }

    @Test
    void aSliceOfASliceIsCutFromTheSameBytes() {
        assertThat(HELLO.slice(1, 5).slice(1, 3)).isEqualTo(Bytes.utf8("ll"));
        assertThat(HELLO.slice(2, 2)).isSameAs(Bytes.EMPTY);
    }

    @Test
    void firstGivesNoMoreThanThereIs() {
        assertThat(HELLO.first(4)).isEqualTo(Bytes.utf8("Hell"));
        assertThat(HELLO.first(5)).isSameAs(HELLO);
        assertThat(HELLO.first(6)).isSameAs(HELLO);
    }

    @Test
    void plusJoinsSlicesToo() {
        assertThat(HELLO.slice(0, 2).plus(HELLO.slice(4, 5))).isEqualTo(Bytes.utf8("Heo"));
        assertThat(Bytes.EMPTY.plus(Bytes.EMPTY)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void equalBytesAreEqualWhereverTheyLie() {
        Bytes slice = Bytes.utf8("«Hello»").slice(2, 7);
        assertThat(slice).isEqualTo(HELLO).hasSameHashCodeAs(HELLO);
        assertThat(HELLO)
                .isNotEqualTo(Bytes.utf8("Hallo"))
                .isNotEqualTo(Bytes.utf8("Hell"))
                .isNotEqualTo("Hello");
    }

    @Test
    void aCopyDoesNotFollowItsSource() {
        byte[] source = {1, 2};
        Bytes copy = Bytes.of(source);
        Bytes bufferCopy = Bytes.copyOf(ByteBuffer.wrap(source));
        source[0] = 9;
        assertThat(copy).isEqualTo(bufferCopy).isEqualTo(Bytes.ofHex("01 02"));
    }

    @Test
    void anArrayGivenOutMayBeChanged() {
        HELLO.toArray()[0] = 0;
        assertThat(HELLO.text()).isEqualTo("Hello");
    }

    @Test
    void copyOfTakesWhatRemainsAndLeavesThePosition() {
        ByteBuffer buffer = ByteBuffer.wrap(HELLO.toArray()).position(1).limit(4);
        assertThat(Bytes.copyOf(buffer)).isEqualTo(Bytes.utf8("ell"));
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void theBufferIsReadOnlyAndBeginsAtZero() {
        ByteBuffer buffer = HELLO.slice(1, 4).buffer();
        assertThat(buffer.position()).isZero();
        assertThat(buffer.limit()).isEqualTo(3);
        assertThat(buffer.get(0)).isEqualTo((byte) 'e');
        assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> buffer.put(0, (byte) 0));
    }

    @Test
    void textReplacesWhatIsNotUtf8() {
        assertThat(Bytes.ofHex("48 ff 69").text()).isEqualTo("H\ufffdi");
    }

    @Test
    void longRunsAreShownInPart() {
        assertThat(HELLO).hasToString("48 65 6c 6c 6f");
        assertThat(Bytes.wrap(new byte[64]).toString()).hasSize(64 * 3 - 1);
        assertThat(Bytes.wrap(new byte[65]).toString()).endsWith("00 … (65 bytes)");
    }
}
