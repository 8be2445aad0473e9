package framescope.protocol;

/// The order of fragments in one direction (RFC 6455 §5.4): a message is a data frame, or one
/// without FIN and its continuations, with control frames in between. Not thread-safe.
public final class FrameSequence {
    private Opcode message = Opcode.CONTINUATION;
    private boolean open;
    private boolean closed;
    private int fragments;
    private final int maxFragments;

    /// @param maxFragments the most frames that a message may come in, inclusive
    public FrameSequence(int maxFragments) {
        this.maxFragments = maxFragments;
    }

    /// Takes the next frame.
    ///
    /// @return the bits of the rules that its place breaks
    public long accept(int firstByte) {
        Opcode opcode = Opcode.ofCode(firstByte);
        if (opcode.isControl()) {
            closed |= opcode == Opcode.CLOSE;
            return 0;
        }
        // §5.5.1: no data frame may follow a Close frame.
        long broken = closed ? Rule.FRAME_AFTER_CLOSE.bit() : 0;
        boolean fin = (firstByte & 0x80) != 0;
        if (opcode == Opcode.CONTINUATION) {
            if (!open) {
                message = Opcode.CONTINUATION;
                return broken | Rule.CONTINUATION_WITHOUT_START.bit();
            }
        } else {
            if (open) {
                broken |= Rule.CONTINUATION_EXPECTED.bit();
            }
            message = opcode;
        }
        open = !fin;
        fragments = opcode == Opcode.CONTINUATION ? fragments + 1 : 1;
        return fragments > maxFragments ? broken | Rule.TOO_MANY_FRAGMENTS.bit() : broken;
    }

    /// How many frames of a message that has not ended have come; 0 between two messages.
    public int fragments() {
        return open ? fragments : 0;
    }

    /// What the message at hand is: the opcode of its first frame, Continuation when there was none.
    public Opcode message() {
        return message;
    }
}
