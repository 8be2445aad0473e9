package framescope.protocol;

import static framescope.protocol.RuleTable.serverRow;

import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ClientRequest;
import framescope.testing.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The rows of [RuleTable] about responses of the opening handshake (RFC 6455 §4.1), as a client sees
/// them that offers the subprotocol «chat» and permessage-deflate.
final class ResponseRuleRows {
    private ResponseRuleRows() {}

    /// Adds them.
    static void add() {
        String response = Conversation.RESPONSE;
        String extensions = "Sec-WebSocket-Extensions: ";
        responses(
                Rule.UPGRADE_TO_ANOTHER,
                response.replace("Upgrade: websocket", "Upgrade: h2c, websocket"),
                response.replace("Upgrade: websocket", "Upgrade: WebSocket"));
        responses(Rule.ACCEPT_MISSING, response.replace("-Accept", "-Except"), response);
        responses(Rule.ACCEPT_WRONG, response.replace("s3pP", "S3pP"), response);
        responses(
                Rule.SUBPROTOCOL_NOT_OFFERED,
                response.replace("Upgrade:", "Sec-WebSocket-Protocol: soap\r\nUpgrade:"),
                response.replace("Upgrade:", "Sec-WebSocket-Protocol: chat\r\nUpgrade:"));
        responses(
                Rule.EXTENSION_NOT_OFFERED,
                response.replace("Upgrade:", extensions + "x-deflate\r\nUpgrade:"),
                response.replace("Upgrade:", extensions + "permessage-deflate\r\nUpgrade:"));
        responses(
                Rule.DEFLATE_ANSWER_WRONG,
                response.replace(
                        "Upgrade:",
                        extensions + "permessage-deflate; client_max_window_bits\r\nUpgrade:"),
                response.replace(
                        "Upgrade:",
                        extensions + "permessage-deflate; client_max_window_bits=9\r\nUpgrade:"));
        responses(Rule.HEAD_MALFORMED, response.replace("Upgrade:", "Upgrade :"), response);
        responses(
                Rule.HEAD_TOO_LONG,
                responseOf(RuleTable.MAX_HEAD + 1),
                responseOf(RuleTable.MAX_HEAD));
        serverRow(
                Rule.HANDSHAKE_TIMED_OUT,
                client(),
                talk -> {
                    talk.arrives("HTTP/1.1 101 \r\n");
                    talk.endpoint().timeOutHandshake();
                },
                talk -> {
                    talk.arrives(response);
                    talk.endpoint().timeOutHandshake();
                });
        responses(Rule.HTTP_VERSION, response.replace("HTTP/1.1", "HTTP/1.0"), response);
        responses(
                Rule.UPGRADE_MISSING,
                response.replace("Upgrade: websocket", "Upgrade: websocket2"),
                response.replace("Upgrade: websocket", "UPGRADE: WebSocket"));
        responses(
                Rule.CONNECTION_UPGRADE_MISSING,
                response.replace("Connection: Upgrade", "Connection: keep-alive"),
                response.replace("Connection: Upgrade", "Connection: keep-alive, upgrade"));
        responses(
                Rule.SUBPROTOCOLS_MALFORMED,
                response.replace("Upgrade:", "Sec-WebSocket-Protocol:\r\nUpgrade:"),
                response.replace("Upgrade:", "Sec-WebSocket-Protocol: chat\r\nUpgrade:"));
        responses(
                Rule.EXTENSIONS_MALFORMED,
                response.replace("Upgrade:", extensions + ",\r\nUpgrade:"),
                response.replace("Upgrade:", extensions + ", permessage-deflate\r\nUpgrade:"));
        String upgrade = "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\n";
        responses(
                Rule.VERSION_NOT_13,
                upgrade + "\r\n",
                upgrade + "Sec-WebSocket-Version: 14\r\n\r\n");
    }

    private static void responses(Rule rule, String breaks, String keeps) {
        serverRow(rule, client(), talk -> talk.arrives(breaks), talk -> talk.arrives(keeps));
    }

    private static Supplier<Conversation> client() {
        ClientRequest plain = Conversation.clientSettings().request();
        ClientRequest request =
                new ClientRequest(
                        plain.host(),
                        plain.target(),
                        List.of("chat"),
                        Optional.of(DeflateParameters.PLAIN));
        return () -> Conversation.with(RuleTable.clientSettings(request), Conversation.SILENCE);
    }

    /// The right response made this long by a header of no meaning.
    private static String responseOf(int length) {
        int missing = length - Conversation.RESPONSE.length() - "\r\nX: ".length();
        int half = missing / 2;
        String more = "\r\nX: " + "x".repeat(half) + "\r\nX: " + "x".repeat(missing - half - 5);
        return Conversation.RESPONSE.replace("\r\n\r\n", more + "\r\n\r\n");
    }
}
