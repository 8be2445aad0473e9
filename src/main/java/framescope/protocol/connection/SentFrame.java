package framescope.protocol.connection;

import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;

/// A frame of a [Transmission] as its receiver would judge it.
///
/// @param broken bits of a [framescope.protocol.RuleSet]
/// @param message the opcode of the message that a data frame belongs to
public record SentFrame(OutgoingFrame frame, long broken, Opcode message) {
    /// The same, breaking these rules too.
    SentFrame breaking(RuleSet more) {
        return new SentFrame(frame, broken | more.bits(), message);
    }
}
