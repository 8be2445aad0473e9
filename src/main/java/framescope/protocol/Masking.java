package framescope.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Masks and unmasks payloads: byte *i* is XORed with byte *i* mod 4 of the masking-key
/// (RFC 6455 §5.3). The same step does both.
public final class Masking {
    // Of these plain accesses the compiler makes vector instructions; with `ByteBuffer.getLong` it
    // stays at one long after the other. Neither minds how the bytes are aligned.
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /// Masks a range of the buffer in place, many bytes at a time, whatever the order of the buffer.
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
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            lane = Long.reverseBytes(lane);
        }
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            LONGS.set(buffer, at, (long) LONGS.get(buffer, at) ^ lane);
        }
        if (at <= to - Integer.BYTES) {
            INTS.set(buffer, at, (int) INTS.get(buffer, at) ^ turned);
            at += Integer.BYTES;
        }
        for (; at < to; at++) {
            turned = Integer.rotateLeft(turned, 8);
            buffer.put(at, (byte) (buffer.get(at) ^ turned));
        }
    }

    /// The masked (or unmasked) bytes, as a copy.
    public static Bytes apply(Bytes bytes, int key, long offset) {
        byte[] copy = bytes.toArray();
        apply(ByteBuffer.wrap(copy), 0, copy.length, key, offset);
        return Bytes.wrap(copy);
    }
}
