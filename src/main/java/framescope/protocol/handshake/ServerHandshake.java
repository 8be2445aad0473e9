package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ExtensionHeader.Extension;
import framescope.protocol.handshake.HandshakeAnswer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The server's side of the opening handshake (RFC 6455 §4.2): judges a request head and writes
/// the answer.
public final class ServerHandshake {
    // A page runs its own script and style and talks back to this server, and does nothing else.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src ws: wss: 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final HandshakeSettings settings;
    private final BooleanSupplier strict;

    /// Refuses every request that breaks a rule with a status.
    public ServerHandshake(HandshakeSettings settings) {
        this(settings, () -> true);
    }

    /// @param strict asked at each request: if not, one that breaks rules is answered all the same
    ///     unless one of them is final ([Rule#isFinal])
    public ServerHandshake(HandshakeSettings settings, BooleanSupplier strict) {
        this.settings = settings;
        this.strict = strict;
    }

    /// Answers a complete head.
    public HandshakeAnswer answer(HttpHead request) {
        RuleSet broken = RequestRules.judge(request);
        if (request.wellFormed()) {
            broken = broken.plus(judgeByPolicy(request, broken));
        }
        Optional<Rule> failing = RuleSet.firstFailing(broken.bits(), strict.getAsBoolean());
        if (failing.isPresent()) {
            return refuse(broken, failing.get());
        }
        if (!request.asksForWebSocket()) {
            return plain(request);
        }
        // Last of all: whoever says that it is not full has taken a connection more.
        if (settings.full().getAsBoolean()) {
            Rule full = Rule.TOO_MANY_CONNECTIONS;
            return refuse(broken.plus(List.of(full)), full);
        }
        return settings.twist().twist(request, upgrade(request, broken));
    }

    /// Answers bytes that never became a head.
    public HandshakeAnswer refuse(Rule rule) {
        return refuse(RuleSet.of(rule), rule);
    }

    // What is right by the RFC, and yet not for this server.
    private List<Rule> judgeByPolicy(HttpHead request, RuleSet already) {
        List<Rule> broken = new ArrayList<>();
        // RFC 9112 §3.2.2: an absolute-form target names a host as well.
        Stream<String> hosts =
                Stream.concat(request.values("Host").stream(), request.targetAuthority().stream());
        boolean readable = !already.contains(Rule.HOST_MALFORMED);
        if (readable && !hosts.allMatch(settings.hosts()::allows)) {
            broken.add(Rule.HOST_FOREIGN);
        }
        if (request.asksForWebSocket() && !settings.origins().test(request)) {
            broken.add(Rule.ORIGIN_REFUSED);
        }
        return broken;
    }

    // What may be broken without a refusal is told all the same.
    private HandshakeAnswer upgrade(HttpHead request, RuleSet broken) {
        AcceptKey accept = AcceptKey.of(request.header("Sec-WebSocket-Key").orElseThrow());
        List<String> wished = request.list("Sec-WebSocket-Protocol");
        // §4.2.2: one of the client's values, or no header at all.
        String subprotocol =
                settings.subprotocols().stream().filter(wished::contains).findFirst().orElse("");
        Optional<Deflate> deflate = deflate(request);
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
        head.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        appendHeader(head, "Sec-WebSocket-Accept", accept.accept());
        if (!subprotocol.isEmpty()) {
            appendHeader(head, "Sec-WebSocket-Protocol", subprotocol);
        }
        deflate.ifPresent(taken -> appendHeader(head, ExtensionHeader.NAME, taken.answer()));
        return new HandshakeAnswer(
                101,
                Bytes.utf8(head.append("\r\n").toString()),
                broken,
                subprotocol,
                AgreedExtensions.of(deflate.map(Deflate::agreed)),
                Kind.UPGRADED);
    }

    // RFC 7692 §5.1: the first offer that can be accepted; what can't be is passed over.
    private Optional<Deflate> deflate(HttpHead request) {
        ExtensionHeader offers = ExtensionHeader.of(request);
        // §9.1: what cannot be read offers nothing.
        List<Extension> readable = offers.wellFormed() ? offers.extensions() : List.of();
        return settings.deflate()
                .get()
                .flatMap(wish ->
                        readable.stream()
                                .map(DeflateOffer::offered)
                                .filter(offer -> offer.fault() == DeflateOffer.Fault.NONE)
                                .findFirst()
                                .map(offer -> agree(offer, wish)));
    }

    // RFC 7692 §7.1.1.2: a server may ask for it though the client has not offered it.
    private Deflate agree(DeflateOffer offer, DeflateParameters wish) {
        DeflateParameters agreed = offer.accept(wish);
        if (!agreed.clientNoContextTakeover() && !settings.window().getAsBoolean()) {
            agreed = agreed.withClientNoContextTakeover();
        }
        return new Deflate(agreed, offer.writeAnswer(agreed));
    }

    /// What is agreed on for permessage-deflate, and the header's value that says so.
    private record Deflate(DeflateParameters agreed, String answer) {}

    private static void appendHeader(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private HandshakeAnswer plain(HttpHead request) {
        return settings.pages()
                .page(request.path())
                .map(ServerHandshake::serve)
                .orElseGet(ServerHandshake::notFound);
    }

    private static HandshakeAnswer serve(PlainPages.Page page) {
        String more =
                "Content-Security-Policy: "
                        + CONTENT_SECURITY_POLICY
                        + "\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
                        + "Cross-Origin-Resource-Policy: same-origin\r\nCache-Control: no-store\r\n";
        Bytes response = response(200, more, page.mediaType(), page.body());
        return HandshakeAnswer.closing(200, response, RuleSet.NONE, Kind.PAGE);
    }

    private static HandshakeAnswer notFound() {
        Bytes body = Bytes.utf8("There is no such page. The test page is at /\n");
        return HandshakeAnswer.closing(404, text(404, "", body), RuleSet.NONE, Kind.REFUSED);
    }

    private static HandshakeAnswer refuse(RuleSet broken, Rule first) {
        StringBuilder body = new StringBuilder("The request was refused:\n");
        broken.rules().forEach(rule -> body.append("- ").append(rule.reason()).append('\n'));
        // RFC 9110 §15.5.22: 426 needs Upgrade; §15.5.6: 405 needs Allow.
        String more =
                switch (first.code()) {
                    case 426 -> "Upgrade: websocket\r\n";
                    case 405 -> "Allow: GET\r\n";
                    default -> "";
                };
        // §4.4: an answer to a wrong version names the right one, whatever else is wrong.
        if (broken.contains(Rule.VERSION_NOT_13)) {
            more += "Sec-WebSocket-Version: 13\r\n";
        }
        Bytes response = text(first.code(), more, Bytes.utf8(body.toString()));
        return HandshakeAnswer.closing(first.code(), response, broken, Kind.REFUSED);
    }

    private static Bytes text(int status, String more, Bytes body) {
        return response(status, more, "text/plain; charset=utf-8", body);
    }

    private static Bytes response(int status, String more, String mediaType, Bytes body) {
        String connection = status == 426 ? "Upgrade, close" : "close";
        String head =
                """
                HTTP/1.1 %d %s\r
                Connection: %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                %s\r
                """
                        .formatted(
                                status, phrase(status), connection, mediaType, body.length(), more);
        return Bytes.utf8(head).plus(body);
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 414 -> "URI Too Long";
            case 421 -> "Misdirected Request";
            case 426 -> "Upgrade Required";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> "Refused";
        };
    }
}
