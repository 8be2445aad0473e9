package framescope.protocol.connection;

import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateCoders;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What one peer writes, from its first byte to its last: a head, then frames, and at worst bytes
/// that are neither. The observer hears of each byte once. Not thread-safe.
final class IncomingStream {
    private static final long NONE = -1;

    private final Role role;
    private final Opening opening;
    private final DeflateCoders coders;
    private final Limits limits;
    private final FrameListener listener;
    private final EndpointObserver observer;
    private @Nullable FrameReader frames;

    // Offsets in the stream of the bytes that cannot be followed any more: what stands behind a
    // refused handshake stays unanswered, and what follows a frame without an end can't be read.
    private long strayStart = NONE;
    private long strayEnd;

    /// @param role who reads
    IncomingStream(
            Role role,
            Opening opening,
            DeflateCoders coders,
            Limits limits,
            FrameListener listener,
            EndpointObserver observer) {
        this.role = role;
        this.opening = opening;
        this.coders = coders;
        this.limits = limits;
        this.listener = listener;
        this.observer = observer;
    }

    /// Takes what belongs to the opening handshake, if that is not over, and leaves the rest in the
    /// buffer. §4.1: frames may stand in the same segment, right behind the head.
    ///
    /// @return whether the WebSocket is open with that, which it was not before
    boolean opensWith(ByteBuffer in) {
        if (opening.stage() != Opening.Stage.PENDING) {
            return false;
        }
        opening.receive(in);
        if (opening.stage() != Opening.Stage.OPENED) {
            return false;
        }
        frames =
                new FrameReader(
                        role, opening.extensions(), coders, limits, opening.length(), listener);
        return true;
    }

    /// Takes the rest.
    void read(ByteBuffer in) {
        FrameReader reader = frames;
        if (reader != null) {
            reader.read(in);
        }
        if (in.hasRemaining() && (reader == null || !reader.isPaused())) {
            keepStray(in, reader);
        }
    }

    /// Gives all memory back, and looks into no message any more.
    void cutOff() {
        if (frames != null) {
            frames.cutOff();
        }
    }

    /// Leaves what is behind the frame at hand in the buffer.
    void pause() {
        if (frames != null) {
            frames.pause();
        }
    }

    private void keepStray(ByteBuffer in, @Nullable FrameReader reader) {
        if (strayStart == NONE) {
            strayStart = reader == null ? opening.length() : reader.frameStart();
            strayEnd = reader == null ? opening.length() : reader.consumed();
        }
        strayEnd += in.remaining();
        in.position(in.limit());
    }

    /// Whether the peer has begun a frame and not ended it.
    boolean midFrame() {
        return frames != null && frames.midFrame();
    }

    /// How many frames there are of a message whose next frame is waited for; 0 otherwise.
    int framesOfWaitingMessage() {
        return frames == null ? 0 : frames.framesOfWaitingMessage();
    }

    /// Something outside of its bytes makes the frame at hand break a rule.
    void find(Rule rule) {
        if (frames != null) {
            frames.find(rule);
        }
    }

    /// Nothing may come for a while: as little memory is kept as can be.
    void rest() {
        if (frames != null) {
            frames.rest();
        }
    }

    /// Nothing may come for long: what is kept of messages is kept in as little memory as can be.
    ///
    /// @return whether that took work
    boolean pack() {
        return frames != null && frames.pack();
    }

    /// Nobody will be given a message any more.
    void letGo() {
        if (frames != null) {
            frames.letGo();
        }
    }

    /// Forgets what there is of a message and gives all memory back.
    void release() {
        if (frames != null) {
            frames.release();
        }
    }

    /// Nothing more will come: reports the bytes that became nothing whole.
    void end() {
        FrameReader reader = frames;
        if (strayStart != NONE) {
            long broken = reader == null ? 0 : reader.brokenSoFar();
            observer.unparsedReceived(strayStart, strayEnd - strayStart, broken);
        } else if (reader == null) {
            opening.end();
        } else if (reader.midFrame()) {
            // A frame whose end nobody can know is not cut short.
            long cutShort = reader.desynchronised() ? 0 : Rule.FRAME_CUT_SHORT.bit();
            long length = reader.consumed() - reader.frameStart();
            long broken = reader.brokenSoFar() | cutShort;
            observer.unparsedReceived(reader.frameStart(), length, broken);
        }
        release();
    }

    /// The stream offset of the first byte that the observer has not heard of yet.
    long unreportedStart() {
        if (strayStart != NONE) {
            return strayStart;
        }
        if (frames != null) {
            return frames.midFrame() ? frames.frameStart() : frames.consumed();
        }
        return opening.stage() == Opening.Stage.PENDING
                ? opening.unparsedStart()
                : opening.length();
    }
}
