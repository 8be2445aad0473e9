package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHead.Line;
import framescope.testing.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a head is taken apart, and what makes it not well-formed (RFC 9112).
class HttpHeadTest {

    @Test
    void aHeadIsTakenApartIntoLinesWithTheirPlaces() {
        Bytes bytes = Bytes.utf8("GET / HTTP/1.1\r\nHost: a\r\nAccept:*/* \r\n\r\n");
        assertThat(HttpHead.parse(bytes))
                .isEqualTo(
                        new HttpHead(
                                bytes,
                                "GET / HTTP/1.1",
                                List.of(
                                        new Line("Host", "a", 16, 23),
                                        new Line("Accept", "*/*", 25, 36)),
                                true));
    }

    @Test
    void theRequestOfTheRfcIsWellFormed() {
        HttpHead request = parse(Conversation.REQUEST);
        assertThat(request.wellFormed()).isTrue();
        assertThat(request.lines())
                .extracting(Line::name)
                .containsExactly(
                        "Host",
                        "Upgrade",
                        "Connection",
                        "Sec-WebSocket-Key",
                        "Origin",
                        "Sec-WebSocket-Version");
    }

    @Test
    void theStartLineOfARequestHasMethodTargetAndVersion() {
        HttpHead request = parse("GET /chat?room=1 HTTP/1.1\r\n\r\n");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/chat?room=1");
        assertThat(request.path()).isEqualTo("/chat");
        assertThat(request.version()).isEqualTo("HTTP/1.1");
        assertThat(request.status()).isZero();
    }

    @Test
    void theStartLineOfAResponseHasAStatus() {
        assertThat(parse(Conversation.RESPONSE).status()).isEqualTo(101);
        assertThat(parse("HTTP/1.1 1O1 Switching\r\n\r\n").status()).isZero();
    }

    @Test
    void namesAreFoundInAnyCase() {
        assertThat(parse("GET / HTTP/1.1\r\nhOST: a\r\n\r\n").header("Host")).contains("a");
    }

    @Test
    void theFirstOfSeveralHeadersCountsAndNoneIsLost() {
        HttpHead head = parse("GET / HTTP/1.1\r\nX: 1\r\nY: 2\r\nx: 3\r\n\r\n");
        assertThat(head.header("X")).contains("1");
        assertThat(head.values("X")).containsExactly("1", "3");
        assertThat(head.header("Z")).isEmpty();
    }

    @Test
    void aListMayStandInSeveralHeaders() {
        HttpHead head = parse("GET / HTTP/1.1\r\nX: a, b,,\r\nX:\r\nX: ,c d\r\n\r\n");
        assertThat(head.list("X")).containsExactly("a", "b", "c d");
    }

    @Test
    void aTokenIsAWholeMemberOfAList() {
        HttpHead head = parse("GET / HTTP/1.1\r\nConnection: keep-alive, UPGRADE\r\n\r\n");
        assertThat(head.hasToken("connection", "Upgrade")).isTrue();
        assertThat(head.hasToken("connection", "alive")).isFalse();
    }

    @Test
    void aValueMayBeEmptyAndHoldAnyColon() {
        HttpHead head = parse("GET / HTTP/1.1\r\nX:\r\nHost: [::1]:80\r\n\r\n");
        assertThat(head.wellFormed()).isTrue();
        assertThat(head.header("X")).contains("");
        assertThat(head.header("Host")).contains("[::1]:80");
    }

    @Test
    void bytesAbove7fAreKeptOneByOne() {
        byte[] bytes =
                "GET /\u00fc HTTP/1.1\r\nX: \u00e9\u00a0\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        HttpHead head = HttpHead.parse(Bytes.wrap(bytes));
        assertThat(head.wellFormed()).isTrue();
        assertThat(head.target()).isEqualTo("/\u00fc");
        assertThat(head.header("X")).contains("\u00e9\u00a0");
    }

    @Test
    void whiteSpaceAroundAValueIsNotPartOfIt() {
        assertThat(parse("GET / HTTP/1.1\r\nX: \t a b\t \r\n\r\n").header("X")).contains("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No-Colon",
                ": no name",
                "Space : before the colon",
                " folded",
                "\tfolded",
                "Näme: not a token",
                "X: a\u0000b",
                "X: a\u007fb",
                "X: bare\rCR",
                "X: bare\nLF",
                "X: form feed at the end\f",
                "X:\u000b vertical tab at the beginning"
            })
    void aLineThatIsNoHeaderIsKeptWithoutAName(String line) {
        String text = "GET / HTTP/1.1\r\nA: b\r\n" + line + "\r\nC: d\r\n\r\n";
        HttpHead head = HttpHead.parse(Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(head.wellFormed()).isFalse();
        assertThat(head.lines())
                .containsExactly(
                        new Line("A", "b", 16, 20),
                        new Line("", line, 22, 22 + line.length()),
                        new Line("C", "d", 24 + line.length(), 28 + line.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\r\n\r\n",
                " / HTTP/1.1\r\n\r\n",
                "GET  HTTP/1.1\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\n\r\n",
                "GET /x\tHTTP/1.1\ty HTTP/1.1\r\n\r\n",
                "GET\t/ / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\n\n"
            })
    void whatIsNoHeadIsNotWellFormed(String text) {
        assertThat(parse(text).wellFormed()).isFalse();
    }

    @Test
    void whatIsMissingInAStartLineIsEmpty() {
        HttpHead head = parse("GET\r\n\r\n");
        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target()).isEmpty();
        assertThat(head.version()).isEmpty();
        assertThat(head.path()).isEmpty();
        assertThat(head.status()).isZero();
    }

    @Test
    void anUpgradeToWebSocketIsAskedForByItsHeaderOrItsKey() {
        assertThat(asks("Upgrade: WebSocket/13")).isTrue();
        assertThat(asks("Upgrade: h2c\r\nUpgrade: websocket")).isTrue();
        assertThat(asks("Sec-WebSocket-Key: x")).isTrue();
        assertThat(asks("Upgrade: h2c")).isFalse();
        assertThat(asks("Connection: Upgrade")).isFalse();
    }

    private static boolean asks(String lines) {
        return parse("GET / HTTP/1.1\r\n" + lines + "\r\n\r\n").asksForWebSocket();
    }

    private static HttpHead parse(String text) {
        return HttpHead.parse(Bytes.utf8(text));
    }
}
