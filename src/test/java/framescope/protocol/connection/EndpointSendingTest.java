package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a user sends: just as it is, or not at all.
class EndpointSendingTest {
    private static final Manners SILENT =
            new Manners() {
                @Override
                public boolean answersPing(ByteBuffer payload) {
                    return false;
                }
            };

    @Test
    void aUsersFrameGoesOut() {
        Conversation talk = Conversation.opened();
        assertThat(talk.endpoint().send(OutgoingFrame.text("Hello"))).isTrue();
        talk.sends(text("Hello")).sees("server: Text 'Hello'");
    }

    @Test
    void aUsersFrameGoesOutAsItStandsAndItsFaultsAreReported() {
        Conversation talk = Conversation.opened();
        FrameBytes odd = FrameBytes.of(Opcode.RESERVED_3, hex("01")).rsv2().masked();
        assertThat(send(talk, odd)).isTrue();
        talk.sends(odd)
                .sees(
                        "server: Reserved 3 '\u0001' breaks"
                                + " [RESERVED_BITS, RESERVED_OPCODE, MASK_UNEXPECTED]");
    }

    @Test
    void aUsersFrameMayDeclareALengthThatIsNotItsOwn() {
        Conversation talk = Conversation.opened();
        assertThat(send(talk, text("Hi").declaring(300))).isTrue();
        talk.sends(hex("81 7e 01 2c 48 69")).sees("server: Text 'Hi'");
    }

    @Test
    void theOrderOfFramesIsReportedForTheServerToo() {
        Conversation talk = Conversation.echoing();
        send(talk, text("a").fragment());
        talk.arrives(text("b").masked());
        send(talk, continuation("c"));
        talk.sees(
                "server: Text… 'a'",
                "message: Text 'b'",
                "server: Text 'b' breaks [CONTINUATION_EXPECTED]",
                "client: Text 'b'",
                "server: Continuation of Continuation 'c' breaks [CONTINUATION_WITHOUT_START]");
    }

    @Test
    void aTextThatIsSentJustAsItIsIsJudgedOverAllItsFrames() {
        Conversation talk = Conversation.opened();
        send(talk, FrameBytes.of(Opcode.TEXT, hex("c3")).fragment());
        send(talk, ping("between"));
        send(talk, FrameBytes.of(Opcode.CONTINUATION, hex("a4")));
        send(talk, FrameBytes.of(Opcode.TEXT, hex("c3")).fragment());
        send(talk, continuation(""));
        send(talk, FrameBytes.of(Opcode.BINARY, hex("c3")));
        assertThat(findings(talk)).containsExactly("", "", "", "", "[TEXT_NOT_UTF8]", "");
    }

    @Test
    void aCloseReasonThatIsSentJustAsItIsIsJudged() {
        Conversation talk = Conversation.opened();
        send(talk, FrameBytes.of(Opcode.CLOSE, hex("03 e8 ff")));
        assertThat(findings(talk)).containsExactly("[CLOSE_REASON_NOT_UTF8]");
    }

    @Test
    void aPongOfOursIsJudgedByThePingThatItAnswers() {
        Conversation talk = Conversation.opened();
        talk.endpoint().setManners(SILENT);
        send(talk, pong("unasked"));
        talk.arrives(ping("a").masked());
        send(talk, pong("b"));
        send(talk, pong("a"));
        assertThat(findings(talk)).containsExactly("[PONG_UNSOLICITED]", "[PONG_MISMATCHED]", "");
        assertThat(talk.ends().endpoint().brokenAtEnd()).isEqualTo(RuleSet.NONE);
    }

    @Test
    void aPingThatIsNotAnsweredIsAFindingAboutOurCloseFrame() {
        Conversation talk = Conversation.opened();
        talk.endpoint().setManners(SILENT);
        talk.arrives(ping("anybody?").masked());
        talk.endpoint().close(1000, "");
        assertThat(findings(talk)).containsExactly("[PING_UNANSWERED]");
    }

    @Test
    void aPingThatIsNeverAnsweredIsAFindingAboutTheEnd() {
        Conversation talk = Conversation.opened();
        talk.endpoint().setManners(SILENT);
        talk.arrives(ping("anybody?").masked()).ends();
        assertThat(talk.endpoint().brokenAtEnd()).isEqualTo(RuleSet.of(Rule.PING_UNANSWERED));
    }

    @Test
    void aPingThatIsAnsweredAtOnceAnswersThoseBefore() {
        Conversation talk = Conversation.opened();
        talk.endpoint().setManners(SILENT);
        talk.arrives(ping("first").masked());
        talk.endpoint().setManners(Manners.PROPER);
        talk.arrives(ping("second").masked()).ends();
        assertThat(talk.endpoint().brokenAtEnd()).isEqualTo(RuleSet.NONE);
    }

    /// What each frame of the server breaks.
    private static List<String> findings(Conversation talk) {
        return talk.heard().stream()
                .filter(line -> line.startsWith("server: ") && !line.equals("server: 101"))
                .map(line -> line.contains(" breaks ") ? line.replaceFirst(".* breaks ", "") : "")
                .toList();
    }

    @Test
    void aUsersCloseBeginsTheClosingHandshake() {
        Conversation talk = Conversation.opened();
        assertThat(talk.endpoint().send(OutgoingFrame.close(ClosePayload.of(4000, "mine"))))
                .isTrue();
        talk.sends(close(4000, "mine"));
        assertThat(talk.endpoint().closeExpected()).isTrue();
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 4000, false));
    }

    @Test
    void nothingIsSentAfterAClose() {
        Conversation talk = Conversation.opened();
        talk.endpoint().close(1000, "");
        talk.sends(close(1000, ""));
        assertThat(talk.endpoint().send(OutgoingFrame.text("late"))).isFalse();
        talk.endpoint().send(Opcode.TEXT, Bytes.utf8("late").buffer());
        talk.endpoint().close(1001, "");
        talk.sendsNothing();
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        Conversation talk = Conversation.opened().ends();
        assertThat(talk.endpoint().send(OutgoingFrame.text("late"))).isFalse();
        talk.endpoint().close(1001, "");
        talk.sendsNothing();
    }

    @Test
    void aSentPayloadKeepsItsPosition() {
        Conversation talk = Conversation.opened();
        ByteBuffer payload = Bytes.utf8("(Hello)").buffer().position(1).limit(6);
        talk.endpoint().send(Opcode.TEXT, payload);
        talk.sends(text("Hello"));
        assertThat(payload.position()).isEqualTo(1);
    }

    private static boolean send(Conversation talk, FrameBytes frame) {
        FrameHeader header = frame.header();
        return talk.endpoint().send(new OutgoingFrame(header, frame.payload()));
    }
}
