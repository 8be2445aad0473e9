package framescope.protocol.handshake;

import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Judges a request head by what HTTP and RFC 6455 §4.2.1 ask of it, whoever its server is.
public final class RequestRules {
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[1-9]");
    private static final Pattern PLAIN_VERSION = Pattern.compile("HTTP/1\\.[0-9]");

    private RequestRules() {}

    /// What a request breaks. One that asks for no upgrade is judged as plain HTTP.
    public static RuleSet judge(HttpHead request) {
        if (!request.wellFormed()) {
            return RuleSet.of(Rule.HEAD_MALFORMED);
        }
        List<Rule> broken = new ArrayList<>();
        boolean upgrade = request.asksForWebSocket();
        judgeHttp(request, upgrade, broken);
        if (upgrade) {
            judgeUpgrade(request, broken);
            judgeKeyAndVersion(request, broken);
            judgeOffers(request, broken);
        }
        return RuleSet.of(broken.toArray(Rule[]::new));
    }

    /// Whether an HTTP version, such as `HTTP/1.1`, is one that knows the upgrade to a WebSocket.
    static boolean isOfUpgrade(String version) {
        return VERSION.matcher(version).matches();
    }

    private static void judgeHttp(HttpHead request, boolean upgrade, List<Rule> broken) {
        boolean known =
                upgrade
                        ? isOfUpgrade(request.version())
                        : PLAIN_VERSION.matcher(request.version()).matches();
        if (!known) {
            broken.add(Rule.HTTP_VERSION);
        }
        if (!request.method().equals("GET")) {
            broken.add(Rule.METHOD_NOT_GET);
        } else if (!request.hasPathOrAddress()) {
            broken.add(Rule.TARGET_MALFORMED);
        }
        List<String> hosts = request.values("Host");
        if (hosts.isEmpty()) {
            broken.add(Rule.HOST_MISSING);
        } else if (hosts.size() > 1 || !HostAddress.isWellFormed(hosts.getFirst())) {
            broken.add(Rule.HOST_MALFORMED);
        }
        // What we took for the next frame, a proxy on the way might take for a body; so an upgrade
        // has no Content-Length at all.
        List<String> lengths = request.values("Content-Length");
        boolean none = lengths.isEmpty() || !upgrade && lengths.equals(List.of("0"));
        if (!none || request.header("Transfer-Encoding").isPresent()) {
            broken.add(Rule.BODY_ANNOUNCED);
        }
    }

    private static void judgeUpgrade(HttpHead request, List<Rule> broken) {
        if (request.target().indexOf('#') >= 0) {
            broken.add(Rule.TARGET_WITH_FRAGMENT);
        }
        if (!request.hasToken("Upgrade", "websocket")) {
            broken.add(Rule.UPGRADE_MISSING);
        }
        if (!request.hasToken("Connection", "Upgrade")) {
            broken.add(Rule.CONNECTION_UPGRADE_MISSING);
        }
    }

    private static void judgeKeyAndVersion(HttpHead request, List<Rule> broken) {
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.isEmpty()) {
            broken.add(Rule.KEY_MISSING);
        } else if (keys.size() > 1) {
            broken.add(Rule.KEY_REPEATED);
        } else if (!AcceptKey.isWellFormed(keys.getFirst())) {
            broken.add(Rule.KEY_NOT_16_BYTES);
        }
        List<String> versions = request.values("Sec-WebSocket-Version");
        if (versions.size() > 1) {
            broken.add(Rule.VERSION_REPEATED);
        } else if (!versions.equals(List.of("13"))) {
            broken.add(Rule.VERSION_NOT_13);
        }
    }

    private static void judgeOffers(HttpHead request, List<Rule> broken) {
        // §4.1 item 10, §4.3: one or more; each is a token, and none stands there twice.
        List<String> subprotocols = request.list("Sec-WebSocket-Protocol");
        boolean none =
                subprotocols.isEmpty() && request.header("Sec-WebSocket-Protocol").isPresent();
        if (none
                || new HashSet<>(subprotocols).size() < subprotocols.size()
                || !subprotocols.stream().allMatch(HttpHead::isToken)) {
            broken.add(Rule.SUBPROTOCOLS_MALFORMED);
        }
        ExtensionHeader extensions = ExtensionHeader.of(request);
        if (!extensions.wellFormed()) {
            broken.add(Rule.EXTENSIONS_MALFORMED);
        }
        if (extensions.extensions().stream()
                .filter(offer -> offer.name().equals(DeflateOffer.NAME))
                .anyMatch(
                        offer -> DeflateOffer.offered(offer).fault() != DeflateOffer.Fault.NONE)) {
            broken.add(Rule.DEFLATE_OFFER_MALFORMED);
        }
    }
}
