package framescope.protocol.deflate;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The last 32 KiB that were inflated (RFC 1951 §2); they can be packed for as long as nobody needs
/// them. Not thread-safe.
final class SlidingWindow {
    private static final int SIZE = 1 << DeflateParameters.MAX_WINDOW_BITS;
    private static final int FIRST_CAPACITY = 1024;
    private static final int WORTH_PACKING = 4 * 1024;

    private byte[] bytes = new byte[0];
    private byte @Nullable [] packed;
    private int length;

    /// Adds the first bytes of the array, and forgets what is too old.
    void add(byte[] more, int count) {
        unpack();
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
        unpack();
        return bytes;
    }

    int length() {
        return length;
    }

    /// Takes as little memory as it can until it is needed again: what is deflated once can be
    /// deflated twice.
    void pack() {
        if (packed != null) {
            return;
        }
        if (length > WORTH_PACKING) {
            byte[] smaller = deflated();
            if (smaller.length < length) {
                packed = smaller;
                bytes = new byte[0];
                return;
            }
        }
        if (bytes.length > length) {
            bytes = Arrays.copyOf(bytes, length);
        }
    }

    private byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            byte[] room = new byte[length];
            return Arrays.copyOf(room, deflater.deflate(room));
        } finally {
            deflater.end();
        }
    }

    private void unpack() {
        byte[] smaller = packed;
        if (smaller != null) {
            packed = null;
            bytes = inflated(smaller, length);
        }
    }

    private static byte[] inflated(byte[] deflated, int length) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] bytes = new byte[length];
            if (inflater.inflate(bytes) != length) {
                throw new IllegalStateException("a packed window has lost bytes");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a packed window has changed", e);
        } finally {
            inflater.end();
        }
    }

    /// Forgets everything, and gives the memory back.
    void clear() {
        bytes = new byte[0];
        packed = null;
        length = 0;
    }
}
