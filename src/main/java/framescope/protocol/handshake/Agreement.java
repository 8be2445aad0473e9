package framescope.protocol.handshake;

import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ExtensionHeader.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a response makes of a request (RFC 6455 §4.1), as a client or a third party sees it.
///
/// @param opened whether the WebSocket is open: status 101, and no rule broken
/// @param broken the rules that the response breaks
/// @param subprotocol the one agreed on; empty for none
/// @param extensions those agreed on
public record Agreement(
        boolean opened, RuleSet broken, String subprotocol, AgreedExtensions extensions) {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int BAD_REQUEST = 400;
    private static final int UPGRADE_REQUIRED = 426;
    private static final RuleSet JUST_THE_VERSION = RuleSet.of(Rule.VERSION_NOT_13);

    /// Judges a response by the request that it answers.
    public static Agreement between(HttpHead request, HttpHead response) {
        if (!response.wellFormed() || response.start() > 0) {
            return closed(RuleSet.of(Rule.HEAD_MALFORMED));
        }
        if (response.status() != SWITCHING_PROTOCOLS) {
            return closed(refusal(request, response));
        }
        List<Rule> broken = new ArrayList<>();
        judgeUpgrade(request, response, broken);
        String subprotocol = subprotocol(request, response, broken);
        AgreedExtensions extensions = extensions(request, response, broken);
        RuleSet rules = RuleSet.of(broken.toArray(Rule[]::new));
        return new Agreement(rules.isEmpty(), rules, subprotocol, extensions);
    }

    private static Agreement closed(RuleSet broken) {
        return new Agreement(false, broken, "", AgreedExtensions.NONE);
    }

    /// What was agreed on for permessage-deflate; empty without it.
    public Optional<DeflateParameters> deflate() {
        return extensions.deflate();
    }

    // §4.2.2, §4.4: who refuses a version names those that it would take.
    private static RuleSet refusal(HttpHead request, HttpHead response) {
        boolean silent =
                response.header("Sec-WebSocket-Version").isEmpty()
                        && refusesVersion(request, response.status());
        return silent ? JUST_THE_VERSION : RuleSet.NONE;
    }

    // 426 says so itself. 400 may have any reason, but there is one where nothing else is wrong
    // with
    // the request; any other status has a reason of its own.
    private static boolean refusesVersion(HttpHead request, int status) {
        return switch (status) {
            case UPGRADE_REQUIRED -> request.asksForWebSocket();
            case BAD_REQUEST ->
                    request.header("Sec-WebSocket-Version").isPresent()
                            && RequestRules.judge(request).equals(JUST_THE_VERSION);
            default -> false;
        };
    }

    private static void judgeUpgrade(HttpHead request, HttpHead response, List<Rule> broken) {
        // RFC 9110 §15.2.2: HTTP/1.0 knows no 101; in a response its version is the first word.
        if (!RequestRules.isOfUpgrade(response.method())) {
            broken.add(Rule.HTTP_VERSION);
        }
        // §4.1: nothing but that one value; a server speaks one protocol from here on.
        if (!response.hasToken("Upgrade", "websocket")) {
            broken.add(Rule.UPGRADE_MISSING);
        } else if (response.list("Upgrade").size() > 1) {
            broken.add(Rule.UPGRADE_TO_ANOTHER);
        }
        if (!response.hasToken("Connection", "Upgrade")) {
            broken.add(Rule.CONNECTION_UPGRADE_MISSING);
        }
        List<String> accepts = response.values("Sec-WebSocket-Accept");
        String key = request.header("Sec-WebSocket-Key").orElse("");
        if (accepts.isEmpty()) {
            broken.add(Rule.ACCEPT_MISSING);
        } else if (!accepts.equals(List.of(AcceptKey.of(key).accept()))) {
            broken.add(Rule.ACCEPT_WRONG);
        }
    }

    // §4.3: a token. §4.1: one of those offered, or none. §11.3.4: the header stands in a response
    // only once.
    private static String subprotocol(HttpHead request, HttpHead response, List<Rule> broken) {
        List<String> chosen = response.values("Sec-WebSocket-Protocol");
        if (chosen.isEmpty()) {
            return "";
        }
        if (!chosen.stream().allMatch(HttpHead::isToken)) {
            broken.add(Rule.SUBPROTOCOLS_MALFORMED);
        } else if (chosen.size() > 1
                || !request.list("Sec-WebSocket-Protocol").contains(chosen.getFirst())) {
            broken.add(Rule.SUBPROTOCOL_NOT_OFFERED);
        }
        return chosen.getFirst();
    }

    private static AgreedExtensions extensions(
            HttpHead request, HttpHead response, List<Rule> broken) {
        // §11.3.2: in a response the header stands only once.
        if (response.values(ExtensionHeader.NAME).size() > 1) {
            broken.add(Rule.EXTENSIONS_MALFORMED);
            return AgreedExtensions.NONE;
        }
        ExtensionHeader answer = ExtensionHeader.of(response);
        if (!answer.wellFormed()) {
            broken.add(Rule.EXTENSIONS_MALFORMED);
            return AgreedExtensions.NONE;
        }
        List<Extension> offers = ExtensionHeader.of(request).extensions();
        Set<String> names = offers.stream().map(Extension::name).collect(Collectors.toSet());
        if (!answer.extensions().stream().map(Extension::name).allMatch(names::contains)) {
            broken.add(Rule.EXTENSION_NOT_OFFERED);
            return AgreedExtensions.NONE;
        }
        // §9.1: there may be others beside it, in any order.
        List<Extension> deflates =
                answer.extensions().stream()
                        .filter(each -> each.name().equals(DeflateOffer.NAME))
                        .toList();
        Optional<DeflateParameters> settled =
                deflates.size() == 1 ? settled(offers, deflates.getFirst()) : Optional.empty();
        if (settled.isEmpty() && !deflates.isEmpty()) {
            broken.add(Rule.DEFLATE_ANSWER_WRONG);
        }
        return new AgreedExtensions(settled, deflates.size() < answer.extensions().size());
    }

    private static Optional<DeflateParameters> settled(List<Extension> offers, Extension answer) {
        DeflateOffer answered = DeflateOffer.answered(answer);
        return offers.stream()
                .map(DeflateOffer::offered)
                .filter(offer -> offer.fault() == DeflateOffer.Fault.NONE)
                .flatMap(offer -> answered.settles(offer).stream())
                .findFirst();
    }
}
