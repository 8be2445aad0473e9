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
    private final MessageMemory memory;
    private byte[] bytes = new byte[0];
    private int length;

    /// An assembler for messages of at most `limit` bytes, inclusive, with memory of its own.
    public MessageAssembler(int limit) {
        this(limit, MessageMemory.UNBOUNDED);
    }

    /// An assembler for messages of at most `limit` bytes, inclusive.
    ///
    /// @param memory shared with others
    public MessageAssembler(int limit, MessageMemory memory) {
        this.limit = limit;
        this.memory = memory;
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
    /// @return false, and nothing is added, when the shared memory has no room for it
    /// @throws IllegalArgumentException when it would pass the limit: ask [#wouldPass] first
    public boolean add(ByteBuffer buffer, int from, int to) {
        int more = to - from;
        if (!reserve(more)) {
            return false;
        }
        buffer.get(from, bytes, length, more);
        length += more;
        return true;
    }

    /// Adds the first bytes of an array.
    ///
    /// @return false, and nothing is added, when the shared memory has no room for them
    /// @throws IllegalArgumentException when it would pass the limit: ask [#wouldPass] first
    public boolean add(byte[] source, int count) {
        if (!reserve(count)) {
            return false;
        }
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
        return true;
    }

    private boolean reserve(int more) {
        if (wouldPass(more)) {
            throw new IllegalArgumentException("a message of more than " + limit + " bytes");
        }
        int needed = length + more;
        if (needed <= bytes.length) {
            return true;
        }
        long wanted = Math.max(FIRST_CAPACITY, Math.max(bytes.length * 2L, needed));
        return growTo((int) Math.min(limit, wanted)) || growTo(needed);
    }

    private boolean growTo(int capacity) {
        if (!memory.take(capacity - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
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
            giveBack();
        }
    }

    /// Forgets the message, and a large buffer with it.
    public void clear() {
        length = 0;
        if (bytes.length > KEPT_CAPACITY) {
            giveBack();
        }
    }

    /// Forgets the message, and its buffer of any size.
    public void release() {
        length = 0;
        giveBack();
    }

    private void giveBack() {
        memory.giveBack(bytes.length);
        bytes = new byte[0];
    }
}
