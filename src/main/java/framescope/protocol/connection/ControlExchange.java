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
    private final PendingPings owed = new PendingPings();
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

    /// A Ping came that is not answered at once, and maybe never.
    void owePong(ByteBuffer payload) {
        owed.sent(Bytes.copyOf(payload));
    }

    /// A Ping was answered at once, and those before it with that (RFC 6455 §5.5.3).
    void answeredAll() {
        owed.clear();
    }

    /// Judges a frame of ours that is about to go out as the peer must judge it.
    ///
    /// @param payload before masking
    /// @return the bits of the rules that it breaks
    long judgeOwn(Opcode opcode, Bytes payload) {
        return switch (opcode) {
            case PONG -> owed.judge(payload.buffer());
            case CLOSE -> unanswered(owed, payload);
            default -> 0;
        };
    }

    /// A Pong came.
    ///
    /// @return the bits of the rules that it breaks
    long pong(ByteBuffer payload) {
        return pings.judge(payload);
    }

    /// A Close frame came.
    ///
    /// @return the bits of the rules that it breaks by coming now
    long close(Bytes payload) {
        long broken = unanswered(pings, payload);
        closing.received(payload);
        return broken;
    }

    private long unanswered(PendingPings waiting, Bytes close) {
        return !waiting.isEmpty() && closing.owesPongs(close) ? Rule.PING_UNANSWERED.bit() : 0;
    }

    /// Rules that only the end of the connection shows to be broken.
    RuleSet brokenAtEnd() {
        return closing.brokenAtEnd(!pings.isEmpty() || !owed.isEmpty());
    }
}
