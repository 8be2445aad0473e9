package framescope.protocol.connection;

import framescope.protocol.Opcode;
import java.nio.ByteBuffer;

/// Sends whole messages on a connection; only to be called on the thread that drives it.
@FunctionalInterface
public interface MessageSender {
    /// Sends one unfragmented message. After a Close frame was sent it does nothing.
    ///
    /// @param opcode Text or Binary
    /// @param payload from position to limit; the position stays
    void send(Opcode opcode, ByteBuffer payload);
}
