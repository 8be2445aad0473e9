package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.MessageAssembler;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.Utf8Validator;
import framescope.protocol.deflate.MessageInflater;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Makes messages of the data frames of one direction, inflates the compressed ones, and judges
/// what they hold. Not thread-safe.
final class IncomingMessages {
    private final int frameLimit;
    private final int limit;
    private final MessageMemory memory;
    private final MessageAssembler assembler;
    private @Nullable MessageInflater inflater;
    private final Utf8Validator utf8 = new Utf8Validator();

    private boolean compressed;
    private boolean inflating;
    private boolean inflaterCounted;
    private boolean skipping;
    private boolean outOfMemory;
    private boolean wanted = true;
    private long announced;
    private long inflationFault;
    private @Nullable ByteBuffer whole;

    /// @param limits of a message hold for its bytes on the wire, and inflated
    /// @param inflater null where compression was not agreed on
    IncomingMessages(Limits limits, @Nullable MessageInflater inflater) {
        this.frameLimit = limits.frame();
        this.limit = limits.message();
        this.inflater = inflater;
        this.memory = limits.memory();
        this.assembler = new MessageAssembler(limit, memory);
    }

    /// Says that messages were left out, which compressed ones may refer to.
    void leftOut() {
        if (inflater != null) {
            inflater.release();
            inflater = inflater.behindAGap();
            endInflating();
        }
    }

    /// Lets compressed messages that are left out be inflated all the same, up to so many bytes in
    /// all, so that those behind them may refer to them.
    void skimUpTo(long bytes) {
        if (inflater != null) {
            inflater.skimUpTo(bytes);
        }
    }

    /// Begins a message, and forgets one that was not finished.
    ///
    /// @param rsv1 whether RSV1 is set on its first frame
    void begin(boolean rsv1) {
        if (inflater != null && (inflating || inflater.isSkimming())) {
            inflater.abandon();
        }
        endInflating();
        compressed = rsv1 && inflater != null;
        skipping = false;
        outOfMemory = false;
        announced = 0;
        utf8.reset();
        forget();
    }

    /// Takes the length that the header of a data frame declares, in bytes. Where that is too much
    /// for a frame, or makes the message too big, the message is left out from here on.
    ///
    /// @return the bits of the rules that it breaks
    long announce(long length) {
        announced += length;
        if (length > frameLimit || announced > limit || announced < 0) {
            leaveOut(false);
            return Rule.MESSAGE_TOO_BIG.bit();
        }
        return 0;
    }

    /// Takes a part of a data frame, unmasked, and fails fast.
    ///
    /// @param view another view of the buffer `in`, free to be moved
    /// @param ends whether the part ends its message: [#whole] then has it
    /// @return the bits of the rules that it breaks; [#inflationFault] comes behind them, and there
    ///     may be no memory left for it: [#isOutOfMemory]
    long accept(Opcode message, FrameDecoder frame, ByteBuffer in, ByteBuffer view, boolean ends) {
        inflationFault = 0;
        int from = frame.payloadFrom();
        int to = frame.payloadTo();
        if (skipping) {
            if (compressed && inflater != null) {
                inflater.skim(in, from, to, ends);
            }
            return 0;
        }
        if (compressed && inflater != null) {
            return inflate(inflater, message, in, from, to, ends);
        }
        if (!wanted) {
            return judge(message, in, from, to, ends);
        }
        if (ends && assembler.length() == 0) {
            whole = view.limit(to).position(from);
        } else if (assembler.add(in, from, to)) {
            whole = ends ? assembler.view() : null;
        } else {
            leaveOutForLackOfMemory(ends);
            return 0;
        }
        return judge(message, in, from, to, ends);
    }

