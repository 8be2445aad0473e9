package framescope.protocol.connection;

import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Bytes of an end's stream that are part of no frame and no head: a range that grows until it is
/// told of, and what is known of where frames go on behind it. Not thread-safe.
final class LostBytes {
    private static final long UNKNOWN = -1;

    private final @Nullable FrameSearch search;
    private final long start;
    private long end;
    private long broken;
    private long payloadLeft;

    private LostBytes(long start, @Nullable FrameSearch search, long payloadLeft) {
        this.start = start;
        this.end = start;
        this.search = search;
        this.payloadLeft = payloadLeft;
    }

    /// The stream cannot be followed any more, whatever comes.
    ///
    /// @param start stream offset of the first byte that nobody was told of
    /// @param end and behind the last
    /// @param broken bits of the rules that these bytes break
    static LostBytes forGood(long start, long end, long broken) {
        LostBytes lost = new LostBytes(start, null, UNKNOWN);
        lost.end = end;
        lost.broken = broken;
        return lost;
    }

    /// Frames go on somewhere behind a gap.
    static LostBytes before(long start, FrameSearch search) {
        return new LostBytes(start, search, UNKNOWN);
    }

    /// Frames go on behind the rest of a payload.
    ///
    /// @param payloadLeft how many bytes of it there are
    static LostBytes ofPayload(long start, long payloadLeft) {
        return new LostBytes(start, null, payloadLeft);
    }

    /// Whether frames never go on.
    boolean isForGood() {
        return search == null && payloadLeft == UNKNOWN;
    }

    /// Takes all that comes until frames go on, and what comes next where they never do.
    ///
    /// @return from the first frame on, what there is; null while there is none
    @Nullable ByteBuffer accept(ByteBuffer in) {
        if (payloadLeft != UNKNOWN) {
            int part = (int) Math.min(payloadLeft, in.remaining());
            in.position(in.position() + part);
            end += part;
            payloadLeft -= part;
            return in.hasRemaining() ? in : null;
        }
        end += in.remaining();
        if (search == null) {
            in.position(in.limit());
        } else if (search.accept(in)) {
            ByteBuffer frames = search.found();
            end -= frames.remaining();
            return frames;
        }
        return null;
    }

    /// How many bytes of a payload are still to come before frames go on; empty where that is not
    /// known.
    OptionalLong payloadLeft() {
        return payloadLeft == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(payloadLeft);
    }

    /// The stream offset of the first byte.
    long start() {
        return start;
    }

    /// The stream offset behind the last.
    long end() {
        return end;
    }

    /// Tells of them, if there are any.
    ///
    /// @param more bits of further rules that they break
    void tell(Role sender, TapObserver observer, long more) {
        if (end > start) {
            observer.unparsedSeen(sender, start, end - start, broken | more);
        }
    }
}
