package framescope.protocol.connection;

/// The life of a connection (RFC 6455 §4.1, §7.1).
public enum ConnectionState {
    /// The opening handshake is not over.
    CONNECTING,
    /// Messages flow.
    OPEN,
    /// A Close frame went or came.
    CLOSING,
    /// Nothing will follow.
    CLOSED
}
