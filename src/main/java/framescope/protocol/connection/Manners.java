package framescope.protocol.connection;

import framescope.protocol.Bytes;
import java.nio.ByteBuffer;

/// Which control frames an endpoint answers by itself, and who else hears of them. Where it leaves
/// one to whoever drives it, nothing is sent unless that one does. Called on the thread that drives
/// the endpoint.
public interface Manners {
    /// Answers all that the RFC asks for.
    Manners PROPER = new Manners() {};

    /// A Ping came that is to be answered (RFC 6455 §5.5.2).
    ///
    /// @param payload unmasked, for the time of this call only
    /// @return whether the endpoint answers it, at once and with a copy of the payload
    default boolean answersPing(ByteBuffer payload) {
        return true;
    }

    /// A Pong came (§5.5.3), whether it was asked for or not; nothing is owed for it.
    ///
    /// @param payload unmasked, for the time of this call only
    default void pongCame(ByteBuffer payload) {}

    /// A Close frame came while none was sent (§5.5.1).
    ///
    /// @param payload unmasked
    /// @return whether the endpoint answers it with a Close frame
    default boolean answersClose(Bytes payload) {
        return true;
    }
}
