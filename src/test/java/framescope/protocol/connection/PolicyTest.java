package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an endpoint does about broken rules when it is asked to watch only, and that the other
/// policy can be chosen while a connection is open.
class PolicyTest {
    private static Conversation observing() {
        return Conversation.with(
                        Conversation.limits(1000, 100).with(Policy.OBSERVE), Conversation.ECHO)
                .opens();
    }

    @Test
    void anUnmaskedFrameIsNotedAndAnsweredAllTheSame() {
        observing().arrives(text("a")).sends(text("a"));
    }

    @Test
    void reservedBitsAreNotedAndTheMessageIsAnsweredWithoutThem() {
        observing().arrives(text("a").rsv1().rsv3().masked()).sends(text("a"));
    }

    @Test
    void aReservedOpcodeIsPassedOver() {
        observing()
                .arrives(
                        FrameBytes.of(Opcode.RESERVED_3, Bytes.EMPTY).masked(),
                        FrameBytes.of(Opcode.RESERVED_B, Bytes.EMPTY).masked(),
                        text("b").masked())
                .sends(text("b"));
    }

    @Test
    void aNewMessageInTheMiddleOfAnotherTakesItsPlace() {
        observing().arrives(text("lost").fragment().masked(), text("b").masked()).sends(text("b"));
    }

    @Test
    void aContinuationOfNothingIsNoMessage() {
        observing().arrives(continuation("a").masked(), text("b").masked()).sends(text("b"));
    }

    @Test
    void textThatIsNotUtf8IsAMessageAllTheSame() {
        FrameBytes wrong = FrameBytes.of(Opcode.TEXT, hex("c3 28"));
        observing().arrives(wrong.masked()).sends(wrong);
    }

    @Test
    void aPingThatIsTooLongIsAnsweredWithWhatAPongCanCarry() {
        observing()
                .arrives(FrameBytes.of(Opcode.PING, Bytes.wrap(new byte[126])).masked())
                .sends(FrameBytes.of(Opcode.PONG, Bytes.wrap(new byte[125])));
    }

    @Test
    void aForbiddenCloseCodeIsNotRepeated() {
        observing().arrives(close(1005, "").masked()).sends(close());
    }

    @Test
    void aLimitEndsTheConnectionUnderAnyPolicy() {
        Conversation talk = observing().arrives(zeros(101).masked());
        assertThat(talk.endpoint().closeSummary().code()).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(talk.endpoint().finished()).isTrue();
    }

    @Test
    void aLengthThatNobodyCanFollowEndsTheConnectionUnderAnyPolicy() {
        Conversation talk = observing().arrives(hex("82 ff ff ff ff ff ff ff ff ff 00 00 00 00"));
        assertThat(talk.endpoint().closeSummary().code()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    private static Conversation observed(String right, String other) {
        EndpointSettings settings = Conversation.deflating().with(Policy.OBSERVE);
        return Conversation.with(settings, Conversation.ECHO)
                .arrives(Conversation.REQUEST.replace(right, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dGhlIHNhbXBsZSBub25jZQ== | c2hvcnQ= | KEY_NOT_16_BYTES",
                "GET /chat | GET /chat#top | TARGET_WITH_FRAGMENT",
                "Upgrade: | Sec-WebSocket-Protocol: a, a~Upgrade: | SUBPROTOCOLS_MALFORMED",
                "Upgrade: | Sec-WebSocket-Extensions: permessage-deflate;~Upgrade: |"
                        + " EXTENSIONS_MALFORMED"
            })
    void aRequestThatCanBeAnsweredIsAnsweredAndItsFaultNoted(
            String right, String other, Rule rule) {
        Conversation talk = observed(right, other.replace("~", "\r\n"));
        assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.OPEN);
        assertThat(talk.endpoint().isDeflating()).isFalse();
        assertThat(talk.broken()).isEqualTo(RuleSet.of(rule));
        assertThat(talk.sent().text()).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Key | X | 400 | KEY_MISSING",
                "Version: 13 | Version: 8 | 426 | VERSION_NOT_13",
                "GET | POST | 405 | METHOD_NOT_GET",
                "http://localhost:8000 | https://evil.example | 403 | ORIGIN_REFUSED",
                "Host: | Host: rebound.example~X: | 421 | HOST_FOREIGN",
                "127.0.0.1:8000 | a b | 400 | HOST_MALFORMED",
                "Upgrade: | Content-Length: 1~Upgrade: | 400 | BODY_ANNOUNCED"
            })
    void whereAnAnswerCouldDoHarmOrNoneCanBeMadeTheFaultIsShownAndTheRequestRefused(
            String right, String other, int status, Rule rule) {
        Conversation talk = observed(right, other.replace("~", "\r\n"));
        assertThat(talk.endpoint().finished()).isTrue();
        assertThat(talk.broken()).isEqualTo(RuleSet.of(rule));
        assertThat(talk.sent().text()).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void thePolicyMayChangeWhileTheConnectionIsOpen() {
        AtomicReference<Policy> policy = new AtomicReference<>(Policy.OBSERVE);
        EndpointSettings settings =
                new EndpointSettings(
                        Conversation.settings().handshake(), Limits.DEFAULT, policy::get);
        Conversation talk = Conversation.with(settings, Conversation.ECHO).opens();
        talk.arrives(ping("a")).sends(pong("a"));
        policy.set(Policy.STRICT);
        talk.arrives(ping("b"));
        assertThat(talk.endpoint().closeSummary().code()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }
}
