package framescope.protocol.handshake;

import java.util.List;

/// What a server makes of an opening handshake.
///
/// @param subprotocols those it speaks, the one it likes best first (RFC 6455 §1.9)
/// @param origins whom it lets in
/// @param pages what it answers to a request that asks for no upgrade
public record HandshakeSettings(
        List<String> subprotocols, OriginPolicy origins, PlainPages pages) {}
