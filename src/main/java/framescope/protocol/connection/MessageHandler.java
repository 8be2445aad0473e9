package framescope.protocol.connection;

import framescope.protocol.Opcode;
import java.nio.ByteBuffer;

/// What a program does with the messages that come in.
@FunctionalInterface
public interface MessageHandler {
    /// Takes a whole message.
    ///
    /// @param opcode Text or Binary
    /// @param payload what the message holds, from position to limit, unmasked; it holds only for
    ///     the time of this call
    /// @param sender answers on the same connection
    void message(Opcode opcode, ByteBuffer payload, MessageSender sender);
}
