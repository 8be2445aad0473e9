package framescope.compose;

import framescope.protocol.Opcode;
import java.util.Optional;

/// What matters of a client when it is told beforehand what it makes of bytes.
///
/// @param deflates whether permessage-deflate is agreed on with it
/// @param openMessage Text or Binary, when a message to it was begun and has not ended
public record Receiver(boolean deflates, Optional<Opcode> openMessage) {
    /// One on a fresh connection without compression.
    public static final Receiver FRESH = new Receiver(false, Optional.empty());

    /// One on a fresh connection.
    public static Receiver fresh(boolean deflates) {
        return new Receiver(deflates, Optional.empty());
    }
}
