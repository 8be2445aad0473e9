package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameRules;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a [WebSocketTap] makes of the frames of one end: judges them, with those of the other end
/// where they answer each other, and tells of them. Not thread-safe.
final class TappedFrames implements FrameListener {
    /// Nobody is blamed for passing limits that may not have been in force.
    static final long TOO_BIG = Rule.MESSAGE_TOO_BIG.bit();

    private final Role sender;
    private final ClosingHandshake closing;
    private final TapObserver observer;
    private final BooleanSupplier compressed;
    private final PendingPings pings = new PendingPings();
    private @Nullable TappedFrames other;
    private boolean pingSeen = true;
    private boolean messageSeen = true;
    private boolean complete = true;
    private boolean limitPassed;

    /// @param sender whose frames they are
    /// @param closing takes note of the Close frames of both ends, as the server does
    /// @param compressed whether the message at hand is compressed
    TappedFrames(
            Role sender,
            ClosingHandshake closing,
            TapObserver observer,
            BooleanSupplier compressed) {
        this.sender = sender;
        this.closing = closing;
        this.observer = observer;
        this.compressed = compressed;
    }

    /// Makes two the ends of one connection.
    void listenBeside(TappedFrames otherEnd) {
        other = otherEnd;
        otherEnd.other = this;
    }

    /// Frames were left out: what only those could tell is not judged.
    void leftOut() {
        pingSeen = false;
        messageSeen = false;
    }

    /// Bytes are missing, so a frame may be that would have answered another.
    void missed() {
        complete = false;
    }

    /// Whether no bytes are missing.
    boolean isComplete() {
        return complete;
    }

    /// Whether a Ping of this end waits for its Pong.
    boolean awaitsPong() {
        return !pings.isEmpty();
    }

    @Override
    public boolean acting() {
        return true;
    }

    @Override
    public void broken(long rules) {}

    // Its frames are seen all the same; only the message is not put together.
    @Override
    public void outOfMemory() {}

    @Override
    public long control(Opcode opcode, ByteBuffer payload) {
        return switch (opcode) {
            case PING -> {
                pings.sent(Bytes.copyOf(payload));
                pingSeen = true;
                yield 0;
            }
            case PONG -> other == null ? 0 : other.answered(payload);
            case CLOSE -> close(Bytes.copyOf(payload));
            default -> 0;
        };
    }

    private long answered(ByteBuffer pong) {
        long broken = pings.judge(pong);
        return pingSeen ? broken : 0;
    }

    private long close(Bytes payload) {
        boolean waiting = other != null && other.awaitsPong() && complete && other.complete;
        boolean owesPong = waiting && closing.owesPongs(payload);
        if (sender == Role.SERVER) {
            closing.sent(payload);
        } else {
            closing.received(payload);
        }
        long broken = owesPong ? Rule.PING_UNANSWERED.bit() : 0;
        return broken | FrameRules.close(sender.peer(), payload);
    }

    @Override
    public void inflated(ByteBuffer payload) {
        observer.inflatedSeen(sender, payload);
    }

    @Override
    public void message(Opcode opcode, ByteBuffer payload) {}

    @Override
    public void frame(FrameDecoder frame, long broken, Opcode message) {
        long judged = broken & ~TOO_BIG;
        if (!messageSeen) {
            messageSeen = message != Opcode.CONTINUATION;
            judged &= ~Rule.CONTINUATION_WITHOUT_START.bit();
        }
        observer.frameSeen(sender, frame.frameStart(), frame, judged, message);
        int opcode = frame.firstByte() & 0x0f;
        if (opcode == Opcode.TEXT.code() || opcode == Opcode.BINARY.code()) {
            limitPassed = false;
        }
        if ((broken & TOO_BIG) != 0 && !limitPassed && compressed.getAsBoolean()) {
            limitPassed = true;
            observer.tooLargeToInflate(sender);
        }
    }
}
