package framescope.protocol.connection;

import framescope.protocol.handshake.HandshakeSettings;

/// What a server endpoint is told at its start.
///
/// @param maxHead the most bytes of a request head, inclusive
/// @param maxMessage the most bytes of a message put together from its frames, inclusive
public record EndpointSettings(HandshakeSettings handshake, int maxHead, int maxMessage) {
    /// 32 KiB.
    public static final int DEFAULT_MAX_HEAD = 32 * 1024;

    /// 16 MiB.
    public static final int DEFAULT_MAX_MESSAGE = 16 * 1024 * 1024;

    /// These handshake settings with the default limits.
    public static EndpointSettings of(HandshakeSettings handshake) {
        return new EndpointSettings(handshake, DEFAULT_MAX_HEAD, DEFAULT_MAX_MESSAGE);
    }
}
