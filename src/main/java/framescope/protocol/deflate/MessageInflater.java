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
/// past its limit, so that a small message cannot take much memory. An inflater is lent by the
/// [DeflateCoders] with a message's first byte and given back with its last; in between two messages
/// just the bytes are kept that the next one may refer to. Not thread-safe.
///
/// Longer than most: all that depends on where an inflater stands within a message, taking parts,
/// beginning anew behind a final block, finishing, and skimming what is too large, is here.
public final class MessageInflater {
    /// What is kept between two messages for the next one to refer to, in bytes at the most.
    public static final int WINDOW_BYTES = SlidingWindow.SIZE;

    /// What inflating takes in the midst of a message, in bytes: outside of the heap the window of
    /// 32 KiB and what zlib knows of the block at hand, and the window once more.
    public static final int BYTES_IN_USE = 45 * 1024 + WINDOW_BYTES;

    private static final int STEP = 64 * 1024;
    private static final int FIRST_STEP = 1024;
    private static final int MOST_RESTARTS = 10_000;
    private static final int TAIL_LENGTH = 4;
    // §7.2.2: the four bytes that the sender has left out; and an empty block with BFINAL set.
    private static final byte[] END = {0, 0, (byte) 0xff, (byte) 0xff, 3, 0};
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final boolean noContextTakeover;
    private final boolean midStream;
    private final @Nullable WindowCheck check;
    private final DeflateCoders coders;
    private final SlidingWindow window;
    private @Nullable Inflater inflater;
    private ByteBuffer input = NOTHING;
    private long skimLeft;
    private boolean skimming;
    private int restarts;
    private boolean betweenBlocks;
    private boolean lost;
    private boolean windowPassed;

    /// What became of a part of a message.
    public enum Result {
        /// It was inflated.
        INFLATED,
        /// It is no DEFLATE data, or refers to bytes that never were.
        INVALID,
        /// The message ends in the midst of a block.
        UNFINISHED,
        /// It would pass the assembler's limit, or it ends and begins anew (BFINAL) without end.
        TOO_BIG,
        /// There is no memory left for messages.
        NO_MEMORY,
        /// An earlier message could not be inflated, or was not seen, and this one may refer to it.
        CONTEXT_LOST
    }

    /// An inflater that grants its sender the largest window.
    ///
    /// @param noContextTakeover whether each message stands for itself (§7.1.1)
    public MessageInflater(boolean noContextTakeover) {
        this(noContextTakeover, false, null, new DeflateCoders());
    }

    private MessageInflater(
            boolean noContextTakeover,
            boolean midStream,
            @Nullable WindowCheck check,
            DeflateCoders coders) {
        this.coders = coders;
        this.window = new SlidingWindow(coders);
        this.noContextTakeover = noContextTakeover;
        this.midStream = midStream;
        this.check = check;
    }

    /// An inflater that also watches whether a smaller window is kept to, where one was agreed on.
    ///
    /// @param sender whose messages are inflated
    /// @param coders those of the thread
    public static MessageInflater of(DeflateParameters agreed, Role sender, DeflateCoders coders) {
        int bits = agreed.windowBits(sender);
        boolean small = bits < DeflateParameters.MAX_WINDOW_BITS;
        return new MessageInflater(
                agreed.noContextTakeover(sender),
                false,
                small ? new WindowCheck(bits) : null,
                coders);
    }

    /// An inflater for somebody who has not seen the first messages, nor what was agreed on.
    ///
    /// A message that cannot be inflated may refer to one that was not seen:
    /// [Result#CONTEXT_LOST]. The next one is tried as if it were the first. What comes out is
    /// right all the same, since a message refers to bytes by their distance: either to ones that
    /// were seen, or to none that are there.
    ///
    /// @param coders those of the thread
    public static MessageInflater inMidStream(DeflateCoders coders) {
        return new MessageInflater(false, true, null, coders);
    }

    /// One [#inMidStream] with the same coders, to go on with where messages were left out.
    public MessageInflater behindAGap() {
        MessageInflater next = inMidStream(coders);
        next.skimLeft = skimLeft;
        return next;
    }

    /// Lets what is left out ([#leaveOut]) be inflated all the same, and thrown away, since messages
    /// behind it may refer to it.
    ///
    /// @param bytes how many that may be in all messages together: for what a bomb takes is time
    public void skimUpTo(long bytes) {
        skimLeft = bytes;
    }

    /// Takes a part of a message's payload, unmasked.
    ///
    /// What came out before a fault is in the assembler, as far as its limit allows. After anything
    /// but [Result#INFLATED] the rest of the message is to be left out: [#leaveOut] is to be called
    /// where there was no room for it, and else [#abandon].
    ///
    /// @param ends whether the part ends its message
    public Result accept(ByteBuffer buffer, int from, int to, boolean ends, MessageAssembler into) {
        windowPassed = false;
        if (lost) {
            return Result.CONTEXT_LOST;
        }
        Inflater open = take(buffer, from, to);
        Result result = inflate(open, into);
        if (result == Result.INFLATED && ends) {
            result = finish(open);
        }
        // Who has not seen the beginning cannot tell broken from unknown.
        boolean broken = result == Result.INVALID || result == Result.UNFINISHED;
        return midStream && broken ? Result.CONTEXT_LOST : result;
    }

    private Inflater take(ByteBuffer buffer, int from, int to) {
        if (check != null) {
            check.accept(buffer, from, to);
        }
        Inflater open = open();
        input = buffer.duplicate().limit(to).position(from);
        betweenBlocks &= !input.hasRemaining();
        open.setInput(input);
        return open;
    }

