package framescope.protocol.connection;

import framescope.protocol.deflate.DeflateParameters;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The opening handshake as one end of a connection plays it (RFC 6455 §4). Not thread-safe.
sealed interface Opening permits ServerOpening, ClientOpening {
    /// How far it has come.
    enum Stage {
        /// The peer's head is not whole.
        PENDING,
        /// The WebSocket is open.
        OPENED,
        /// It never will be.
        REFUSED
    }

    /// Says what this end has to say first.
    void begin();

    /// Takes bytes up to the end of the peer's head, and leaves the rest in the buffer.
    void receive(ByteBuffer in);

    /// How far the handshake has come.
    Stage stage();

    /// What was agreed on for permessage-deflate; empty without it, and before the end.
    Optional<DeflateParameters> deflate();

    /// How many bytes of the peer's head were taken.
    long length();

    /// The peer's head has not become whole in time.
    void timeOut();

    /// The peer's stream has ended.
    void end();
}
