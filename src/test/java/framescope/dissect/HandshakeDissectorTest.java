package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.OfferDecision;
import framescope.testing.Conversation;
import framescope.testing.Hex;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The heads of an opening handshake taken apart. The key is that of RFC 6455 §1.3.
class HandshakeDissectorTest {
    private static final HttpHead REQUEST = HttpHead.parse(Bytes.utf8(Conversation.REQUEST));
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    // ---------------------------------------------------------------- the request

    @Test
    void theRequestLineHasThreeWords() {
        Dissection request = request(Conversation.REQUEST);
        assertThat(text(FieldSpec.REQUEST_METHOD, request)).isEqualTo("GET");
        assertThat(text(FieldSpec.REQUEST_URI, request)).isEqualTo("/chat");
        assertThat(text(FieldSpec.HTTP_VERSION, request)).isEqualTo("HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST                     | Host: 127.0.0.1:8000",
                "UPGRADE                  | Upgrade: websocket",
                "CONNECTION               | Connection: Upgrade",
                "SEC_WEBSOCKET_KEY        | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "ORIGIN                   | Origin: http://localhost:8000",
                "SEC_WEBSOCKET_VERSION    | Sec-WebSocket-Version: 13"
            })
    void everyHeaderIsAFieldWithTheRangeOfItsLine(FieldSpec spec, String line) {
        Dissection request = request(Conversation.REQUEST);
        Field field = Fields.the(spec, request);
        String[] parts = line.split(": ", 2);
        assertThat(field.label()).isEqualTo(parts[0]);
        assertThat(field.value()).isEqualTo(new FieldValue.Text(parts[1]));
        assertThat(Fields.bytes(field, request).text()).isEqualTo(line);
    }

    @Test
    void aHeaderKeepsTheNameThatThePeerWrote() {
        Dissection request = request("GET / HTTP/1.1\r\nSEC-websocket-KEY: x\r\n\r\n");
        assertThat(Fields.the(FieldSpec.SEC_WEBSOCKET_KEY, request).label())
                .isEqualTo("SEC-websocket-KEY");
    }

    @Test
    void headersThatTheProtocolDoesNotKnowAreShownToo() {
        Dissection request = request("GET / HTTP/1.1\r\nCookie: a=b\r\nnonsense\r\n\r\n");
        assertThat(text(FieldSpec.HEADER, request)).isEqualTo("Cookie: a=b");
        assertThat(text(FieldSpec.NOT_A_HEADER, request)).isEqualTo("nonsense");
    }

    @Test
    void everyLineOfTheHeadHasAField() {
        Dissection request = request(Conversation.REQUEST);
        int at = 0;
        for (String line : Conversation.REQUEST.strip().lines().toList()) {
            assertThat(request.fieldAt(DataSource.Kind.WIRE, at)).isNotEqualTo(root(request));
            at += line.length() + 2;
        }
    }

    @Test
    void findingsHangOnTheWholeHead() {
        Dissection broken =
                HandshakeDissector.request(
                        Bytes.utf8("GET / HTTP/1.1\r\n\r\n"),
                        RuleSet.of(Rule.KEY_MISSING),
                        Optional.empty());
        assertThat(broken.root().findings()).containsExactly(Rule.KEY_MISSING);
    }

    // ---------------------------------------------------------------- the response

    @Test
    void theStatusLineHasAVersionACodeAndAPhrase() {
        Dissection response = response(Conversation.RESPONSE);
        assertThat(text(FieldSpec.HTTP_VERSION, response)).isEqualTo("HTTP/1.1");
        assertThat(text(FieldSpec.RESPONSE_CODE, response)).isEqualTo("101");
        assertThat(text(FieldSpec.RESPONSE_PHRASE, response)).isEqualTo("Switching Protocols");
    }

    @Test
    void aBodyIsAFieldBehindTheHead() {
        Dissection refused = response("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\nno key\n");
        assertThat(text(FieldSpec.BODY, refused)).isEqualTo("no key\n");
    }

    // ---------------------------------------------------------------- the accept key

    @Test
    void theRequestShowsHowItsAcceptKeyComesAbout() {
        assertAcceptSteps(request(Conversation.REQUEST));
    }

    @Test
    void theResponseShowsHowItsAcceptKeyCameAbout() {
        assertAcceptSteps(response(Conversation.RESPONSE));
    }

