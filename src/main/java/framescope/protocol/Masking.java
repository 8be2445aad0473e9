package framescope.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Masks and unmasks payloads: byte *i* is XORed with byte *i* mod 4 of the masking-key
/// (RFC 6455 §5.3). The same step does both.
public final class Masking {
    // Of plain accesses through these the compiler makes vector instructions; with
    // `ByteBuffer.getLong` it stays at one long after the other. Neither minds how the bytes are
    // aligned. Arrays have their own: where one access has met memory on the heap and off it, the
    // compiler gives up on both, and the loop takes thirty times as long.
    private static final VarHandle LONGS_OFF_HEAP =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONGS_ON_HEAP =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS_OFF_HEAP =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS_ON_HEAP =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset();
            onHeap(buffer.array(), start + from, start + to, turned);
        } else {
            offHeap(buffer, from, to, turned);
        }
    }

    private static void onHeap(byte[] bytes, int from, int to, int key) {
        long lane = lane(key);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            LONGS_ON_HEAP.set(bytes, at, (long) LONGS_ON_HEAP.get(bytes, at) ^ lane);
        }
        if (at <= to - Integer.BYTES) {
            INTS_ON_HEAP.set(bytes, at, (int) INTS_ON_HEAP.get(bytes, at) ^ key);
            at += Integer.BYTES;
        }
        for (int shift = 24; at < to; at++, shift -= 8) {
            bytes[at] ^= (byte) (key >> shift);
        }
    }

    private static void offHeap(ByteBuffer buffer, int from, int to, int key) {
        long lane = lane(key);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            LONGS_OFF_HEAP.set(buffer, at, (long) LONGS_OFF_HEAP.get(buffer, at) ^ lane);
        }
        if (at <= to - Integer.BYTES) {
            INTS_OFF_HEAP.set(buffer, at, (int) INTS_OFF_HEAP.get(buffer, at) ^ key);
            at += Integer.BYTES;
        }
        for (int shift = 24; at < to; at++, shift -= 8) {
            buffer.put(at, (byte) (buffer.get(at) ^ key >> shift));
        }
    }

    // The key twice, as a long of the machine's own order.
    private static long lane(int key) {
        long twice = ((key & 0xffff_ffffL) << Integer.SIZE) | (key & 0xffff_ffffL);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Long.reverseBytes(twice)
                : twice;
    }

    /// The masked (or unmasked) bytes, as a copy.
    public static Bytes apply(Bytes bytes, int key, long offset) {
        byte[] copy = bytes.toArray();
        apply(ByteBuffer.wrap(copy), 0, copy.length, key, offset);
        return Bytes.wrap(copy);
    }
}
