package framescope.protocol.deflate;

import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Deflates the messages of one direction, in their order (RFC 7692 §7.2.1).
///
/// `java.util.zip` always uses a window of 32 KiB. Where a smaller one was agreed on, each message
/// stands for itself, and one that is longer than the window stays as it is: nothing in a message
/// can refer back further than to its beginning. Native memory is taken with the first message and
/// given back by [#release]. Not thread-safe.
public final class MessageDeflater {
    private static final int TAIL_LENGTH = 4;
    private static final byte[] EMPTY = {0};
    private static final int KEPT_CAPACITY = 64 * 1024;

    private final boolean alone;
    private final int longest;
    private @Nullable Deflater deflater;
    private byte[] out = new byte[0];

    /// @param sender whose messages are deflated
    public MessageDeflater(DeflateParameters parameters, Role sender) {
        int bits = parameters.windowBits(sender);
        boolean small = bits < DeflateParameters.MAX_WINDOW_BITS;
        alone = small || parameters.noContextTakeover(sender);
        longest = small ? 1 << bits : Integer.MAX_VALUE;
    }

    /// Whether a message of this many bytes can be deflated; otherwise it goes out as it is.
    public boolean accepts(int length) {
        return length <= longest;
    }

    /// Deflates a message.
    ///
    /// @param payload from position to limit; the position stays
    /// @return what is to be sent, without the four bytes that §7.2.1 leaves out; it holds until
    ///     the next call
    public ByteBuffer deflate(ByteBuffer payload) {
        if (!payload.hasRemaining()) {
            return ByteBuffer.wrap(EMPTY); // §7.2.3.6: an empty block without its last four bytes.
        }
        Deflater open = open();
        open.setInput(payload.duplicate());
        reserve(64 + payload.remaining() / 2);
        int length = 0;
        while (true) {
            length += open.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            if (length < out.length) {
                break;
            }
            reserve(out.length * 2);
        }
        if (alone) {
            open.reset();
        }
        ByteBuffer deflated = ByteBuffer.wrap(out, 0, length - TAIL_LENGTH);
        if (out.length > KEPT_CAPACITY) {
            out = new byte[0];
        }
        return deflated;
    }

    private Deflater open() {
        Deflater open = deflater;
        if (open == null) {
            open = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater = open;
        }
        return open;
    }

    private void reserve(int capacity) {
        if (capacity > out.length) {
            out = Arrays.copyOf(out, capacity);
        }
    }

    /// Lets the next message refer to none before it: somebody else has sent one meanwhile.
    public void beginAnew() {
        if (deflater != null) {
            deflater.reset();
        }
    }

    /// Gives all memory back.
    public void release() {
        Deflater open = deflater;
        if (open != null) {
            deflater = null;
            open.end();
        }
        out = new byte[0];
    }
}
