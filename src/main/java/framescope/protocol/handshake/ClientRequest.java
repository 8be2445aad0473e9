package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateParameters;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a client asks for in its opening handshake (RFC 6455 §4.1).
///
/// @param host with the port where it is not the scheme's own
/// @param target such as `/chat?room=1`
/// @param subprotocols those it speaks, the one it likes best first
/// @param deflate what it offers of permessage-deflate; empty when it does not speak it
public record ClientRequest(
        String host,
        String target,
        List<String> subprotocols,
        Optional<DeflateParameters> deflate) {
    /// The length of a nonce in bytes.
    public static final int NONCE_LENGTH = 16;

    /// A request for a target, without subprotocols and compression.
    public static ClientRequest of(String host, String target) {
        return new ClientRequest(host, target, List.of(), Optional.empty());
    }

    /// The same with this offer of permessage-deflate.
    public ClientRequest deflating(DeflateParameters offer) {
        return new ClientRequest(host, target, subprotocols, Optional.of(offer));
    }

    /// The head as it goes over the wire.
    ///
    /// @param nonce [#NONCE_LENGTH] bytes, chosen at random for each connection
    public HttpHead head(Bytes nonce) {
        StringBuilder head = new StringBuilder();
        head.append("GET ").append(target).append(" HTTP/1.1\r\nHost: ").append(host);
        head.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ");
        head.append(Base64.getEncoder().encodeToString(nonce.toArray()));
        head.append("\r\nSec-WebSocket-Version: 13\r\n");
        if (!subprotocols.isEmpty()) {
            head.append("Sec-WebSocket-Protocol: ").append(String.join(", ", subprotocols));
            head.append("\r\n");
        }
        deflate.ifPresent(parameters ->
                head.append(ExtensionHeader.NAME)
                        .append(": ")
                        .append(DeflateOffer.writeOffer(parameters))
                        .append("\r\n"));
        return HttpHead.parse(Bytes.utf8(head.append("\r\n").toString()));
    }
}
