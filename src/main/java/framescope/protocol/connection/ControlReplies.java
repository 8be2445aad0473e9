package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameRules;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/// What an endpoint makes of the control frames that come (RFC 6455 §5.5): it judges them, and
/// answers Ping and Close as far as its [Manners] leave that to it. Not thread-safe.
final class ControlReplies {
    private final Role role;
    private final ClosingHandshake closing;
    private final ControlExchange controls;
    private final OutgoingStream outgoing;
    private final LongConsumer fail;
    private Manners manners = Manners.PROPER;

    /// @param role who answers
    /// @param outgoing where the answers go
    /// @param fail fails the connection for rules, by their bits, where that is the policy
    ControlReplies(
            Role role,
            ClosingHandshake closing,
            ControlExchange controls,
            OutgoingStream outgoing,
            LongConsumer fail) {
        this.role = role;
        this.closing = closing;
        this.controls = controls;
        this.outgoing = outgoing;
        this.fail = fail;
    }

    /// Which frames are answered, from the next one on; at first all.
    void setManners(Manners newManners) {
        manners = newManners;
    }

    /// A control frame has come.
    ///
    /// @param payload unmasked; the position stays
    /// @param acting whether anything is done about it; otherwise it is only judged
    /// @return the bits of the rules that it breaks
    long accept(Opcode opcode, ByteBuffer payload, boolean acting) {
        return switch (opcode) {
            case PING -> ping(payload, acting);
            case PONG -> pong(payload, acting);
            case CLOSE -> close(Bytes.copyOf(payload), acting);
            default -> 0;
        };
    }

    // §5.5.2: answered until the peer's own Close frame has come.
    private long ping(ByteBuffer payload, boolean acting) {
        if (acting) {
            if (!manners.equals(Manners.PROPER)) {
                controls.owePong(payload);
            }
            if (manners.answersPing(payload)) {
                controls.answeredAll();
                outgoing.pong(payload);
            }
        }
        return 0;
    }

    private long pong(ByteBuffer payload, boolean acting) {
        long broken = controls.pong(payload);
        if (acting) {
            manners.pongCame(payload);
        }
        return broken;
    }

    private long close(Bytes payload, boolean acting) {
        long faults = FrameRules.close(role, payload);
        long broken = controls.close(payload) | faults;
        if (acting) {
            fail.accept(faults);
            if (!closing.isSent() && manners.answersClose(payload)) {
                // §5.5.1: the answer typically echoes the status code that came; a wrong one is
                // not ours to repeat.
                boolean right = RuleSet.firstFailing(faults, true).isEmpty();
                outgoing.close(right ? payload : Bytes.EMPTY);
            }
        }
        return broken;
    }
}
