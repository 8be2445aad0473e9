package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import framescope.testing.Threat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compressed messages that an endpoint takes and answers (RFC 7692).
class EndpointDeflateTest {
    private static final Bytes HELLO = hex("f2 48 cd c9 c9 07 00 # «Hello», §7.2.3.1");
    private static final Bytes HELLO_AGAIN = hex("f2 00 11 00 00 # «Hello» once more, §7.2.3.2");

    private static Conversation echoing() {
        return Conversation.with(Conversation.deflating(), Conversation.ECHO).opensDeflating();
    }

    private static FrameBytes compressed(Bytes payload) {
        return FrameBytes.of(Opcode.TEXT, payload).rsv1();
    }

    @Test
    void aCompressedMessageComesBackCompressed() {
        echoing()
                .arrives(compressed(HELLO).masked())
                .sends(compressed(HELLO))
                .sees(
                        "client: inflated 'Hello'",
                        "message: Text 'Hello'",
                        "server: inflated 'Hello'",
                        "server: Text f2 48 cd c9 c9 07 00",
                        "client: Text f2 48 cd c9 c9 07 00");
    }

    @Test
    void theSecondMessageRefersToTheFirstBothWays() {
        echoing()
                .arrives(compressed(HELLO).masked(), compressed(HELLO_AGAIN).masked())
                .sends(compressed(HELLO), compressed(HELLO_AGAIN));
    }

    @Test
    void aRestInBetweenChangesNothing() {
        Conversation talk = echoing();
        talk.endpoint().rest();
        talk.endpoint().pack();
        talk.arrives(compressed(HELLO).masked()).sends(compressed(HELLO));
        talk.endpoint().rest();
        talk.endpoint().pack();
        talk.arrives(compressed(hex("f2 00")).fragment().masked());
        talk.endpoint().rest();
        assertThat(talk.endpoint().pack()).isFalse();
        talk.arrives(FrameBytes.of(Opcode.CONTINUATION, hex("11 00 00")).masked())
                .sends(compressed(HELLO_AGAIN));
    }

    @Test
    void whatIsNotCompressedIsTakenAsItIs() {
        echoing().arrives(text("Hello").masked()).sends(compressed(HELLO));
    }

    @Test
    void anEmptyMessageIsOneByte() {
        echoing()
                .arrives(compressed(hex("00")).masked())
                .sends(compressed(hex("00")))
                .sees(
                        "client: inflated ''",
                        "message: Text ''",
                        "server: inflated ''",
                        "server: Text '\0'",
                        "client: Text '\0'");
    }

    @Test
    void aCompressedMessageInFragmentsWithAPingInBetweenIsOne() {
        FrameBytes second = FrameBytes.of(Opcode.CONTINUATION, HELLO.slice(3, HELLO.length()));
        echoing()
                .arrives(
                        compressed(HELLO.first(3)).fragment().masked(),
                        ping("?").masked(),
                        second.masked())
                .sends(pong("?"), compressed(HELLO));
    }

    @Test
    void everyCutOfACompressedConversationGivesTheSame() {
        Bytes stream =
                compressed(HELLO)
                        .masked()
                        .bytes()
                        .plus(compressed(HELLO_AGAIN.first(2)).fragment().masked().bytes())
                        .plus(ping("").masked().bytes())
                        .plus(continuation("\0\0\0").masked().bytes());
        Conversation whole = echoing().arrives(stream);
        assertThat(Splits.of(stream))
                .allSatisfy(cut -> {
                    Conversation talk = echoing().arrives(cut);
                    assertThat(talk.heard()).isEqualTo(whole.heard());
                    assertThat(talk.sent()).isEqualTo(whole.sent());
                });
    }

    @Test
    void aTextThatIsNotUtf8FailsFastInsideACompressedFragment() {
        Bytes surrogate = hex("00 03 00 fc ff ed a0 80 # a stored block: U+D800");
        echoing()
                .arrives(compressed(surrogate).fragment().masked())
                .sends(close(1007, "text not utf8 (RFC 6455 8.1)"));
    }

    @Threat("P10")
    @Test
    void aFaultInTheTextIsFoundBeforeTheBrokenDataBehindItHoweverTheyAreCut() {
        Bytes stream =
                compressed(hex("00 01 00 fe ff ff 06 # a stored ff, type 3")).masked().bytes();
        assertThat(Splits.of(stream))
                .allSatisfy(cut ->
                        echoing().arrives(cut).sends(close(1007, "text not utf8 (RFC 6455 8.1)")));
    }

    @Test
    void aFaultInTheTextIsFoundBeforeTheLimitBehindItHoweverTheyAreCut() {
        EndpointSettings settings = Conversation.deflating().with(Limits.DEFAULT.withMessage(100));
        Bytes bomb = hex("4a 4c 1c 05 a3 60 14 8c 58 00 00 # «a» 1,025 times");
        Bytes both = hex("00 01 00 fe ff ff # a stored ff").plus(bomb);
        Bytes stream = compressed(both).masked().bytes();
        assertThat(Splits.of(stream))
                .allSatisfy(cut ->
                        Conversation.with(settings, Conversation.ECHO)
                                .opensDeflating()
                                .arrives(cut)
                                .sends(close(1007, "text not utf8 (RFC 6455 8.1)")));
    }

