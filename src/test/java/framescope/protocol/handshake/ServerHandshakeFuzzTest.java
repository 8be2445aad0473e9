package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.testing.FuzzCorpus;
import framescope.testing.RequestFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;

/// Any request gets a well-formed answer, and only a right one gets a WebSocket.
class ServerHandshakeFuzzTest {
    private static final List<String> SPOKEN = List.of("chat", "superchat");
    private static final Bytes PAGE = Bytes.utf8("<!doctype html>");
    private static final ServerHandshake HANDSHAKE =
            new ServerHandshake(
                    HandshakeSettings.local(
                            SPOKEN,
                            path ->
                                    path.equals("/")
                                            ? Optional.of(new PlainPages.Page("text/html", PAGE))
                                            : Optional.empty()));

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        HandshakeAnswer answer = HANDSHAKE.answer(HttpHead.parse(Bytes.of(input)));
        String request = new String(input, StandardCharsets.ISO_8859_1);
        assertWellFormed(answer);
        if (answer.kind() == HandshakeAnswer.Kind.UPGRADED) {
            assertRight(request, answer);
        } else {
            assertThat(answer.status()).isNotEqualTo(101);
        }
        if (answer.kind() == HandshakeAnswer.Kind.PAGE) {
            assertThat(RequestFields.of(request).orElseThrow().announcesBody()).isFalse();
        }
        if (answer.broken().contains(Rule.BODY_ANNOUNCED)) {
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    private static void assertWellFormed(HandshakeAnswer answer) {
        String response = new String(answer.response().toArray(), StandardCharsets.UTF_8);
        int end = response.indexOf("\r\n\r\n");
        List<String> head = List.of(response.substring(0, end).split("\r\n", -1));
        assertThat(head.getFirst()).matches("HTTP/1\\.1 " + answer.status() + " [A-Za-z ]+");
        List<String> fields = head.subList(1, head.size());
        assertThat(fields).allMatch(line -> line.matches("[A-Z][A-Za-z-]+: [ -~]+"));
        String body = response.substring(end + 4);
        if (answer.status() == 101) {
            assertThat(body).isEmpty();
            assertThat(answer.broken().rules()).isSubsetOf(List.of(Rule.DEFLATE_OFFER_MALFORMED));
            assertThat(answer.kind()).isEqualTo(HandshakeAnswer.Kind.UPGRADED);
        } else {
            assertThat(fields).contains("Content-Length: " + body.length());
            assertThat(fields).anyMatch(line -> line.matches("Connection: (Upgrade, )?close"));
        }
    }

    private static void assertRight(String request, HandshakeAnswer answer) {
        RequestFields fields = RequestFields.of(request).orElseThrow();
        assertThat(fields.requestLine()).matches("GET [^ ]+ HTTP/1\\.[1-9]");
        assertThat(fields.list("Upgrade")).anyMatch("websocket"::equalsIgnoreCase);
        assertThat(fields.list("Connection")).anyMatch("upgrade"::equalsIgnoreCase);
        assertThat(fields.values("Sec-WebSocket-Version")).containsExactly("13");
        assertThat(fields.announcesBody()).isFalse();
        assertThat(fields.values("Host")).singleElement().matches(RequestFields::isOfThisMachine);
        assertThat(fields.values("Origin"))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(origin -> fields.isOwnOrLocal(origin));
        assertThat(fields.values("Sec-WebSocket-Key"))
                .singleElement()
                .satisfies(key ->
                        assertThat(answer.response().text())
                                .contains("\r\nSec-WebSocket-Accept: " + accept(key)));
        assertSubprotocol(fields.list("Sec-WebSocket-Protocol"), answer);
    }

    private static String accept(String key) {
        return RequestFields.accept(key) + "\r\n";
    }

    private static void assertSubprotocol(List<String> wished, HandshakeAnswer answer) {
        String header = "\r\nSec-WebSocket-Protocol: ";
        String agreed = answer.subprotocol();
        if (agreed.isEmpty()) {
            assertThat(wished).doesNotContainAnyElementsOf(SPOKEN);
            assertThat(answer.response().text()).doesNotContain(header);
        } else {
            assertThat(wished).contains(agreed);
            assertThat(SPOKEN).contains(agreed);
            assertThat(answer.response().text()).contains(header + agreed + "\r\n");
        }
    }
}
