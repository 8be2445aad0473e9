package framescope.protocol.deflate;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The last 32 KiB that were inflated (RFC 1951 §2); they can be packed for as long as nobody needs
/// them. Not thread-safe.
///
/// It is a ring once it is full, so that adding a byte moves no other.
final class SlidingWindow {
    /// Of the largest window, in bytes.
    static final int SIZE = 1 << DeflateParameters.MAX_WINDOW_BITS;

    private static final int FIRST_CAPACITY = 1024;
    private static final int WORTH_PACKING = 4 * 1024;

    private final DeflateCoders coders;
    private byte[] bytes = new byte[0];
    private byte @Nullable [] packed;
    private int length;
    // Where the next byte goes; the oldest one stands there when the ring is full.
    private int end;

    /// @param coders those of the thread
    SlidingWindow(DeflateCoders coders) {
        this.coders = coders;
    }

    /// Adds the first bytes of the array, and forgets what is too old.
    void add(byte[] more, int count) {
        unpack();
        int from = Math.max(0, count - SIZE);
        int added = count - from;
        reserve(Math.min(SIZE, length + added));
        int fitting = Math.min(added, bytes.length - end);
        System.arraycopy(more, from, bytes, end, fitting);
        System.arraycopy(more, from + fitting, bytes, 0, added - fitting);
        end = (end + added) % SIZE;
        length = Math.min(SIZE, length + added);
    }

    // Below its full size it is no ring yet.
    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            int wanted = Math.max(FIRST_CAPACITY, Math.max(capacity, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, Math.min(SIZE, wanted));
        }
    }

    /// Lets an inflater that is as good as new refer to the bytes.
    void giveTo(Inflater open) {
        unpack();
        int older = olderLength();
        if (older > 0) {
            open.setDictionary(bytes, end, older);
        }
        if (length > older) {
            open.setDictionary(bytes, 0, length - older);
        }
    }

    // How many of the bytes stand from `end` to the array's end.
    private int olderLength() {
        return length == SIZE ? SIZE - end : 0;
    }

    int length() {
        return length;
    }

    /// How many bytes of memory it takes.
    int capacity() {
        byte[] smaller = packed;
        return smaller == null ? bytes.length : smaller.length;
    }

    /// Gives back the memory that it keeps for what may come.
    void trim() {
        if (packed == null && bytes.length > length) {
            bytes = Arrays.copyOf(bytes, length);
        }
    }

    /// Takes as little memory as it can until it is needed again: what is deflated once can be
    /// deflated twice.
    ///
    /// @return whether there was anything to deflate, which takes about a millisecond
    boolean pack() {
        if (packed != null || length <= WORTH_PACKING) {
            return false;
        }
        byte[] smaller = deflated();
        if (smaller.length < length) {
            packed = smaller;
            bytes = new byte[0];
        }
        return true;
    }

    private byte[] deflated() {
        byte[] inOrder = new byte[length];
        int older = olderLength();
        System.arraycopy(bytes, end, inOrder, 0, older);
        System.arraycopy(bytes, 0, inOrder, older, length - older);
        Deflater deflater = coders.packer();
        deflater.setInput(inOrder);
        deflater.finish();
        byte[] room = coders.output(length);
        int fitting = deflater.deflate(room, 0, length);
        deflater.reset();
        return Arrays.copyOf(room, fitting);
    }

    private void unpack() {
        byte[] smaller = packed;
        if (smaller != null) {
            packed = null;
            bytes = inflated(smaller, length);
            end = length % SIZE;
        }
    }

    private byte[] inflated(byte[] deflated, int wanted) {
        Inflater inflater = coders.lendInflater();
        try {
            inflater.setInput(deflated);
            byte[] all = new byte[wanted];
            if (inflater.inflate(all) != wanted) {
                throw new IllegalStateException("a packed window has lost bytes");
            }
            return all;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a packed window has changed", e);
        } finally {
            coders.takeBack(inflater);
        }
    }

    /// Forgets everything, and gives the memory back.
    void clear() {
        bytes = new byte[0];
        packed = null;
        length = 0;
        end = 0;
    }
}
