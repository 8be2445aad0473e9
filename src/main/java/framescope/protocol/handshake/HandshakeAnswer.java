package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import java.util.Optional;

/// What a server answers to a request head.
///
/// @param status the HTTP status: 101 opens the WebSocket
/// @param response the bytes of the whole answer, body included
/// @param broken the rules that the request breaks; they belong to the request, not to the answer
/// @param brokenByAnswer the rules that the answer itself breaks, on purpose
/// @param subprotocol the one agreed on; empty for none
/// @param extensions those agreed on
/// @param kind what became of the request
public record HandshakeAnswer(
        int status,
        Bytes response,
        RuleSet broken,
        RuleSet brokenByAnswer,
        String subprotocol,
        AgreedExtensions extensions,
        Kind kind) {

    /// An answer that is right.
    public HandshakeAnswer(
            int status,
            Bytes response,
            RuleSet broken,
            String subprotocol,
            AgreedExtensions extensions,
            Kind kind) {
        this(status, response, broken, RuleSet.NONE, subprotocol, extensions, kind);
    }

    /// An answer that opens no WebSocket.
    static HandshakeAnswer closing(int status, Bytes response, RuleSet broken, Kind kind) {
        return new HandshakeAnswer(status, response, broken, "", AgreedExtensions.NONE, kind);
    }

    /// An answer to a right request that opens no WebSocket all the same.
    ///
    /// @param brokenByAnswer see [#brokenByAnswer]
    public static HandshakeAnswer refused(int status, Bytes response, RuleSet brokenByAnswer) {
        return new HandshakeAnswer(
                status,
                response,
                RuleSet.NONE,
                brokenByAnswer,
                "",
                AgreedExtensions.NONE,
                Kind.REFUSED);
    }

    /// What was agreed on for permessage-deflate; empty without it.
    public Optional<DeflateParameters> deflate() {
        return extensions.deflate();
    }

    /// What became of a request.
    public enum Kind {
        /// The WebSocket is open.
        UPGRADED,
        /// It was no opening handshake, and one of our own pages went out.
        PAGE,
        /// It was refused.
        REFUSED
    }
}
