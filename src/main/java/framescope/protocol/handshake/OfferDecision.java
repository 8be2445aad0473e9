package framescope.protocol.handshake;

import framescope.protocol.handshake.ExtensionHeader.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of something that a client offered: a subprotocol or an extension.
public enum OfferDecision {
    /// The server agreed to it.
    ACCEPTED,
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
        List<OfferDecision> decisions = new ArrayList<>();
        for (Extension offer : ExtensionHeader.of(request).extensions()) {
            boolean taken = decisions.contains(ACCEPTED);
            decisions.add(
                    agreed.stream().anyMatch(answer -> !taken && answers(answer, offer))
                            ? ACCEPTED
                            : without(offer, response, !agreed.isEmpty()));
        }
        return decisions;
    }

    private static boolean answers(Extension answer, Extension offer) {
        DeflateOffer offered = DeflateOffer.offered(offer);
        return offered.fault() == DeflateOffer.Fault.NONE
                ? DeflateOffer.answered(answer).settles(offered).isPresent()
                : answer.name().equals(offer.name())
                        && offered.fault() == DeflateOffer.Fault.UNKNOWN_EXTENSION;
    }

    private static OfferDecision without(
            Extension offer, Optional<HttpHead> response, boolean another) {
        return switch (DeflateOffer.offered(offer).fault()) {
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
