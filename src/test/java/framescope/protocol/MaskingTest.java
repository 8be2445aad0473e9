package framescope.protocol;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// [Masking] against the loop of RFC 6455 §5.3, in every kind of buffer.
class MaskingTest {
    private static final int KEY = 0x37fa213d;

    /// Heap or direct, in both byte orders.
    static Stream<Named<IntFunction<ByteBuffer>>> buffers() {
        return Stream.of(
                Named.of("heap, big-endian", ByteBuffer::allocate),
                Named.of("heap, little-endian", n -> littleEndian(ByteBuffer.allocate(n))),
                Named.of("direct, big-endian", ByteBuffer::allocateDirect),
                Named.of("direct, little-endian", n -> littleEndian(ByteBuffer.allocateDirect(n))));
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void helloIsMaskedAsInTheRfc() {
        assertThat(Masking.apply(Bytes.utf8("Hello"), KEY, 0)).isEqualTo(hex("7f 9f 4d 51 58"));
    }

    @Test
    void maskingTwiceGivesTheBytesBack() {
        Bytes once = Masking.apply(Bytes.utf8("Hello"), KEY, 0);
        assertThat(Masking.apply(once, KEY, 0)).isEqualTo(Bytes.utf8("Hello"));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void everyLengthAtEveryOffsetIsMaskedLikeTheNaiveLoop(IntFunction<ByteBuffer> allocate) {
        for (int length = 0; length <= 40; length++) {
            for (int offset = 0; offset <= 8; offset++) {
                assertMaskedLikeTheNaiveLoop(allocate, 3, length, offset);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void everyPlaceInTheBufferWillDo(IntFunction<ByteBuffer> allocate) {
        for (int place = 0; place <= 16; place++) {
            assertMaskedLikeTheNaiveLoop(allocate, place, 21, 1);
        }
    }

    @Test
    void offsetsBeyondAnIntCountToo() {
        long offset = (1L << 40) + 3;
        assertThat(Masking.apply(hex("00 00"), KEY, offset)).isEqualTo(hex("3d 37"));
    }

    @Test
    void aKeyOfZerosChangesNothing() {
        assertThat(Masking.apply(hex("01 02 03"), 0, 0)).isEqualTo(hex("01 02 03"));
    }

    @Test
    void theBufferKeepsItsPositionAndLimit() {
        ByteBuffer buffer = ByteBuffer.allocate(16).position(5).limit(9);
        Masking.apply(buffer, 0, 9, KEY, 0);
        assertThat(buffer.position()).isEqualTo(5);
        assertThat(buffer.limit()).isEqualTo(9);
    }

    private static void assertMaskedLikeTheNaiveLoop(
            IntFunction<ByteBuffer> allocate, int from, int length, int offset) {
        byte[] bytes = new byte[from + length + 9];
        new Random(length).nextBytes(bytes);
        ByteBuffer buffer = allocate.apply(bytes.length).put(bytes).clear();

        Masking.apply(buffer, from, from + length, KEY, offset);

        // §5.3: j = i MOD 4; transformed-octet-i = original-octet-i XOR masking-key-octet-j.
        for (int i = 0; i < length; i++) {
            int j = (offset + i) % 4;
            bytes[from + i] ^= (byte) (KEY >>> (24 - 8 * j));
        }
        assertThat(Bytes.copyOf(buffer))
                .as("%d bytes from index %d, at offset %d of a payload", length, from, offset)
                .isEqualTo(Bytes.wrap(bytes));
    }
}
