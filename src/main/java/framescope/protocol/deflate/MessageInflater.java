package framescope.protocol.deflate;

import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Inflates the compressed messages of one direction, in their order (RFC 7692 §7.2.2).
///
/// What comes out goes straight into a [MessageAssembler], in steps of 64 KiB at the most and never
/// past its limit, so that a small message cannot take much memory. Native memory is taken with the
/// first byte and given back by [#release]. Not thread-safe.
public final class MessageInflater {
    private static final int STEP = 64 * 1024;
    private static final int FIRST_STEP = 1024;
    private static final int MOST_RESTARTS = 10_000;
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final boolean noContextTakeover;
    private final boolean midStream;
    private final @Nullable WindowCheck check;
    private final SlidingWindow window = new SlidingWindow();
    private byte[] step = new byte[0];
    private @Nullable Inflater inflater;
    private int restarts;
    private boolean lost;
    private boolean windowPassed;

    /// What became of a part of a message.
    public enum Result {
        /// It was inflated.
        INFLATED,
        /// It is no DEFLATE data, or refers to bytes that never were.
        INVALID,
        /// It would pass the assembler's limit, or it ends and begins anew (BFINAL) without end.
        TOO_BIG,
        /// An earlier message could not be inflated, or was not seen, and this one may refer to it.
        CONTEXT_LOST
    }

    /// An inflater that grants its sender the largest window.
    ///
    /// @param noContextTakeover whether each message stands for itself (§7.1.1)
    public MessageInflater(boolean noContextTakeover) {
        this(noContextTakeover, false, null);
    }

    private MessageInflater(
            boolean noContextTakeover, boolean midStream, @Nullable WindowCheck check) {
        this.noContextTakeover = noContextTakeover;
        this.midStream = midStream;
        this.check = check;
    }

    /// An inflater that also watches whether a smaller window is kept to, where one was agreed on.
    ///
    /// @param sender whose messages are inflated
    public static MessageInflater of(DeflateParameters agreed, Role sender) {
        int bits = agreed.windowBits(sender);
        boolean small = bits < DeflateParameters.MAX_WINDOW_BITS;
        return new MessageInflater(
                agreed.noContextTakeover(sender), false, small ? new WindowCheck(bits) : null);
    }

    /// An inflater for somebody who has not seen the first messages, nor what was agreed on.
    ///
    /// A message that cannot be inflated may refer to one that was not seen:
    /// [Result#CONTEXT_LOST]. The next one is tried as if it were the first. What comes out is
    /// right all the same, since a message refers to bytes by their distance: either to ones that
    /// were seen, or to none that are there.
    public static MessageInflater inMidStream() {
        return new MessageInflater(false, true, null);
    }

    /// Takes a part of a message's payload, unmasked.
    ///
    /// What came out before a fault is in the assembler, as far as its limit allows. After anything
    /// but [Result#INFLATED] the rest of the message is to be left out, and [#abandon] to be called.
    ///
    /// @param ends whether the part ends its message
    public Result accept(ByteBuffer buffer, int from, int to, boolean ends, MessageAssembler into) {
        windowPassed = false;
        if (lost) {
            return Result.CONTEXT_LOST;
        }
        if (check != null) {
            check.accept(buffer, from, to);
        }
        Inflater open = open();
        Result result = inflate(open, buffer.duplicate().limit(to).position(from), into);
        if (result == Result.INFLATED && ends) {
            // §7.2.2: the four bytes that the sender has left out.
            result = inflate(open, ByteBuffer.wrap(TAIL), into);
        }
        if (result == Result.INFLATED && ends) {
            restarts = 0;
            windowPassed = check != null && check.isPassed();
            if (check != null) {
                check.reset();
            }
            if (noContextTakeover) {
                open.reset();
                window.clear();
            }
        }
        return midStream && result == Result.INVALID ? Result.CONTEXT_LOST : result;
    }

    /// Whether the message that the last part has ended reaches farther back than the window that
    /// was agreed on. It was inflated all the same.
    public boolean windowPassed() {
        return windowPassed;
    }

    private Inflater open() {
        Inflater open = inflater;
        if (open == null) {
            open = new Inflater(true);
            inflater = open;
            step = new byte[FIRST_STEP];
        }
        return open;
    }

    // What came out before a fault is added as far as there is room: so the cuts of the network
    // change nothing about what is found first, this fault or one in the message.
    private Result inflate(Inflater open, ByteBuffer in, MessageAssembler into) {
        open.setInput(in);
        while (true) {
            long before = open.getBytesWritten();
            boolean valid = fillStep(open);
            int length = (int) (open.getBytesWritten() - before);
            int fitting = Math.min(length, into.room());
            into.add(step, fitting);
            if (fitting < length) {
                return Result.TOO_BIG;
            }
            window.add(step, length);
            if (!valid) {
                return Result.INVALID;
            }
            if (open.finished()) {
                if (++restarts > MOST_RESTARTS) {
                    return Result.TOO_BIG;
                }
                restart(open, in);
            } else if (length < step.length && open.needsInput()) {
                return Result.INFLATED;
            } else if (length == 0) {
                return Result.INVALID; // It asks for a dictionary, which DEFLATE has not.
            }
            if (length == step.length && length < STEP) {
                step = new byte[Math.min(STEP, length * 4)];
            }
        }
    }

    // Also when it is not valid, the inflater counts what it has written.
    private boolean fillStep(Inflater open) {
        try {
            open.inflate(step);
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    // §7.2.3.4: a block with BFINAL set may end a message, or a part of one; the window stays.
    private void restart(Inflater open, ByteBuffer in) {
        open.reset();
        open.setDictionary(window.bytes(), 0, window.length());
        open.setInput(in);
    }

    /// Gives up the message at hand. With context takeover, those behind it are lost with it.
    public void abandon() {
        if (noContextTakeover || midStream) {
            release();
        } else {
            lost = true;
            free();
        }
    }

    /// Gives all memory back; a message that comes all the same is inflated as if it were the
    /// first.
    public void release() {
        lost = false;
        restarts = 0;
        free();
        window.clear();
    }

    /// Whether there is native memory that waits to be given back.
    boolean holdsMemory() {
        return inflater != null;
    }

    private void free() {
        if (check != null) {
            check.reset();
        }
        Inflater open = inflater;
        if (open != null) {
            inflater = null;
            step = new byte[0];
            open.end();
        }
    }
}
