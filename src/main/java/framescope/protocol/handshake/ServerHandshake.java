package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HandshakeAnswer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's side of the opening handshake (RFC 6455 §4.2): judges a request head and writes
/// the answer.
public final class ServerHandshake {
    // A page runs its own script and style and talks back to this server, and does nothing else.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src ws: wss: 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final HandshakeSettings settings;

    public ServerHandshake(HandshakeSettings settings) {
        this.settings = settings;
    }

    /// Answers a complete head.
    public HandshakeAnswer answer(HttpHead request) {
        if (!request.wellFormed()) {
            return refuse(RuleSet.of(Rule.HEAD_MALFORMED));
        }
        List<Rule> broken = judgeHttp(request);
        if (request.asksForWebSocket()) {
            broken.addAll(judgeUpgrade(request));
        } else if (!request.method().equals("GET")) {
            broken.add(Rule.METHOD_NOT_GET);
        }
        if (!broken.isEmpty()) {
            return refuse(RuleSet.of(broken.toArray(Rule[]::new)));
        }
        return request.asksForWebSocket() ? upgrade(request) : plain(request);
    }

    /// Answers bytes that never became a head.
    public HandshakeAnswer refuse(Rule rule) {
        return refuse(RuleSet.of(rule));
    }

    private List<Rule> judgeHttp(HttpHead request) {
        List<Rule> broken = new ArrayList<>();
        List<String> hosts = request.values("Host").toList();
        if (hosts.isEmpty()) {
            broken.add(Rule.HOST_MISSING);
        } else if (hosts.size() > 1) {
            broken.add(Rule.HOST_REPEATED);
        } else if (!settings.hosts().allows(hosts.getFirst())) {
            broken.add(Rule.HOST_FOREIGN);
        }
        // What we took for the next frame, a proxy on the way might take for a body.
        if (request.values("Content-Length").anyMatch(length -> !length.equals("0"))
                || request.values("Transfer-Encoding").findAny().isPresent()) {
            broken.add(Rule.BODY_ANNOUNCED);
        }
        return broken;
    }

    private List<Rule> judgeUpgrade(HttpHead request) {
        List<Rule> broken = new ArrayList<>();
        if (!request.method().equals("GET")) {
            broken.add(Rule.METHOD_NOT_GET);
        }
        if (!request.version().matches("HTTP/1\\.[1-9]")) {
            broken.add(Rule.HTTP_VERSION);
        }
        if (!request.hasToken("Upgrade", "websocket")) {
            broken.add(Rule.UPGRADE_MISSING);
        }
        if (!request.hasToken("Connection", "Upgrade")) {
            broken.add(Rule.CONNECTION_UPGRADE_MISSING);
        }
        List<String> keys = request.values("Sec-WebSocket-Key").toList();
        if (keys.isEmpty()) {
            broken.add(Rule.KEY_MISSING);
        } else if (keys.size() > 1) {
            broken.add(Rule.KEY_REPEATED);
        } else if (!AcceptKey.isWellFormed(keys.getFirst())) {
            broken.add(Rule.KEY_NOT_16_BYTES);
        }
        if (!request.header("Sec-WebSocket-Version").orElse("").equals("13")) {
            broken.add(Rule.VERSION_NOT_13);
        }
        if (!settings.origins().test(request)) {
            broken.add(Rule.ORIGIN_REFUSED);
        }
        if (settings.full().getAsBoolean()) {
            broken.add(Rule.TOO_MANY_CONNECTIONS);
        }
        return broken;
    }

    private HandshakeAnswer upgrade(HttpHead request) {
        AcceptKey accept = AcceptKey.of(request.header("Sec-WebSocket-Key").orElseThrow());
        List<String> wished = request.list("Sec-WebSocket-Protocol");
        // §4.2.2: one of the client's values, or no header at all.
        String subprotocol =
                settings.subprotocols().stream().filter(wished::contains).findFirst().orElse("");
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
        head.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        head.append("Sec-WebSocket-Accept: ").append(accept.accept()).append("\r\n");
        if (!subprotocol.isEmpty()) {
            head.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
        }
        return new HandshakeAnswer(
                101,
                Bytes.utf8(head.append("\r\n").toString()),
                RuleSet.NONE,
                subprotocol,
                Optional.empty(),
                Kind.UPGRADED);
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

    private static HandshakeAnswer refuse(RuleSet broken) {
        Rule first = RuleSet.firstFailing(broken.bits()).orElse(Rule.HEAD_MALFORMED);
        StringBuilder body = new StringBuilder("The request was refused:\n");
        broken.rules().forEach(rule -> body.append("- ").append(rule.reason()).append('\n'));
        // §4.4: an answer to a wrong version names the right one. RFC 9110 §15.5.6: 405 needs
        // Allow.
        String more =
                switch (first.code()) {
                    case 426 -> "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
                    case 405 -> "Allow: GET\r\n";
                    default -> "";
                };
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