    @Test
    void brokenDataFailsTheConnectionWith1007() {
        echoing()
                .arrives(compressed(hex("06")).masked())
                .sends(close(1007, "deflate invalid (RFC 7692 7.2.2)"));
    }

    @Threat("P8")
    @Test
    void aMessageThatInflatesBeyondTheLimitFailsTheConnectionWith1009() {
        EndpointSettings settings = Conversation.deflating().with(Limits.DEFAULT.withMessage(1000));
        Bytes thousandAndOne = hex("4a 4c 1c 05 a3 60 14 8c 58 00 00 # «a» 1,025 times");
        Conversation.with(settings, Conversation.ECHO)
                .opensDeflating()
                .arrives(compressed(thousandAndOne).masked())
                .sends(close(1009, "message too big (RFC 6455 7.4.1)"));
    }

    @Test
    void watchingGoesOnBehindAMessageThatCannotBeInflated() {
        EndpointSettings observing = Conversation.deflating().with(Policy.OBSERVE);
        Conversation.with(observing, Conversation.SILENCE)
                .opensDeflating("permessage-deflate; client_no_context_takeover")
                .arrives(compressed(hex("06")).masked(), compressed(HELLO).masked())
                .sees(
                        "client: Text '\6' breaks [DEFLATE_INVALID]",
                        "client: inflated 'Hello'",
                        "message: Text 'Hello'",
                        "client: Text f2 48 cd c9 c9 07 00");
    }

    @Test
    void anInterruptedCompressedMessageTakesTheContextWithIt() {
        EndpointSettings observing = Conversation.deflating().with(Policy.OBSERVE);
        Conversation.with(observing, Conversation.SILENCE)
                .opensDeflating()
                .arrives(
                        compressed(HELLO.first(3)).fragment().masked(),
                        text("plain").masked(),
                        compressed(HELLO).masked())
                .sees(
                        "client: Text… f2 48 cd",
                        "message: Text 'plain'",
                        "client: Text 'plain' breaks [CONTINUATION_EXPECTED]",
                        "client: Text f2 48 cd c9 c9 07 00 breaks [DEFLATE_CONTEXT_LOST]");
    }

    @Test
    void aContinuationOfNothingBehindACompressedMessageIsNotCompressed() {
        EndpointSettings observing = Conversation.deflating().with(Policy.OBSERVE);
        Conversation.with(observing, Conversation.SILENCE)
                .opensDeflating()
                .arrives(
                        compressed(HELLO).masked(),
                        continuation("stray").masked(),
                        compressed(HELLO_AGAIN).masked())
                .sees(
                        "client: inflated 'Hello'",
                        "message: Text 'Hello'",
                        "client: Text f2 48 cd c9 c9 07 00",
                        "client: Continuation of Continuation 'stray' breaks [CONTINUATION_WITHOUT_START]",
                        "client: inflated 'Hello'",
                        "message: Text 'Hello'",
                        "client: Text f2 00 11 00 00");
    }

    @Test
    void withoutContextTakeoverEachMessageStandsForItself() {
        Conversation.with(Conversation.deflating(), Conversation.ECHO)
                .opensDeflating("permessage-deflate; server_no_context_takeover")
                .arrives(compressed(HELLO).masked(), compressed(HELLO_AGAIN).masked())
                .sends(compressed(HELLO), compressed(HELLO));
    }

    @Test
    void aMessageLongerThanASmallWindowGoesOutAsItIs() {
        String longer = "x".repeat(257);
        Conversation.with(Conversation.deflating(), Conversation.ECHO)
                .opensDeflating("permessage-deflate; server_max_window_bits=8")
                .arrives(text("Hello").masked(), text(longer).masked())
                .sends(compressed(HELLO), text(longer));
    }

    @Threat("P9")
    @ParameterizedTest
    @ValueSource(strings = {"7", "16", "-1", "08", "99999999999", "x"})
    void anOfferOfAWindowThatCannotBeIsPassedOver(String bits) {
        String offer = "permessage-deflate; server_max_window_bits=" + bits;
        Conversation.with(Conversation.deflating(), Conversation.SILENCE)
                .arrives(
                        Conversation.REQUEST.replace(
                                "Upgrade:", "Sec-WebSocket-Extensions: " + offer + "\r\nUpgrade:"))
                .sends(Conversation.RESPONSE);
    }

    @Test
    void withoutTheExtensionRsv1IsAReservedBit() {
        Conversation.echoing()
                .arrives(compressed(HELLO).masked())
                .sends(close(1002, "reserved bits (RFC 6455 5.2)"));
    }
}
