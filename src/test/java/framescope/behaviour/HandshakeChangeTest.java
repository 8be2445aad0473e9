package framescope.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeAnswer.Kind;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.PlainPages;
import framescope.protocol.handshake.ServerHandshake;
import framescope.testing.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HandshakeChangeTest {
    private static final PlainPages NO_PAGES = path -> Optional.empty();

    @Test
    void noChangeLeavesTheAnswerAsItIs() {
        assertThat(twisted(HandshakeChange.NONE).response().text())
                .isEqualTo(Conversation.RESPONSE);
    }

    @Test
    void aWrongAcceptIsTheHashWithoutTheGuidAndBreaksItsRule() {
        HandshakeAnswer answer = twisted(HandshakeChange.of(Accept.WRONG));
        // printf %s dGhlIHNhbXBsZSBub25jZQ== | openssl sha1 -binary | base64
        assertThat(head(answer).header("Sec-WebSocket-Accept"))
                .hasValue("hHLtf2V1k8aDQZfNjw3Ia1hCwt0=");
        assertThat(answer.brokenByAnswer().rules()).containsExactly(Rule.ACCEPT_WRONG);
        assertThat(answer.broken().rules()).isEmpty();
        assertThat(answer.kind()).isEqualTo(Kind.UPGRADED);
    }

    @Test
    void headersCanBeMissing() {
        HandshakeAnswer answer = twisted(HandshakeChange.of(Accept.MISSING));
        assertThat(head(answer).header("Sec-WebSocket-Accept")).isEmpty();
        assertThat(answer.brokenByAnswer().rules()).containsExactly(Rule.ACCEPT_MISSING);
        HandshakeChange without =
                new HandshakeChange(
                        OptionalInt.empty(),
                        Accept.RIGHT,
                        List.of("upgrade", "Connection"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(twisted(without).brokenByAnswer().rules())
                .containsExactly(Rule.UPGRADE_MISSING, Rule.CONNECTION_UPGRADE_MISSING);
    }

    @Test
    void aSubprotocolAndExtensionsThatNobodyAskedForAreSent() {
        HandshakeChange change =
                new HandshakeChange(
                        OptionalInt.of(101),
                        Accept.RIGHT,
                        List.of(),
                        List.of(new Header("X-Why", "because")),
                        Optional.of("chat"),
                        Optional.of("x-unheard-of"));
        HandshakeAnswer answer = twisted(change);
        assertThat(head(answer).header("Sec-WebSocket-Protocol")).hasValue("chat");
        assertThat(head(answer).header("Sec-WebSocket-Extensions")).hasValue("x-unheard-of");
        assertThat(head(answer).lines().getLast().value()).isEqualTo("because");
        assertThat(answer.brokenByAnswer().rules())
                .containsExactly(Rule.SUBPROTOCOL_NOT_OFFERED, Rule.EXTENSION_NOT_OFFERED);
    }

    @Test
    void anotherStatusRefusesWithTheHeadersAsTold() {
        HandshakeChange change =
                new HandshakeChange(
                        OptionalInt.of(302),
                        Accept.RIGHT,
                        List.of(),
                        List.of(new Header("Location", "ws://127.0.0.1:1/")),
                        Optional.empty(),
                        Optional.empty());
        HandshakeAnswer answer = twisted(change);
        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
        assertThat(answer.brokenByAnswer().rules()).isEmpty();
        assertThat(head(answer).status()).isEqualTo(302);
        assertThat(head(answer).wellFormed()).isTrue();
        assertThat(head(answer).header("Location")).hasValue("ws://127.0.0.1:1/");
        assertThat(head(answer).header("Content-Length")).hasValue("0");
    }

    @Test
    void aRefusalMayBreakARuleOfItsOwn() {
        HandshakeChange silent =
                new HandshakeChange(
                        OptionalInt.of(426),
                        Accept.RIGHT,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(twisted(silent).brokenByAnswer().rules()).containsExactly(Rule.VERSION_NOT_13);
    }

    @Test
    void aRequestThatIsRefusedAnywayIsNotLetInByAChange() {
        String foreign = Conversation.REQUEST.replace("localhost:8000", "evil.example");
        assertThat(answer(foreign, HandshakeChange.of(Accept.WRONG)).status()).isEqualTo(403);
    }

    private static HandshakeAnswer twisted(HandshakeChange change) {
        return answer(Conversation.REQUEST, change);
    }

    private static HandshakeAnswer answer(String request, HandshakeChange change) {
        HandshakeSettings settings = HandshakeSettings.local(List.of(), NO_PAGES).twisting(change);
        return new ServerHandshake(settings).answer(HttpHead.parse(Bytes.utf8(request)));
    }

    private static HttpHead head(HandshakeAnswer answer) {
        return HttpHead.parse(answer.response());
    }
}
