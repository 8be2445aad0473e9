package framescope.protocol.handshake;

import framescope.protocol.handshake.DeflateOffer.Fault;
import framescope.protocol.handshake.ExtensionHeader.Extension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of something that a client offered: a subprotocol or an extension.
public enum OfferDecision {
    /// The server agreed to it.
    ACCEPTED,
    /// The server agreed to it, and it is no extension that RFC 7692 defines.
    ACCEPTED_UNKNOWN,
    /// The server agreed to another one.
    PASSED_OVER,
    /// The server agreed to none, though it could have.
    DECLINED,
    /// The server refused the handshake as a whole.
    REFUSED,
    /// No response is known.
    UNANSWERED,
    /// It is no extension that RFC 7692 defines, and the server did not agree to it.
    UNKNOWN_EXTENSION,
    /// RFC 7692 §7.1: it has a parameter that is not defined.
    UNKNOWN_PARAMETER,
    /// RFC 7692 §7.1: it has a parameter twice.
    REPEATED_PARAMETER,
    /// RFC 7692 §7.1.1: it has a parameter with a value that may have none.
    UNEXPECTED_VALUE,
    /// RFC 7692 §7.1.2: a window's bits are no number from 8 to 15.
    WRONG_WINDOW_BITS;

    /// What became of each offer in a request's `Sec-WebSocket-Extensions`, in their order.
    public static List<OfferDecision> onExtensions(HttpHead request, Optional<HttpHead> response) {
        List<Extension> agreed =
                response.map(head -> ExtensionHeader.of(head).extensions()).orElse(List.of());
        Set<String> names = agreed.stream().map(Extension::name).collect(Collectors.toSet());
        Set<String> left = new HashSet<>(names);
        Optional<DeflateOffer> deflate =
                agreed.stream()
                        .filter(answer -> answer.name().equals(DeflateOffer.NAME))
                        .map(DeflateOffer::answered)
                        .findFirst();
        List<OfferDecision> decisions = new ArrayList<>();
        for (Extension each : ExtensionHeader.of(request).extensions()) {
            DeflateOffer offer = DeflateOffer.offered(each);
            boolean taken =
                    switch (offer.fault()) {
                        case NONE -> deflate.flatMap(answer -> answer.settles(offer)).isPresent();
                        case UNKNOWN_EXTENSION -> true;
                        default -> false;
                    };
            if (taken && left.remove(each.name())) {
                decisions.add(offer.fault() == Fault.NONE ? ACCEPTED : ACCEPTED_UNKNOWN);
            } else if (taken && names.contains(each.name())) {
                decisions.add(PASSED_OVER);
            } else {
                decisions.add(without(offer, response, !agreed.isEmpty()));
            }
        }
        return decisions;
    }

    private static OfferDecision without(
            DeflateOffer offer, Optional<HttpHead> response, boolean another) {
        return switch (offer.fault()) {
            case NONE -> without(response, another);
            case UNKNOWN_EXTENSION -> UNKNOWN_EXTENSION;
            case UNKNOWN_PARAMETER -> UNKNOWN_PARAMETER;
            case REPEATED_PARAMETER -> REPEATED_PARAMETER;
            case UNEXPECTED_VALUE -> UNEXPECTED_VALUE;
            case WRONG_WINDOW_BITS -> WRONG_WINDOW_BITS;
        };
    }

    /// What became of each offer in a request's `Sec-WebSocket-Protocol`, in their order.
    public static List<OfferDecision> onSubprotocols(
            HttpHead request, Optional<HttpHead> response) {
        Optional<String> agreed = response.flatMap(head -> head.header("Sec-WebSocket-Protocol"));
        return request.list("Sec-WebSocket-Protocol").stream()
                .map(offer ->
                        agreed.filter(offer::equals).isPresent()
                                ? ACCEPTED
                                : without(response, agreed.isPresent()))
                .toList();
    }

    private static OfferDecision without(Optional<HttpHead> response, boolean another) {
        if (response.isEmpty()) {
            return UNANSWERED;
        }
        if (response.get().status() != 101) {
            return REFUSED;
        }
        return another ? PASSED_OVER : DECLINED;
    }
}
