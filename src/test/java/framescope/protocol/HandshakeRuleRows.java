package framescope.protocol;

import static framescope.protocol.RuleTable.row;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Conversation;

/// The rows of [RuleTable] about requests of the opening handshake (RFC 6455 §4.2.1).
final class HandshakeRuleRows {
    private HandshakeRuleRows() {}

    /// Adds them.
    static void add() {
        heads(Rule.HEAD_MALFORMED, with("Upgrade:", "Upgrade :"), Conversation.REQUEST);
        row(
                Rule.TLS_ON_PLAIN_PORT,
                talk -> talk.arrives(hex("16 03 01 00 04 01 00 00 00 # the shortest ClientHello")),
                talk -> talk.arrives(Conversation.REQUEST));
        heads(Rule.HEAD_TOO_LONG, requestOf(RuleTable.MAX_HEAD + 1), requestOf(RuleTable.MAX_HEAD));
        heads(Rule.METHOD_NOT_GET, with("GET", "POST"), Conversation.REQUEST);
        heads(Rule.TARGET_TOO_LONG, targetOf(RuleTable.MAX_LINE + 1), targetOf(RuleTable.MAX_LINE));
        row(
                Rule.HANDSHAKE_TIMED_OUT,
                talk -> {
                    talk.arrives("GET / HTTP/1.1\r\n");
                    talk.endpoint().timeOutHandshake();
                },
                talk -> {
                    talk.arrives(Conversation.REQUEST);
                    talk.endpoint().timeOutHandshake();
                });
        heads(
                Rule.HOST_MALFORMED,
                with("Host: 127.0.0.1:8000", "Host: 127.0.0.1:80a"),
                with("Host: 127.0.0.1:8000", "Host: 127.0.0.1:"));
        heads(
                Rule.HOST_FOREIGN,
                with("Host: ", "Host: rebound.example\r\nX-Host: "),
                with("Host: ", "Host: LocalHost:1\r\nX-Host: "));
        heads(
                Rule.BODY_ANNOUNCED,
                with("Host:", "Content-Length: 0\r\nHost:"),
                with("Host:", "X-Content-Length: 0\r\nHost:"));
        heads(
                Rule.KEY_REPEATED,
                with("Upgrade:", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade:"),
                with("Upgrade:", "X-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade:"));
        row(
                Rule.TOO_MANY_CONNECTIONS,
                talk -> {
                    RuleTable.fill();
                    talk.arrives(Conversation.REQUEST);
                },
                talk -> talk.arrives(Conversation.REQUEST));
        heads(Rule.HTTP_VERSION, with("HTTP/1.1", "HTTP/1.0"), Conversation.REQUEST);
        heads(Rule.HOST_MISSING, with("Host:", "X-Host:"), with("Host:", "HOST:"));
        heads(
                Rule.UPGRADE_MISSING,
                with("Upgrade: websocket", "Upgrade: websocket2"),
                with("Upgrade: websocket", "Upgrade: h2c, WebSocket"));
        heads(
                Rule.CONNECTION_UPGRADE_MISSING,
                with("Connection: Upgrade", "Connection: keep-alive"),
                with("Connection: Upgrade", "Connection: keep-alive, upgrade"));
        heads(
                Rule.KEY_MISSING,
                with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""),
                Conversation.REQUEST);
        heads(
                Rule.KEY_NOT_16_BYTES,
                with("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j"), // 15 bytes
                with("dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA=="));
        heads(Rule.VERSION_NOT_13, with("Version: 13", "Version: 12"), Conversation.REQUEST);
        heads(
                Rule.VERSION_REPEATED,
                with("Upgrade:", "Sec-WebSocket-Version: 13\r\nUpgrade:"),
                with("Upgrade:", "X-WebSocket-Version: 13\r\nUpgrade:"));
        heads(
                Rule.TARGET_MALFORMED,
                with("/chat", "chat"),
                with("/chat", "http://127.0.0.1:8000/chat"));
        heads(Rule.TARGET_WITH_FRAGMENT, with("/chat", "/chat#1"), with("/chat", "/chat%231"));
        heads(
                Rule.SUBPROTOCOLS_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Protocol: a, b, a\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Protocol: a, b, A\r\nUpgrade:"));
        heads(
                Rule.EXTENSIONS_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Extensions: a; b=\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Extensions: a; b\r\nUpgrade:"));
        heads(
                Rule.DEFLATE_OFFER_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Extensions: permessage-deflate; a\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Extensions: x-deflate; a\r\nUpgrade:"));
        heads(
                Rule.ORIGIN_REFUSED,
                with("//localhost:", "//localhost.example:"),
                with("//localhost:", "//127.0.0.1:"));
    }

    private static void heads(Rule rule, String breaks, String keeps) {
        row(rule, talk -> talk.arrives(breaks), talk -> talk.arrives(keeps));
    }

    /// The right request with one thing changed.
    private static String with(String right, String other) {
        assertThat(Conversation.REQUEST).contains(right);
        return Conversation.REQUEST.replace(right, other);
    }

    /// The right request made this long by headers of no meaning.
    private static String requestOf(int length) {
        int missing = length - Conversation.REQUEST.length() - 2 * "X: \r\n".length();
        int half = missing / 2;
        String more = "\r\nX: " + "x".repeat(half) + "\r\nX: " + "x".repeat(missing - half);
        return with("\r\n\r\n", more + "\r\n\r\n");
    }

    /// The right request with a first line of this length, its line break excluded.
    private static String targetOf(int length) {
        String line = Conversation.REQUEST.lines().findFirst().orElseThrow();
        return with("GET /", "GET /" + "x".repeat(length - line.length()));
    }
}