    private long inflate(
            MessageInflater open, Opcode message, ByteBuffer in, int from, int to, boolean ends) {
        int before = assembler.length();
        inflating = true;
        MessageInflater.Result result = open.accept(in, from, to, ends, assembler);
        boolean sound = result == MessageInflater.Result.INFLATED;
        ByteBuffer inflated = assembler.view();
        long broken = judge(message, inflated, before, assembler.length(), ends && sound);
        inflationFault =
                switch (result) {
                    case INFLATED -> open.windowPassed() ? Rule.DEFLATE_WINDOW_PASSED.bit() : 0;
                    case INVALID -> Rule.DEFLATE_INVALID.bit();
                    case UNFINISHED -> Rule.DEFLATE_UNFINISHED.bit();
                    case TOO_BIG -> Rule.MESSAGE_TOO_BIG.bit();
                    case CONTEXT_LOST -> Rule.DEFLATE_CONTEXT_LOST.bit();
                    case NO_MEMORY -> 0;
                };
        if (sound && ends) {
            endInflating();
            whole = inflated;
        } else if (sound) {
            keepInflater();
        } else if (result == MessageInflater.Result.NO_MEMORY) {
            leaveOutForLackOfMemory(ends);
        } else if (result == MessageInflater.Result.TOO_BIG) {
            leaveOut(ends);
        } else {
            skip();
        }
        return broken;
    }

    // Until its message is whole an inflater is nobody else's, and many messages that go on take
    // many; so it counts, but not for a message that is whole at once.
    private void keepInflater() {
        if (!inflaterCounted) {
            inflaterCounted = memory.take(MessageInflater.BYTES_IN_USE);
            if (!inflaterCounted) {
                leaveOutForLackOfMemory(false);
            }
        }
    }

    private void endInflating() {
        inflating = false;
        if (inflaterCounted) {
            inflaterCounted = false;
            memory.giveBack(MessageInflater.BYTES_IN_USE);
        }
    }

    /// The bits of the rule that the last part breaks in its compression, behind all that could be
    /// inflated of it.
    long inflationFault() {
        return inflationFault;
    }

    private long judge(Opcode message, ByteBuffer bytes, int from, int to, boolean ends) {
        boolean valid =
                message != Opcode.TEXT
                        || utf8.accept(bytes, from, to) && (!ends || utf8.complete());
        return valid ? 0 : Rule.TEXT_NOT_UTF8.bit();
    }

    private void leaveOutForLackOfMemory(boolean ends) {
        outOfMemory = true;
        leaveOut(ends);
    }

    /// Whether the message at hand is left out because there is no memory left for messages.
    boolean isOutOfMemory() {
        return outOfMemory;
    }

    /// Leaves the message out from here on, and whatever refers to it.
    void skip() {
        dropRest();
        if (compressed && inflater != null) {
            inflater.abandon();
        }
    }

    private void leaveOut(boolean ends) {
        dropRest();
        if (compressed && inflater != null) {
            inflater.leaveOut(ends);
        }
    }

    private void dropRest() {
        skipping = true;
        endInflating();
        forget();
    }

    /// The message that the last part has made whole; null when there is none, or when it was left
    /// out. It holds until [#end].
    @Nullable ByteBuffer whole() {
        return whole;
    }

    /// Whether the message at hand is compressed.
    boolean isCompressed() {
        return compressed;
    }

    /// Nobody will be given a message any more: they are just judged, and kept only as far as that
    /// needs it.
    void letGo() {
        wanted = false;
        if (!compressed || skipping) {
            whole = null;
            forget();
        }
    }

    private void forget() {
        if (wanted) {
            assembler.clear();
        } else {
            assembler.release();
        }
    }

    /// Ends the message that was whole.
    void end() {
        whole = null;
        compressed = false;
        skipping = false;
        outOfMemory = false;
        announced = 0;
        forget();
    }

    /// None may come for a while: between two messages as little memory is kept as can be.
    void rest() {
        assembler.rest();
        if (inflater != null && !inflating) {
            inflater.rest();
        }
    }

    /// Nothing may come for long: what is kept of messages is kept in as little memory as can be.
    ///
    /// @return whether that took work
    boolean pack() {
        return inflater != null && !inflating && inflater.pack();
    }

    /// Forgets what there is of a message and gives all memory back.
    void release() {
        end();
        assembler.release();
        if (inflater != null) {
            inflater.release();
            endInflating();
        }
    }
}
