package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import java.nio.ByteBuffer;

/// The control frames of a connection as one end sees them (RFC 6455 §5.5): Pings that wait for
/// their Pong, and the closing handshake. It judges those that come. Not thread-safe.
final class ControlExchange {
    private final PendingPings pings = new PendingPings();
    private final ClosingHandshake closing;

    /// @param closing takes note of the Close frames
    ControlExchange(ClosingHandshake closing) {
        this.closing = closing;
    }

    /// A frame went out.
    ///
    /// @param payload before masking
    void sent(Opcode opcode, Bytes payload) {
        switch (opcode) {
            case CLOSE -> closing.sent(payload);
            case PING -> pings.sent(payload);
            default -> {}
        }
    }

    /// A Pong came.
    ///
    /// @return the bits of the rules that it breaks
    long pong(ByteBuffer payload) {
        // §5.5.3: it may come unasked, as a heartbeat of one direction.
        return pings.answered(payload) ? 0 : Rule.PONG_UNSOLICITED.bit();
    }

    /// A Close frame came.
    ///
    /// @return the bits of the rules that it breaks by coming now
    long close(Bytes payload) {
        boolean unanswered = !closing.isBegun() && !pings.isEmpty();
        closing.received(payload);
        return unanswered ? Rule.PING_UNANSWERED.bit() : 0;
    }

    /// Rules that only the end of the connection shows to be broken: a Ping that was never
    /// answered, where no Close frame excuses that (§5.5.2).
    RuleSet brokenAtEnd() {
        boolean unanswered = !closing.isBegun() && !pings.isEmpty();
        return unanswered ? RuleSet.of(Rule.PING_UNANSWERED) : RuleSet.NONE;
    }
}