    /// Leaves out the rest of the message at hand, for which there is no room. As long as [#skimUpTo]
    /// allows it, the next message may refer to it; otherwise it is lost.
    ///
    /// @param ends whether the last part has ended the message
    public void leaveOut(boolean ends) {
        skimming = !noContextTakeover && !lost && skimLeft > 0;
        if (skimming) {
            drain(open(), ends);
        } else {
            abandon();
        }
    }

    /// Takes a further part of a message that is left out.
    ///
    /// @param ends whether the part ends its message
    public void skim(ByteBuffer buffer, int from, int to, boolean ends) {
        if (skimming) {
            drain(take(buffer, from, to), ends);
        }
    }

    private void drain(Inflater open, boolean ends) {
        Result result = inflate(open, null);
        if (result == Result.INFLATED && ends) {
            result = finish(open);
            skimming = false;
        }
        if (result != Result.INFLATED) {
            abandon();
        }
    }

    /// Whether there is more to come of a message that is left out.
    public boolean isSkimming() {
        return skimming;
    }

    // The tail is to be read as the length of an empty stored block, whose head stands in the
    // message: only then the end is there, or in the empty block behind it. A message that ends in
    // the midst of a block has the tail for code words or content instead.
    private Result finish(Inflater open) {
        if (!betweenBlocks) {
            open.setInput(END);
            long before = open.getBytesWritten();
            boolean valid = fillStep(open, coders.output(FIRST_STEP));
            int left = open.getRemaining();
            boolean atEnd = left == 0 || left == END.length - TAIL_LENGTH;
            if (!valid || !open.finished() || !atEnd || open.getBytesWritten() > before) {
                return Result.UNFINISHED;
            }
        }
        restarts = 0;
        if (check != null) {
            windowPassed = check.isPassed();
            check.reset();
        }
        giveBack();
        if (noContextTakeover) {
            window.clear();
        }
        return Result.INFLATED;
    }

    /// Whether the message that the last part has ended reaches farther back than the window that
    /// was agreed on. It was inflated all the same.
    public boolean windowPassed() {
        return windowPassed;
    }

    private Inflater open() {
        Inflater open = inflater;
        if (open == null) {
            open = coders.lendInflater();
            inflater = open;
            begin(open);
        }
        return open;
    }

    private void begin(Inflater open) {
        window.giveTo(open);
        betweenBlocks = true;
    }

    // What came out before a fault is added as far as there is room: so the cuts of the network
    // change nothing about what is found first, this fault or one in the message.
    private Result inflate(Inflater open, @Nullable MessageAssembler into) {
        byte[] step = coders.output(FIRST_STEP);
        while (true) {
            long before = open.getBytesWritten();
            boolean valid = fillStep(open, step);
            int length = (int) (open.getBytesWritten() - before);
            window.add(step, length);
            Result kept = keep(step, length, into);
            if (kept != Result.INFLATED) {
                return kept;
            }
            if (!valid) {
                return Result.INVALID;
            }
            if (open.finished()) {
                if (++restarts > MOST_RESTARTS) {
                    return Result.TOO_BIG;
                }
                // §7.2.3.4: a block with BFINAL set may end a message, or a part of one; the window
                // stays.
                open.reset();
                begin(open);
                betweenBlocks = !input.hasRemaining();
                open.setInput(input);
            } else if (length < step.length && open.needsInput()) {
                return Result.INFLATED;
            } else if (length == 0) {
                return Result.INVALID; // It asks for a dictionary, which DEFLATE has not.
            }
            if (length == step.length && length < STEP) {
                step = coders.output(Math.min(STEP, length * 4));
            }
        }
    }

    private Result keep(byte[] step, int length, @Nullable MessageAssembler into) {
        if (into == null) {
            skimLeft -= length;
            return skimLeft < 0 ? Result.TOO_BIG : Result.INFLATED;
        }
        int fitting = Math.min(length, into.room());
        if (!into.add(step, fitting)) {
            return Result.NO_MEMORY;
        }
        return fitting < length ? Result.TOO_BIG : Result.INFLATED;
    }

    // Also when it is not valid, the inflater counts what it has written.
    private static boolean fillStep(Inflater open, byte[] step) {
        try {
            open.inflate(step);
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    /// Gives up the message at hand. With context takeover, those behind it are lost with it.
    public void abandon() {
        skimming = false;
        if (noContextTakeover || midStream) {
            release();
        } else {
            lost = true;
            free();
            window.clear();
        }
    }

    /// No message is at hand, and none may come for a moment: keeps no more than what the next one
    /// may refer to.
    public void rest() {
        if (inflater == null) {
            window.trim();
        }
    }

    /// No message is at hand, and none may come for long: keeps what the next one may refer to in as
    /// little memory as it can.
    ///
    /// @return whether that took work: about a millisecond, and less when the next message comes
    public boolean pack() {
        return inflater == null && window.pack();
    }

    /// How many bytes it keeps of what was inflated.
    int windowCapacity() {
        return window.capacity();
    }

    /// Gives all memory back; a message that comes all the same is inflated as if it were the
    /// first.
    public void release() {
        lost = false;
        skimming = false;
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
        giveBack();
    }

    private void giveBack() {
        Inflater lent = inflater;
        if (lent != null) {
            inflater = null;
            input = NOTHING;
            coders.takeBack(lent);
        }
    }
}
