package framescope.protocol.deflate;

import java.util.Arrays;

/// The last 32 KiB that were inflated (RFC 1951 §2). Not thread-safe.
final class SlidingWindow {
    private static final int SIZE = 1 << DeflateParameters.MAX_WINDOW_BITS;
    private static final int FIRST_CAPACITY = 1024;

    private byte[] bytes = new byte[0];
    private int length;

    /// Adds the first bytes of the array, and forgets what is too old.
    void add(byte[] more, int count) {
        if (count >= SIZE) {
            reserve(SIZE);
            System.arraycopy(more, count - SIZE, bytes, 0, SIZE);
            length = SIZE;
            return;
        }
        int kept = Math.min(length, SIZE - count);
        reserve(kept + count);
        System.arraycopy(bytes, length - kept, bytes, 0, kept);
        System.arraycopy(more, 0, bytes, kept, count);
        length = kept + count;
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            int wanted = Math.max(FIRST_CAPACITY, Math.max(capacity, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, Math.min(SIZE, wanted));
        }
    }

    /// The bytes, of which [#length] count.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// Forgets everything, and gives the memory back.
    void clear() {
        bytes = new byte[0];
        length = 0;
    }
}
