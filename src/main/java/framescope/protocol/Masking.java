package framescope.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Masks and unmasks payloads: byte *i* is XORed with byte *i* mod 4 of the masking-key
/// (RFC 6455 §5.3). The same step does both.
public final class Masking {
    private Masking() {}

    /// Masks a range of the buffer in place, eight bytes at a time.
    ///
    /// @param from absolute index of the first byte
    /// @param to absolute index behind the last
    /// @param key the masking-key, its first byte highest
    /// @param offset the place of the first byte in the frame's payload
    public static void apply(ByteBuffer buffer, int from, int to, int key, long offset) {
        int turned = Integer.rotateLeft(key, (int) (offset & 3) * 8);
        if (turned == 0) {
            return;
        }
        long lane = ((turned & 0xffff_ffffL) << 32) | (turned & 0xffff_ffffL);
        if (buffer.order() == ByteOrder.LITTLE_ENDIAN) {
            lane = Long.reverseBytes(lane);
        }
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            buffer.putLong(at, buffer.getLong(at) ^ lane);
        }
        for (int i = 0; at < to; at++, i++) {
            buffer.put(at, (byte) (buffer.get(at) ^ (turned >>> (24 - (i & 3) * 8))));
        }
    }

    /// The masked (or unmasked) bytes, as a copy.
    public static Bytes apply(Bytes bytes, int key, long offset) {
        byte[] copy = bytes.toArray();
        apply(ByteBuffer.wrap(copy), 0, copy.length, key, offset);
        return Bytes.wrap(copy);
    }
}
