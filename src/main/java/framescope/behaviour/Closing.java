package framescope.behaviour;

import java.util.Optional;
import java.util.OptionalInt;

/// How a connection comes to its end (RFC 6455 §7.1).
///
/// @param after when the server closes by itself
/// @param answers whether a Close frame is answered with one (§5.5.1)
/// @param dropAfter how many messages come in before the TCP connection is ended without a Close
///     frame, from 1 on
/// @param drop how that is done, by a rule too
public record Closing(Optional<After> after, boolean answers, OptionalInt dropAfter, Drop drop) {
    /// When the peer wishes, and as the RFC asks.
    public static final Closing USUAL =
            new Closing(Optional.empty(), true, OptionalInt.empty(), Drop.FIN);

    /// How a TCP connection is ended (RFC 9293 §3.6, §3.5.2).
    public enum Drop {
        /// In good order: what was sent still arrives.
        FIN,
        /// At once: the peer may lose what it has not read.
        RESET
    }

    /// The closing handshake that the server begins after so many messages (§7.1.2).
    ///
    /// @param messages how many have come in, from 1 on
    /// @param code any of 16 bits, one that must not travel as well
    /// @param reason at most 123 bytes of UTF-8
    public record After(int messages, int code, String reason) {}

    /// The same that answers Close frames, or not.
    public Closing answering(boolean answering) {
        return new Closing(after, answering, dropAfter, drop);
    }
}
