package framescope.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The first reads of a connection, in little more memory than their bytes: a peer may send one
/// byte at a time.
final class HeldChunks {
    private static final int MOST = 1000;
    private static final int AT_FIRST = 4;

    private byte[] bytes = {};
    private long[] times = new long[AT_FIRST];
    private int[] ends = new int[AT_FIRST];
    private int count;

    /// Takes chunks out, in their order.
    @FunctionalInterface
    interface Taker {
        /// Takes one.
        ///
        /// @param chunk for the time of this call only
        void take(long time, ByteBuffer chunk);
    }

    /// Holds what a read delivered, from position to limit; the position stays. After a thousand
    /// reads further ones become part of the last: who sends so little at once shows nothing new.
    void add(long time, ByteBuffer wire) {
        int from = length();
        int length = wire.remaining();
        if (bytes.length - from < length) {
            int room = from == 0 ? length : Math.max(from + length, 2 * from);
            bytes = Arrays.copyOf(bytes, room);
        }
        wire.get(wire.position(), bytes, from, length);
        if (count < MOST) {
            begin(time);
        }
        ends[count - 1] = from + length;
    }

    private void begin(long time) {
        if (count == ends.length) {
            int room = Math.max(AT_FIRST, 2 * count);
            times = Arrays.copyOf(times, room);
            ends = Arrays.copyOf(ends, room);
        }
        times[count] = time;
        count++;
    }

    private int length() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /// Where the last chunk begins, counted from the first byte.
    int startOfLast() {
        return count < 2 ? 0 : ends[count - 2];
    }

    /// Hands all chunks over and holds none any more.
    void drainTo(Taker taker) {
        int from = 0;
        for (int at = 0; at < count; at++) {
            taker.take(times[at], ByteBuffer.wrap(bytes, from, ends[at] - from));
            from = ends[at];
        }
        clear();
    }

    /// Holds nothing any more.
    void clear() {
        bytes = new byte[0];
        times = new long[0];
        ends = new int[0];
        count = 0;
    }
}
