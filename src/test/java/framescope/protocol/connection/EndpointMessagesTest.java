package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages and heartbeats that an endpoint takes and answers.
class EndpointMessagesTest {
    // ---------------------------------------------------------------- messages

    @Test
    void aTextMessageComesBack() {
        Conversation.echoing()
                .arrives(text("Grüße").masked())
                .sends(text("Grüße"))
                .sees("message: Text 'Grüße'", "server: Text 'Grüße'", "client: Text 'Grüße'");
    }

    @Test
    void aBinaryMessageComesBack() {
        Conversation.echoing()
                .arrives(binary(hex("00 ff")).masked())
                .sends(binary(hex("00 ff")))
                .sees("message: Binary 00 ff", "server: Binary 00 ff", "client: Binary 00 ff");
    }

    @Test
    void anEmptyMessageComesBack() {
        Conversation.echoing()
                .arrives(text("").masked())
                .sends(text(""))
                .sees("message: Text ''", "server: Text ''", "client: Text ''");
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 65_535, 65_536, 1_000_000})
    void messagesOfEveryLengthFormComeBack(int length) {
        Conversation.echoing().arrives(zeros(length).masked()).sends(zeros(length));
    }

    @Test
    void allMessagesOfOneReadAreAnswered() {
        Conversation.echoing()
                .arrives(text("a").masked(), text("b").masked(), text("c").masked())
                .sends(text("a"), text("b"), text("c"));
    }

    @Test
    void fragmentsBecomeOneMessageWithControlFramesInBetween() {
        Conversation.echoing()
                .arrives(
                        text("Hel").fragment().masked(),
                        ping("?").masked(),
                        continuation("").fragment().masked(),
                        pong("!").masked(),
                        continuation("lo").masked())
                .sends(pong("?"), text("Hello"))
                .sees(
                        "client: Text… 'Hel'",
                        "server: Pong '?'",
                        "client: Ping '?'",
                        "client: Continuation of Text… ''",
                        "client: Pong '!' breaks [PONG_UNSOLICITED]",
                        "message: Text 'Hello'",
                        "server: Text 'Hello'",
                        "client: Continuation of Text 'lo'");
    }

    @Test
    void aCharacterMayBeCutInTwoByFragments() {
        Conversation.echoing()
                .arrives(
                        FrameBytes.of(Opcode.TEXT, hex("e2 82")).fragment().masked(),
                        FrameBytes.of(Opcode.CONTINUATION, hex("ac")).masked())
                .sends(text("€"));
    }

    @Test
    void eachMessageIsJudgedAnew() {
        Conversation.echoing()
                .arrives(text("a").fragment().masked(), continuation("b").masked())
                .arrives(binary(hex("ff")).masked(), text("c").masked())
                .sends(text("ab"), binary(hex("ff")), text("c"));
    }

    @Test
    void aMessageOfJustTheLimitIsTaken() {
        Conversation.with(Conversation.limits(1000, 10), Conversation.ECHO)
                .opens()
                .arrives(zeros(10).masked())
                .sends(zeros(10))
                .arrives(zeros(9).fragment().masked(), continuation("\0").masked())
                .sends(zeros(10));
    }

    @Test
    void theProgramSeesOnlyTheMessageInItsBuffer() {
        List<Bytes> messages = new ArrayList<>();
        Conversation.with(
                        Conversation.settings(),
                        (opcode, payload, sender) -> messages.add(Bytes.copyOf(payload)))
                .opens()
                .arrives(text("long").masked(), text("a").masked(), text("longer").masked());
        assertThat(messages)
                .containsExactly(Bytes.utf8("long"), Bytes.utf8("a"), Bytes.utf8("longer"));
    }

    @Test
    void aDirectBufferWillDoAsWell() {
        Conversation.echoing()
                .arrivesOffHeap(text("Hello").masked(), ping("?").masked())
                .sends(text("Hello"), pong("?"));
    }

    // ---------------------------------------------------------------- ping and pong

    @Test
    void aPingIsAnsweredWithItsPayload() {
        Conversation.opened()
                .arrives(ping("Hello").masked())
                .sends(pong("Hello"))
                .sees("server: Pong 'Hello'", "client: Ping 'Hello'");
    }

    @Test
    void theLongestPingIsAnswered() {
        Conversation.opened().arrives(ping("x".repeat(125)).masked()).sends(pong("x".repeat(125)));
    }

    @Test
    void aPingInSeveralReadsIsAnsweredOnceItIsWhole() {
        Bytes ping = ping("Hello").masked().bytes();
        Conversation.opened()
                .arrives(ping.first(8))
                .sendsNothing()
                .arrives(ping.slice(8, ping.length()))
                .sends(pong("Hello"));
    }

    @Test
    void aPongIsNotAnswered() {
        Conversation.opened()
                .arrives(pong("Hello").masked())
                .sendsNothing()
                .sees("client: Pong 'Hello' breaks [PONG_UNSOLICITED]");
    }
}
