package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What makes a strict endpoint fail the connection, and what it does then.
class EndpointFailingTest {
    @Test
    void aBrokenRuleOfFramingFailsTheConnectionWith1002() {
        Conversation talk =
                Conversation.echoing()
                        .arrives(text("Hello"))
                        .sends(close(1002, "mask missing (RFC 6455 5.1)"))
                        .sees(
                                "server: Close 1002 'mask missing (RFC 6455 5.1)'",
                                "client: Text 'Hello' breaks [MASK_MISSING]");
        assertThat(talk.endpoint().finished()).isTrue();
        assertThat(talk.endpoint().closeExpected()).isFalse();
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1002, false));
    }

    @Test
    void textThatIsNotUtf8FailsTheConnectionWith1007() {
        Conversation.echoing()
                .arrives(FrameBytes.of(Opcode.TEXT, hex("48 ff")).masked())
                .sends(close(1007, "text not utf8 (RFC 6455 8.1)"))
                .sees(
                        "server: Close 1007 'text not utf8 (RFC 6455 8.1)'",
                        "client: Text 48 ff breaks [TEXT_NOT_UTF8]");
    }

    @Test
    void textThatEndsWithinACharacterFailsTheConnection() {
        Conversation.echoing()
                .arrives(
                        FrameBytes.of(Opcode.TEXT, hex("e2")).fragment().masked(),
                        FrameBytes.of(Opcode.CONTINUATION, hex("82")).masked())
                .sends(close(1007, "text not utf8 (RFC 6455 8.1)"))
                .sees(
                        "client: Text… e2",
                        "server: Close 1007 'text not utf8 (RFC 6455 8.1)'",
                        "client: Continuation of Text 82 breaks [TEXT_NOT_UTF8]");
    }

    @Test
    void hopelessTextFailsTheConnectionBeforeItsFrameIsWhole() {
        Bytes frame = FrameBytes.of(Opcode.TEXT, hex("ff 48 48 48")).masked().bytes();
        Conversation.echoing()
                .arrives(frame.first(7))
                .sends(close(1007, "text not utf8 (RFC 6455 8.1)"))
                .arrives(frame.slice(7, frame.length()))
                .sendsNothing()
                .sees(
                        "server: Close 1007 'text not utf8 (RFC 6455 8.1)'",
                        "client: Text ff 48 48 48 breaks [TEXT_NOT_UTF8]");
    }

    @Test
    void aCloseReasonThatIsNotUtf8FailsTheConnectionWith1007() {
        Conversation talk =
                Conversation.opened()
                        .arrives(FrameBytes.of(Opcode.CLOSE, hex("03 e8 ff")).masked())
                        .sends(close(1007, "close reason not utf8 (RFC 6455 5.5.1)"));
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.CLIENT), 1000, true));
    }

    @Test
    void aMessageThatIsTooBigFailsTheConnectionWith1009AtItsHeader() {
        Conversation.with(Conversation.limits(1000, 10), Conversation.ECHO)
                .opens()
                .arrives(zeros(11).maskedWith(FrameBytes.KEY).headerBytes())
                .sends(close(1009, "message too big (RFC 6455 7.4.1)"))
                .arrives(hex("37 fa 21 3d 37 fa 21 3d 37 fa 21 # eleven zeros"))
                .sees(
                        "server: Close 1009 'message too big (RFC 6455 7.4.1)'",
                        "client: Binary 00 00 00 00 00 00 00 00 00 00 00"
                                + " breaks [MESSAGE_TOO_BIG]");
    }

    @Test
    void aFrameThatIsTooBigFailsTheConnectionThoughAMessageMayBeLonger() {
        Limits limits = new Limits(HeadLimits.DEFAULT, 10, 20, 100, MessageMemory.UNBOUNDED);
        Conversation.with(Conversation.settings().with(limits), Conversation.ECHO)
                .opens()
                .arrives(
                        text("0123456789").fragment().masked(), continuation("0123456789").masked())
                .sends(text("01234567890123456789"))
                .arrives(zeros(11).maskedWith(FrameBytes.KEY).headerBytes())
                .sends(close(1009, "message too big (RFC 6455 7.4.1)"));
    }

    @Test
    void fragmentsThatAreTooBigTogetherFailTheConnectionToo() {
        Conversation.with(Conversation.limits(1000, 10), Conversation.ECHO)
                .opens()
                .arrives(zeros(6).fragment().masked(), continuation("12345").masked())
                .sends(close(1009, "message too big (RFC 6455 7.4.1)"));
    }

    @Test
    void ofSeveralBrokenRulesTheFirstNamesTheReasonAndAllAreReported() {
        Conversation.opened()
                .arrives(ping("").fragment().rsv1())
                .sends(close(1002, "reserved bits (RFC 6455 5.2)"))
                .sees(
                        "server: Close 1002 'reserved bits (RFC 6455 5.2)'",
                        "client: Ping… '' breaks"
                                + " [RESERVED_BITS, MASK_MISSING, CONTROL_FRAGMENTED]");
    }

    @Test
    void nothingIsDoneAfterFailingButFramesAreStillReported() {
        Conversation talk =
                Conversation.echoing()
                        .arrives(text("a"))
                        .sends(close(1002, "mask missing (RFC 6455 5.1)"))
                        .sees(
                                "server: Close 1002 'mask missing (RFC 6455 5.1)'",
                                "client: Text 'a' breaks [MASK_MISSING]")
                        .arrives(
                                text("b").masked(),
                                ping("?").masked(),
                                text("c").rsv1().masked(),
                                close(1000, "").masked())
                        .sendsNothing()
                        .sees(
                                "client: Text 'b'",
                                "client: Ping '?'",
                                "client: Text 'c' breaks [RESERVED_BITS]",
                                "client: Close 1000 ''");
        assertThat(talk.endpoint().send(OutgoingFrame.text("d"))).isFalse();
        talk.sendsNothing();
    }

    @Test
    void aCloseAfterFailingMakesTheEndClean() {
        Conversation talk =
                Conversation.opened().arrives(text("a")).arrives(close(1002, "").masked());
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1002, true));
    }

    @Test
    void failingAfterTheServersCloseSendsNoSecondOne() {
        Conversation talk = Conversation.opened();
        talk.endpoint().close(1000, "");
        talk.sends(close(1000, "")).arrives(text("a")).sendsNothing();
        assertThat(talk.endpoint().finished()).isTrue();
        assertThat(talk.endpoint().closeExpected()).isFalse();
    }

    @Test
    void theProgramMayFailTheConnectionWhileItReadsAMessage() {
        List<Runnable> onMessage = new ArrayList<>();
        Conversation talk =
                Conversation.with(
                                Conversation.settings(),
                                (opcode, payload, sender) -> onMessage.forEach(Runnable::run))
                        .opens();
        onMessage.add(() -> talk.endpoint().fail(1011, "boom"));
        talk.arrives(text("a").fragment().masked(), continuation("b").masked())
                .arrives(text("c").masked())
                .sends(close(1011, "boom"))
                .sees(
                        "client: Text… 'a'",
                        "message: Text 'ab'",
                        "server: Close 1011 'boom'",
                        "client: Continuation of Text 'b'",
                        "client: Text 'c'");
    }

    @Test
    void aControlFrameOfALengthThatIsForbiddenIsReadToItsEnd() {
        Conversation.opened()
                .arrives(ping("x".repeat(300)).masked(), ping("?").masked())
                .sends(close(1002, "control too long (RFC 6455 5.5)"))
                .sees(
                        "server: Close 1002 'control too long (RFC 6455 5.5)'",
                        "client: Ping (300 bytes) breaks [CONTROL_TOO_LONG]",
                        "client: Ping '?'");
    }
}
