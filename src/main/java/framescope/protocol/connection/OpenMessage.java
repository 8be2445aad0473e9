package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// A message that was begun to be sent and has not ended.
///
/// @param opcode Text or Binary
/// @param compressed whether its payload is not its content: it is compressed, or may be changed by an
///     extension that is not known here
/// @param begun the first bytes of a character that its text broke off within (RFC 6455 §8.1); empty
///     where it did not, and of what is no text, or compressed
public record OpenMessage(Opcode opcode, boolean compressed, Bytes begun) {
    /// One that is not compressed, and broke off between two characters, or is no text.
    public static OpenMessage of(Opcode opcode) {
        return new OpenMessage(opcode, false, Bytes.EMPTY);
    }
}
