package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import framescope.testing.Conversation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a response makes of the extensions that a request offers (RFC 6455 §9.1, RFC 7692 §7.1).
class AgreementTest {
    @Test
    void theServersWindowIsNamedInTheAnswerToAnOfferThatNamesIt() {
        String offer = "permessage-deflate; server_max_window_bits=15";
        assertThat(between(offer, "permessage-deflate").broken())
                .isEqualTo(RuleSet.of(Rule.DEFLATE_ANSWER_WRONG));
        Agreement named = between(offer, "permessage-deflate; server_max_window_bits=15");
        assertThat(named.broken()).isEqualTo(RuleSet.NONE);
        assertThat(named.deflate()).contains(DeflateParameters.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "permessage-deflate,                                permessage-deflate",
        "permessage-deflate; server_max_window_bits=15,     permessage-deflate; server_max_window_bits=15",
        "permessage-deflate; server_max_window_bits=9,      permessage-deflate; server_max_window_bits=9",
        "permessage-deflate; client_max_window_bits,        permessage-deflate",
        "permessage-deflate; client_max_window_bits=15,     permessage-deflate"
    })
    void theServerNamesTheWindowsAsTheClientNeedsThem(String offer, String answer) {
        HttpHead request = request(offer);
        ServerHandshake server = new ServerHandshake(Conversation.deflating().handshake());
        HttpHead response = HttpHead.parse(server.answer(request).response());
        assertThat(response.header(ExtensionHeader.NAME)).contains(answer);
        assertThat(Agreement.between(request, response).broken()).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-other                     | x-other                     | false",
                "permessage-deflate, x-other | permessage-deflate, x-other | true",
                "permessage-deflate, x-other | x-other, permessage-deflate | true",
                "permessage-deflate, x-other | x-other                     | false"
            })
    void anotherExtensionThatWasOfferedMayBeAccepted(
            String offers, String answer, boolean deflate) {
        Agreement agreement = between(offers, answer);
        assertThat(agreement.broken()).isEqualTo(RuleSet.NONE);
        assertThat(agreement.opened()).isTrue();
        assertThat(agreement.extensions().others()).isTrue();
        assertThat(agreement.deflate().isPresent()).isEqualTo(deflate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate, x-other | permessage-deflate, permessage-deflate | DEFLATE_ANSWER_WRONG",
                "permessage-deflate, x-other | permessage-deflate; x, x-other         | DEFLATE_ANSWER_WRONG",
                "permessage-deflate          | permessage-deflate, x-other            | EXTENSION_NOT_OFFERED"
            })
    void whatIsWrongWithAnAnswerIsWrongBesideOthersToo(String offers, String answer, Rule rule) {
        Agreement agreement = between(offers, answer);
        assertThat(agreement.broken()).isEqualTo(RuleSet.of(rule));
        assertThat(agreement.deflate()).isEmpty();
    }

    @Test
    void whatBecameOfOffersOfOtherExtensionsIsTold() {
        HttpHead request =
                request("x-other; a, x-third, permessage-deflate; b, permessage-deflate, x-other");
        HttpHead response = head(Conversation.RESPONSE, "permessage-deflate, x-other; a");
        assertThat(OfferDecision.onExtensions(request, Optional.of(response)))
                .containsExactly(
                        OfferDecision.ACCEPTED_UNKNOWN,
                        OfferDecision.UNKNOWN_EXTENSION,
                        OfferDecision.UNKNOWN_PARAMETER,
                        OfferDecision.ACCEPTED,
                        OfferDecision.PASSED_OVER);
    }

    @Test
    void theHeaderStandsOnlyOnceInAResponse() {
        String twice = "permessage-deflate\r\n" + ExtensionHeader.NAME + ": x-other";
        assertThat(between("permessage-deflate, x-other", twice).broken())
                .isEqualTo(RuleSet.of(Rule.EXTENSIONS_MALFORMED));
        HttpHead request = request(twice);
        HttpHead response = head(Conversation.RESPONSE, "permessage-deflate, x-other");
        assertThat(Agreement.between(request, response).broken()).isEqualTo(RuleSet.NONE);
    }

    @Test
    void whoRefusesAVersionNamesThoseItWouldTake() {
        HttpHead request = HttpHead.parse(Bytes.utf8(Conversation.REQUEST));
        HttpHead plain = HttpHead.parse(Bytes.utf8("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        String upgrade = "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\n";
        HttpHead silent = HttpHead.parse(Bytes.utf8(upgrade + "\r\n"));
        HttpHead naming =
                HttpHead.parse(Bytes.utf8(upgrade + "Sec-WebSocket-Version: 8, 7\r\n\r\n"));
        assertThat(Agreement.between(request, silent).broken())
                .isEqualTo(RuleSet.of(Rule.VERSION_NOT_13));
        assertThat(Agreement.between(request, naming).broken()).isEqualTo(RuleSet.NONE);
        assertThat(Agreement.between(plain, silent).broken()).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Version: 8 | 400 | true",
                "Sec-WebSocket-Version: 8 | 426 | true",
                // Who is not let in, or finds nothing there, need not hear of versions.
                "Sec-WebSocket-Version: 8 | 403 | false",
                "Sec-WebSocket-Version: 8 | 404 | false",
                "Sec-WebSocket-Version: 13 | 400 | false",
                // The version is not all that is wrong, or there is none to be refused.
                "Sec-WebSocket-Version: 8~X-Host: a~Host: b | 400 | false",
                "X-Version: 8 | 400 | false",
            })
    void aVersionIsRefusedByOtherStatusesThan426Too(String version, int status, boolean refused) {
        HttpHead request =
                HttpHead.parse(
                        Bytes.utf8(
                                Conversation.REQUEST.replace(
                                        "Sec-WebSocket-Version: 13",
                                        version.replace("~", "\r\n"))));
        String start = "HTTP/1.1 " + status + " No\r\n";
        HttpHead silent = HttpHead.parse(Bytes.utf8(start + "\r\n"));
        HttpHead naming = HttpHead.parse(Bytes.utf8(start + "Sec-WebSocket-Version: 13\r\n\r\n"));
        assertThat(Agreement.between(request, silent).broken())
                .isEqualTo(refused ? RuleSet.of(Rule.VERSION_NOT_13) : RuleSet.NONE);
        assertThat(Agreement.between(request, naming).broken()).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "chat, superchat", ","})
    void aSubprotocolThatIsNoTokenIsMalformed(String chosen) {
        String header = "Sec-WebSocket-Protocol: ";
        HttpHead request =
                HttpHead.parse(
                        Bytes.utf8(
                                Conversation.REQUEST.replace(
                                        "Upgrade:", header + "chat, superchat\r\nUpgrade:")));
        HttpHead response =
                HttpHead.parse(
                        Bytes.utf8(
                                Conversation.RESPONSE.replace(
                                        "Upgrade:", header + chosen + "\r\nUpgrade:")));
        assertThat(Agreement.between(request, response).broken())
                .isEqualTo(RuleSet.of(Rule.SUBPROTOCOLS_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , ,"})
    void anAnswerWithoutAnyExtensionInItsHeaderIsMalformed(String none) {
        assertThat(between("permessage-deflate", none).broken())
                .isEqualTo(RuleSet.of(Rule.EXTENSIONS_MALFORMED));
    }

    private static Agreement between(String offers, String answer) {
        return Agreement.between(request(offers), head(Conversation.RESPONSE, answer));
    }

    private static HttpHead request(String offers) {
        return head(Conversation.REQUEST, offers);
    }

    private static HttpHead head(String head, String extensions) {
        String line = ExtensionHeader.NAME + ": " + extensions + "\r\n";
        return HttpHead.parse(Bytes.utf8(head.replace("Upgrade:", line + "Upgrade:")));
    }
}
