package framescope.protocol.handshake;

import framescope.protocol.deflate.DeflateParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a server makes of an opening handshake.
///
/// @param subprotocols those it speaks, the one it likes best first (RFC 6455 §1.9)
/// @param deflate what it would like of permessage-deflate where a client offers it; empty when it
///     does not speak it; asked at each handshake, so that it may change meanwhile
/// @param hosts the names it answers to
/// @param origins which requests it lets in for the page they come from (see [OriginPolicy])
/// @param pages what it answers to a request that asks for no upgrade
/// @param full whether it takes no further connection; asked last, of a request that opens a
///     WebSocket otherwise, so that whoever says no can count it
/// @param window whether there is memory for what is inflated of a client's messages to be kept
///     for those behind them; asked where that would be agreed on. If not, each is to stand for
///     itself (`client_no_context_takeover`)
/// @param twist what becomes of an answer that opens a WebSocket
public record HandshakeSettings(
        List<String> subprotocols,
        Supplier<Optional<DeflateParameters>> deflate,
        HostPolicy hosts,
        Predicate<HttpHead> origins,
        PlainPages pages,
        BooleanSupplier full,
        BooleanSupplier window,
        AnswerTwist twist) {

    /// The same for a server that is full at times.
    public HandshakeSettings refusingWhile(BooleanSupplier newFull) {
        return new HandshakeSettings(
                subprotocols, deflate, hosts, origins, pages, newFull, window, twist);
    }

    /// The same for a server that has no memory at times for what messages of a client may refer to.
    public HandshakeSettings keepingWindowsWhile(BooleanSupplier newWindow) {
        return new HandshakeSettings(
                subprotocols, deflate, hosts, origins, pages, full, newWindow, twist);
    }

    /// The same for a server that changes its answers on purpose.
    public HandshakeSettings twisting(AnswerTwist newTwist) {
        return new HandshakeSettings(
                subprotocols, deflate, hosts, origins, pages, full, window, newTwist);
    }

    /// The same with other wishes for permessage-deflate.
    public HandshakeSettings deflating(DeflateParameters wish) {
        return new HandshakeSettings(
                subprotocols, () -> Optional.of(wish), hosts, origins, pages, full, window, twist);
    }

    /// Settings of a server that knows loopback hosts and origins only, does not compress, and is
    /// never full.
    public static HandshakeSettings local(List<String> subprotocols, PlainPages pages) {
        return new HandshakeSettings(
                subprotocols,
                Optional::empty,
                HostPolicy.LOOPBACK_ONLY,
                OriginPolicy.LOOPBACK_ONLY::allows,
                pages,
                () -> false,
                () -> true,
                AnswerTwist.NONE);
    }
}