    private static void assertAcceptSteps(Dissection dissection) {
        assertThat(Fields.value(FieldSpec.ACCEPT_JOINED, dissection))
                .isEqualTo(new FieldValue.Text(KEY + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        assertThat(Fields.value(FieldSpec.ACCEPT_SHA1, dissection))
                .isEqualTo(new FieldValue.Raw(Hex.hex("b37a4f2cc0624f1690f64606cf385945b2bec4ea")));
        assertThat(Fields.value(FieldSpec.ACCEPT_BASE64, dissection))
                .isEqualTo(new FieldValue.Text("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    @Test
    void theStepsHaveNoBytesOnTheWire() {
        Field steps = Fields.the(FieldSpec.ACCEPT_KEY, request(Conversation.REQUEST));
        assertThat(steps.range().isEmpty()).isTrue();
        assertThat(steps.children()).allMatch(step -> step.range().isEmpty());
    }

    @Test
    void thereAreNoStepsWithoutAKey() {
        Dissection keyless = request("GET / HTTP/1.1\r\n\r\n");
        assertThat(Fields.all(keyless)).noneMatch(field -> field.spec() == FieldSpec.ACCEPT_KEY);
        Dissection keyUnknown =
                HandshakeDissector.response(
                        Bytes.utf8(Conversation.RESPONSE), RuleSet.NONE, Optional.empty());
        assertThat(Fields.all(keyUnknown)).noneMatch(field -> field.spec() == FieldSpec.ACCEPT_KEY);
    }

    @Test
    void aRefusalShowsNoSteps() {
        Dissection refused = response("HTTP/1.1 403 Forbidden\r\n\r\n");
        assertThat(Fields.all(refused)).noneMatch(field -> field.spec() == FieldSpec.ACCEPT_KEY);
    }

    // ---------------------------------------------------------------- offers

    private static final String OFFERS =
            Conversation.REQUEST.replace(
                    "Upgrade:",
                    "Sec-WebSocket-Protocol: soap, chat\r\nSec-WebSocket-Extensions: x-zip,"
                            + " permessage-deflate; server_max_window_bits=7,"
                            + " permessage-deflate; client_max_window_bits, permessage-deflate"
                            + "\r\nUpgrade:");

    private static String answering(String... headers) {
        String more = String.join("\r\n", headers) + "\r\nUpgrade:";
        return Conversation.RESPONSE.replace("Upgrade:", more);
    }

    private static List<OfferDecision> decisions(Optional<String> response) {
        Dissection request =
                HandshakeDissector.request(
                        Bytes.utf8(OFFERS),
                        RuleSet.NONE,
                        response.map(head -> HttpHead.parse(Bytes.utf8(head))));
        return Fields.all(request)
                .map(Field::value)
                .filter(FieldValue.Offer.class::isInstance)
                .map(value -> ((FieldValue.Offer) value).decision())
                .toList();
    }

    @Test
    void eachOfferSaysWhatBecameOfIt() {
        String response =
                answering(
                        "Sec-WebSocket-Protocol: chat",
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9");
        assertThat(decisions(Optional.of(response)))
                .containsExactly(
                        OfferDecision.PASSED_OVER,
                        OfferDecision.ACCEPTED,
                        OfferDecision.UNKNOWN_EXTENSION,
                        OfferDecision.WRONG_WINDOW_BITS,
                        OfferDecision.ACCEPTED,
                        OfferDecision.PASSED_OVER);
    }

    @Test
    void whatTheServerLeavesIsDeclined() {
        assertThat(decisions(Optional.of(Conversation.RESPONSE)))
                .containsExactly(
                        OfferDecision.DECLINED,
                        OfferDecision.DECLINED,
                        OfferDecision.UNKNOWN_EXTENSION,
                        OfferDecision.WRONG_WINDOW_BITS,
                        OfferDecision.DECLINED,
                        OfferDecision.DECLINED);
    }

    @Test
    void aRefusalAndASilenceDecideNothingElse() {
        assertThat(decisions(Optional.of("HTTP/1.1 403 Forbidden\r\n\r\n")))
                .contains(OfferDecision.REFUSED)
                .doesNotContain(OfferDecision.ACCEPTED, OfferDecision.DECLINED);
        assertThat(decisions(Optional.empty()))
                .contains(OfferDecision.UNANSWERED)
                .doesNotContain(OfferDecision.ACCEPTED, OfferDecision.DECLINED);
    }

    @Test
    void theResponseShowsWhatHoldsForEachEnd() {
        String response =
                answering(
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9;"
                                + " server_no_context_takeover");
        Dissection dissection =
                HandshakeDissector.response(
                        Bytes.utf8(response),
                        RuleSet.NONE,
                        Optional.of(HttpHead.parse(Bytes.utf8(OFFERS))));
        assertThat(Fields.value(FieldSpec.DEFLATE_SERVER, dissection))
                .isEqualTo(new FieldValue.Window(15, false));
        assertThat(Fields.value(FieldSpec.DEFLATE_CLIENT, dissection))
                .isEqualTo(new FieldValue.Window(9, true));
    }

    // ---------------------------------------------------------------- any bytes

    @Test
    void everyBeginningOfAHeadGivesATree() {
        Bytes request = Bytes.utf8(Conversation.REQUEST);
        for (int length = 0; length <= request.length(); length++) {
            assertTotal(request.first(length));
        }
    }

    @Test
    void anyBytesGiveATree() {
        Random random = new Random(6455);
        for (int run = 0; run < 2_000; run++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "GET: \r\n/\0\u00ff".charAt(random.nextInt(10));
            }
            assertTotal(Bytes.wrap(bytes));
        }
    }

    private static void assertTotal(Bytes wire) {
        assertThatCode(
                        () -> {
                            assertRangesLieWithin(
                                    wire,
                                    HandshakeDissector.request(
                                            wire, RuleSet.NONE, Optional.empty()));
                            assertRangesLieWithin(
                                    wire,
                                    HandshakeDissector.response(
                                            wire,
                                            RuleSet.NONE,
                                            Optional.of(
                                                    HttpHead.parse(
                                                            Bytes.utf8(Conversation.REQUEST)))));
                        })
                .as(wire.toString())
                .doesNotThrowAnyException();
    }

    private static void assertRangesLieWithin(Bytes wire, Dissection dissection) {
        assertThat(Fields.all(dissection)).allMatch(field -> field.range().to() <= wire.length());
    }

    private static Dissection request(String head) {
        return HandshakeDissector.request(Bytes.utf8(head), RuleSet.NONE, Optional.empty());
    }

    private static Dissection response(String head) {
        return HandshakeDissector.response(Bytes.utf8(head), RuleSet.NONE, Optional.of(REQUEST));
    }

    private static String text(FieldSpec spec, Dissection dissection) {
        return Fields.bytes(Fields.the(spec, dissection), dissection).text();
    }

    private static Optional<Field> root(Dissection dissection) {
        return Optional.of(dissection.root());
    }
}
