package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which Close frames went and came (RFC 6455 §7.1). Not thread-safe.
final class ClosingHandshake {
    private final Role role;
    private boolean sent;
    private boolean received;
    private @Nullable Role initiator;
    private int code = CloseCode.ABNORMAL;

    /// @param role whose end of the connection this is
    ClosingHandshake(Role role) {
        this.role = role;
    }

    /// A Close frame with this payload was sent.
    void sent(Bytes payload) {
        sent = true;
        note(role, payload);
    }

    /// A Close frame with this payload, unmasked, came.
    void received(Bytes payload) {
        received = true;
        note(role.peer(), payload);
    }

    // §7.1.5: the code of the first Close frame is the connection's.
    private void note(Role sender, Bytes payload) {
        if (initiator == null) {
            initiator = sender;
            code = ClosePayload.read(payload).map(ClosePayload::code).orElse(CloseCode.NO_STATUS);
        }
    }

    /// Whether a Close frame with this payload, sent now, has to come behind the Pongs that its
    /// sender owes (§5.5.2). One that fails the connection has not: nothing is processed any more
    /// (§7.1.7).
    boolean owesPongs(Bytes payload) {
        boolean fails =
                ClosePayload.read(payload)
                        .filter(close -> CloseCode.meansFailure(close.code()))
                        .isPresent();
        return !isBegun() && !fails;
    }

    boolean isSent() {
        return sent;
    }

    boolean isReceived() {
        return received;
    }

    boolean isBegun() {
        return sent || received;
    }

    boolean isComplete() {
        return sent && received;
    }

    /// Rules that only the end of the connection shows to be broken: a Ping that was never
    /// answered, where no Close frame excuses that (§5.5.2), and a Close frame that never was
    /// (§5.5.1). One that fails the connection asks for no answer.
    ///
    /// @param pingWaits whether a Ping waits for its Pong
    RuleSet brokenAtEnd(boolean pingWaits) {
        if (!isBegun()) {
            return pingWaits ? RuleSet.of(Rule.PING_UNANSWERED) : RuleSet.NONE;
        }
        boolean unanswered = !isComplete() && !CloseCode.meansFailure(code);
        return unanswered ? RuleSet.of(Rule.CLOSE_UNANSWERED) : RuleSet.NONE;
    }

    /// How the connection ended, or would if it ended now. §7.1.4: clean is what both ends agreed
    /// on with a Close frame, for whatever reason.
    CloseSummary summary() {
        return new CloseSummary(Optional.ofNullable(initiator), code, isComplete());
    }
}
