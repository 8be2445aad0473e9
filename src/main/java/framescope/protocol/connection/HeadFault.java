package framescope.protocol.connection;

import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HttpHeadDecoder;

/// What is wrong with bytes that became no head, for somebody who looks on: the same that the
/// endpoint has found which they were sent to (RFC 6455 §4.1, §4.2.1).
final class HeadFault {
    private static final RuleSet MALFORMED = RuleSet.of(Rule.HEAD_MALFORMED);
    private static final RuleSet TLS = RuleSet.of(Rule.TLS_ON_PLAIN_PORT);

    private HeadFault() {}

    /// Of bytes that no head can begin with. Nobody is blamed for passing limits that may not have
    /// been in force.
    static RuleSet of(Role sender, HttpHeadDecoder.Progress progress) {
        return switch (progress) {
            case TLS -> sender == Role.CLIENT ? TLS : MALFORMED;
            case NOT_HTTP -> MALFORMED;
            case TARGET_TOO_LONG, TOO_LONG, INCOMPLETE, COMPLETE -> RuleSet.NONE;
        };
    }

    /// Of a head that its sender has not ended.
    static RuleSet cutShort(Role sender, boolean beginsLikeTls) {
        return sender == Role.CLIENT && beginsLikeTls ? TLS : MALFORMED;
    }

    /// Of the beginning of a request that the server has answered with this status, which tells of
    /// the limits and the patience that it had.
    static RuleSet answeredBy(int status, boolean beginsLikeTls) {
        if (beginsLikeTls) {
            return TLS;
        }
        return switch (status) {
            case 408 -> RuleSet.of(Rule.HANDSHAKE_TIMED_OUT);
            case 414 -> RuleSet.of(Rule.TARGET_TOO_LONG);
            case 431 -> RuleSet.of(Rule.HEAD_TOO_LONG);
            default -> MALFORMED;
        };
    }
}
