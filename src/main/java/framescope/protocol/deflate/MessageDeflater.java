package framescope.protocol.deflate;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Deflates the messages of one direction, in their order (RFC 7692 §7.2.1).
///
/// `java.util.zip` always uses a window of 32 KiB. Where a smaller one was agreed on, each message
/// stands for itself, and one that is longer than the window stays as it is: nothing in a message
/// can refer back further than to its beginning. The memory is that of its [DeflateCoders], and is
/// given back by [#release]. Not thread-safe.
public final class MessageDeflater {
    private static final int TAIL_LENGTH = 4;
    private static final byte[] EMPTY = {0};

    private final boolean alone;
    private final int longest;
    private final DeflateCoders coders;

    /// @param sender whose messages are deflated
    public MessageDeflater(DeflateParameters parameters, Role sender) {
        this(parameters, sender, new DeflateCoders());
    }

    /// @param sender whose messages are deflated
    /// @param coders those of the thread
    public MessageDeflater(DeflateParameters parameters, Role sender, DeflateCoders coders) {
        this.coders = coders;
        int bits = parameters.windowBits(sender);
        boolean small = bits < DeflateParameters.MAX_WINDOW_BITS;
        alone = small || parameters.noContextTakeover(sender);
        longest = small ? 1 << bits : Integer.MAX_VALUE;
    }

    /// Deflates one message by itself, referring to none before it, with the largest window.
    public static Bytes alone(Bytes message) {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.SERVER);
        try {
            return Bytes.copyOf(deflater.deflate(message.buffer()));
        } finally {
            deflater.release();
        }
    }

    /// Deflates one message by itself, referring to none before it, and no further back than a window.
    /// Behind a full flush of zlib nothing refers to what is before it, so there is one for each
    /// window that the message fills.
    ///
    /// @param windowBits the base-2 logarithm of the window in bytes
    public static Bytes alone(Bytes message, int windowBits) {
        int window = 1 << windowBits;
        if (windowBits == DeflateParameters.MAX_WINDOW_BITS || message.length() <= window) {
            return alone(message);
        }
        byte[] out = new byte[64 + message.length()];
        int length = 0;
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            for (int from = 0; from < message.length(); from += window) {
                int to = Math.min(message.length(), from + window);
                deflater.setInput(message.slice(from, to).buffer());
                while (true) {
                    int room = out.length - length;
                    length += deflater.deflate(out, length, room, Deflater.FULL_FLUSH);
                    if (length < out.length) {
                        break;
                    }
                    out = Arrays.copyOf(out, 2 * out.length);
                }
            }
        }
        return Bytes.wrap(out).first(length - TAIL_LENGTH);
    }

    /// Whether a message of this many bytes can be deflated; otherwise it goes out as it is.
    public boolean accepts(int length) {
        return length <= longest;
    }

    /// Deflates a message.
    ///
    /// @param payload from position to limit; the position stays
    /// @return what is to be sent, without the four bytes that §7.2.1 leaves out; it holds until the
    ///     coders are used again
    public ByteBuffer deflate(ByteBuffer payload) {
        if (!payload.hasRemaining()) {
            return ByteBuffer.wrap(EMPTY); // §7.2.3.6: an empty block without its last four bytes.
        }
        Deflater open = coders.deflaterOf(this);
        open.setInput(payload.duplicate());
        byte[] out = coders.output(64 + payload.remaining() / 2);
        int length = 0;
        while (true) {
            length += open.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            if (length < out.length) {
                break;
            }
            out = coders.output(out.length * 2);
        }
        if (alone) {
            open.reset();
        }
        coders.trimOutput();
        return ByteBuffer.wrap(out, 0, length - TAIL_LENGTH);
    }

    /// Lets the next message refer to none before it: somebody else has sent one meanwhile.
    public void beginAnew() {
        coders.forget(this);
    }

    /// Gives all memory back.
    public void release() {
        coders.endDeflaterOf(this);
    }
}
