package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// A message that was begun to be sent and has not ended.
///
/// @param opcode Text or Binary
/// @param begun the first bytes of a character that its text broke off within (RFC 6455 §8.1); empty
///     where it did not, and of what is no text
public record OpenMessage(Opcode opcode, Bytes begun) {
    /// One that broke off between two characters, or is no text.
    public static OpenMessage of(Opcode opcode) {
        return new OpenMessage(opcode, Bytes.EMPTY);
    }
}
