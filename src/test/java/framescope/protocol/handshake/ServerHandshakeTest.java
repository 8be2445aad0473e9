package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HandshakeAnswer.Kind;
import framescope.protocol.handshake.PlainPages.Page;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server answers to a head (RFC 6455 §4.2). `RuleTable` has one request for each rule.
class ServerHandshakeTest {
    private static final Page PAGE = new Page("text/html; charset=utf-8", Bytes.utf8("<p>ü"));

    private static final PlainPages PAGES =
            path -> path.equals("/") ? Optional.of(PAGE) : Optional.empty();

    private static final ServerHandshake HANDSHAKE = speaking();

    private static ServerHandshake speaking(String... subprotocols) {
        return new ServerHandshake(HandshakeSettings.local(List.of(subprotocols), PAGES));
    }

    @Test
    void theRequestOfTheRfcIsAnsweredWithItsAcceptKey() {
        assertThat(answer(Conversation.REQUEST))
                .isEqualTo(
                        new HandshakeAnswer(
                                101,
                                Bytes.utf8(Conversation.RESPONSE),
                                RuleSet.NONE,
                                "",
                                AgreedExtensions.NONE,
                                Kind.UPGRADED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Protocol: chat, superchat                             | superchat",
                "Sec-WebSocket-Protocol: chat                                        | chat",
                "Sec-WebSocket-Protocol: mqtt, chat                                  | chat",
                "Sec-WebSocket-Protocol: CHAT                                        | ''",
                "Sec-WebSocket-Protocol: mqtt                                        | ''",
                "X: chat                                                             | ''"
            })
    void theSubprotocolIsTheServersFavouriteAmongTheClients(String lines, String agreed) {
        HandshakeAnswer answer = answer(speaking("superchat", "chat"), requestWith(lines));
        assertThat(answer.subprotocol()).isEqualTo(agreed);
        HttpHead response = HttpHead.parse(answer.response());
        assertThat(response.status()).isEqualTo(101);
        assertThat(response.header("Sec-WebSocket-Protocol"))
                .isEqualTo(agreed.isEmpty() ? Optional.empty() : Optional.of(agreed));
    }

    @Test
    void subprotocolsMayStandInSeveralHeaders() {
        String lines = "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: superchat";
        assertThat(answer(speaking("superchat", "chat"), requestWith(lines)).subprotocol())
                .isEqualTo("superchat");
    }

    @Test
    void noExtensionIsAgreedOn() {
        HandshakeAnswer answer =
                answer(requestWith("Sec-WebSocket-Extensions: permessage-deflate"));
        assertThat(answer.kind()).isEqualTo(Kind.UPGRADED);
        assertThat(answer.response()).isEqualTo(Bytes.utf8(Conversation.RESPONSE));
    }

    @Test
    void aRefusalNamesEveryRuleThatIsBrokenInItsBody() {
        HandshakeAnswer answer =
                answer(
                        """
                        GET / HTTP/1.0\r
                        Upgrade: websocket\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Key: short\r
                        \r
                        """);
        assertThat(answer.response().text())
                .isEqualTo(
                        """
                        HTTP/1.1 400 Bad Request\r
                        Connection: close\r
                        Content-Type: text/plain; charset=utf-8\r
                        Content-Length: 163\r
                        \r
                        The request was refused:
                        - http version (RFC 6455 4.1)
                        - host missing (RFC 6455 4.1)
                        - connection upgrade missing (RFC 6455 4.1)
                        - key not 16 bytes (RFC 6455 4.1)
                        """);
        assertThat(answer)
                .isEqualTo(
                        new HandshakeAnswer(
                                400,
                                answer.response(),
                                RuleSet.of(
                                        Rule.HTTP_VERSION,
                                        Rule.HOST_MISSING,
                                        Rule.CONNECTION_UPGRADE_MISSING,
                                        Rule.KEY_NOT_16_BYTES),
                                "",
                                AgreedExtensions.NONE,
                                Kind.REFUSED));
    }

    @Test
    void aWrongVersionIsAnsweredWithTheRightOne() {
        HttpHead response = head(answer(Conversation.REQUEST.replace("Version: 13", "Version: 8")));
        assertThat(response.startLine()).isEqualTo("HTTP/1.1 426 Upgrade Required");
        assertThat(response.header("Sec-WebSocket-Version")).contains("13");
        assertThat(response.hasToken("Connection", "Upgrade")).isTrue();
        assertThat(response.hasToken("Connection", "close")).isTrue();
        assertThat(response.header("Upgrade")).contains("websocket");
    }

    @Test
    void theRightVersionIsNamedToWhoHasItWrongWhateverElseIsWrong() {
        String wrong = Conversation.REQUEST.replace("Version: 13", "Version: 8");
        HttpHead response = head(answer(wrong.replace("Host:", "X-Host:")));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Sec-WebSocket-Version")).contains("13");
    }

    // §4.3: 1#token, and 1#extension.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Protocol: | SUBPROTOCOLS_MALFORMED",
                "Sec-WebSocket-Protocol: , | SUBPROTOCOLS_MALFORMED",
                "Sec-WebSocket-Extensions: | EXTENSIONS_MALFORMED",
                "Sec-WebSocket-Extensions: , | EXTENSIONS_MALFORMED"
            })
    void aHeaderThatNamesNothingIsMalformed(String line, Rule rule) {
        HandshakeAnswer answer = answer(requestWith(line));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.broken()).isEqualTo(RuleSet.of(rule));
    }

    @Test
    void twoHostsAreABadRequest() {
        HandshakeAnswer answer = answer(requestWith("Host: 127.0.0.1:8000"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.broken()).isEqualTo(RuleSet.of(Rule.HOST_MALFORMED));
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "rebound.example/", "[::1"})
    void aHostThatIsNoneIsABadRequestForAWebSocketAndForAPage(String host) {
        String upgrade = Conversation.REQUEST.replace("127.0.0.1:8000", host);
        String page = "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        for (String request : List.of(upgrade, page)) {
            assertThat(answer(request).status()).isEqualTo(400);
            assertThat(answer(request).broken()).isEqualTo(RuleSet.of(Rule.HOST_MALFORMED));
        }
    }

    @Test
    void aMissingVersionIsAWrongOne() {
        HandshakeAnswer answer =
                answer(Conversation.REQUEST.replace("Sec-WebSocket-Version: 13\r\n", ""));
        assertThat(answer.broken()).isEqualTo(RuleSet.of(Rule.VERSION_NOT_13));
    }

    @Test
    void aWrongMethodIsAnsweredWithTheRightOne() {
        HttpHead response = head(answer(Conversation.REQUEST.replace("GET", "POST")));
        assertThat(response.startLine()).isEqualTo("HTTP/1.1 405 Method Not Allowed");
        assertThat(response.header("Allow")).contains("GET");
    }

    @Test
    void aForeignOriginIsForbidden() {
        HandshakeAnswer answer =
                answer(Conversation.REQUEST.replace("//localhost:", "//example.org:"));
        assertThat(answer.broken()).isEqualTo(RuleSet.of(Rule.ORIGIN_REFUSED));
        assertThat(head(answer).startLine()).isEqualTo("HTTP/1.1 403 Forbidden");
    }

    @Test
    void aHeadThatIsNotWellFormedIsNotLookedAtFurther() {
        HandshakeAnswer answer = answer(Conversation.REQUEST.replace("Host:", "Host :"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.broken()).isEqualTo(RuleSet.of(Rule.HEAD_MALFORMED));
        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"HEAD_MALFORMED", "HEAD_TOO_LONG"})
    void bytesThatNeverBecameAHeadAreRefused(Rule rule) {
        HandshakeAnswer answer = HANDSHAKE.refuse(rule);
        assertThat(answer.status()).isEqualTo(rule.code());
        assertThat(answer.broken()).isEqualTo(RuleSet.of(rule));
        assertThat(head(answer).status()).isEqualTo(rule.code());
    }

    @Test
    void aRequestForNoUpgradeGetsThePage() {
        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(
                        new HandshakeAnswer(
                                200,
                                Bytes.utf8(
                                        """
                                        HTTP/1.1 200 OK\r
                                        Connection: close\r
                                        Content-Type: text/html; charset=utf-8\r
                                        Content-Length: 5\r
                                        Content-Security-Policy: default-src 'none'; \
                                        script-src 'self'; style-src 'self'; img-src 'self'; \
                                        connect-src ws: wss: 'self'; base-uri 'none'; \
                                        form-action 'none'; frame-ancestors 'none'\r
                                        X-Content-Type-Options: nosniff\r
                                        Referrer-Policy: no-referrer\r
                                        Cross-Origin-Resource-Policy: same-origin\r
                                        Cache-Control: no-store\r
                                        \r
                                        <p>ü\
                                        """),
                                RuleSet.NONE,
                                "",
                                AgreedExtensions.NONE,
                                Kind.PAGE));
    }

    @Test
    void thePageIsFoundByItsPathWithoutTheQuery() {
        assertThat(answer("GET /?a=/x HTTP/1.1\r\nHost: localhost\r\n\r\n").kind())
                .isEqualTo(Kind.PAGE);
        assertThat(answer("GET /../ HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isEqualTo(404);
    }

    @Test
    void aPageThatIsNotThereIsNotFoundAndBreaksNoRule() {
        HandshakeAnswer answer = answer("GET /favicon.ico HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
        assertThat(answer.broken()).isEqualTo(RuleSet.NONE);
        assertThat(head(answer).startLine()).isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void pagesAreForGetOnly() {
        HandshakeAnswer answer = answer("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.broken()).isEqualTo(RuleSet.of(Rule.METHOD_NOT_GET));
    }

    @ParameterizedTest
    @CsvSource({"GET /none HTTP/1.1", "GET / HTTP/1.1", "PUT / HTTP/1.1", "GET / HTTP/1.1 x", "x"})
    void everyAnswerIsAWellFormedResponseWithTheLengthOfItsBody(String startLine) {
        Bytes response = answer(startLine + "\r\n\r\n").response();
        int blankLine = response.text().indexOf("\r\n\r\n");
        HttpHead head = HttpHead.parse(response.first(blankLine + 4));
        assertThat(head.wellFormed()).isTrue();
        assertThat(head.header("Connection")).contains("close");
        assertThat(head.header("Content-Length"))
                .contains(String.valueOf(response.length() - blankLine - 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X: y                    | 101 | 1",
                "Origin: http://evil.com | 403 | 0",
                "Host: localhost         | 400 | 0"
            })
    void onlyARequestThatOpensAWebSocketOtherwiseIsCounted(String line, int status, int counted) {
        AtomicInteger asked = new AtomicInteger();
        ServerHandshake counting =
                new ServerHandshake(
                        HandshakeSettings.local(List.of(), PAGES)
                                .refusingWhile(() -> asked.incrementAndGet() < 0));
        assertThat(answer(counting, requestWith(line)).status()).isEqualTo(status);
        assertThat(answer(counting, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status())
                .isEqualTo(200);
        assertThat(asked).hasValue(counted);
    }

    private static HandshakeAnswer answer(String request) {
        return answer(HANDSHAKE, request);
    }

    private static HandshakeAnswer answer(ServerHandshake handshake, String request) {
        return handshake.answer(HttpHead.parse(Bytes.utf8(request)));
    }

    private static String requestWith(String lines) {
        return Conversation.REQUEST.replace("\r\n\r\n", "\r\n" + lines + "\r\n\r\n");
    }

    private static HttpHead head(HandshakeAnswer answer) {
        return HttpHead.parse(answer.response());
    }
}
