package framescope.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts a message together from the payload bytes of its frames, up to a limit.
///
/// Its memory grows with what really arrived, never with what a header declares. A message that
/// lies whole in one buffer need not pass through here. Not thread-safe.
public final class MessageAssembler {
    private static final int FIRST_CAPACITY = 1024;
    private static final int KEPT_CAPACITY = 64 * 1024;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;

    /// An assembler for messages of at most `limit` bytes, inclusive.
    public MessageAssembler(int limit) {
        this.limit = limit;
    }

    /// How many bytes more there may be.
    public int room() {
        return limit - length;
    }

    /// Whether this many bytes more would pass the limit.
    public boolean wouldPass(long more) {
        return more > room();
    }

    /// Adds a range of the buffer, already unmasked.
    ///
    /// @throws IllegalArgumentException when it would pass the limit: ask [#wouldPass] first
    public void add(ByteBuffer buffer, int from, int to) {
        int more = to - from;
        reserve(more);
        buffer.get(from, bytes, length, more);
        length += more;
    }

    /// Adds the first bytes of an array.
    ///
    /// @throws IllegalArgumentException when it would pass the limit: ask [#wouldPass] first
    public void add(byte[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    private void reserve(int more) {
        if (wouldPass(more)) {
            throw new IllegalArgumentException("a message of more than " + limit + " bytes");
        }
        if (length + more > bytes.length) {
            long wanted = Math.max(FIRST_CAPACITY, Math.max(bytes.length * 2L, length + more));
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, wanted));
        }
    }

    /// How many bytes there are.
    public int length() {
        return length;
    }

    /// A view of the bytes so far; it holds until the next call of [#add] or [#clear].
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /// Gives the buffer back where there is no byte of a message in it.
    public void rest() {
        if (length == 0) {
            bytes = new byte[0];
        }
    }

    /// Forgets the message, and a large buffer with it.
    public void clear() {
        length = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[0];
        }
    }
}
