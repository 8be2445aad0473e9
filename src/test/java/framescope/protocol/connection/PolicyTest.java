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
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

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
