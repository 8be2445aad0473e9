package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
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
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conversations with an endpoint, from the opening handshake to the end.
class WebSocketEndpointTest {

    @Nested
    class OpeningHandshake {
        @Test
        void aRightRequestOpensTheWebSocket() {
            Conversation talk = Conversation.connecting();
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CONNECTING);
            talk.arrives(Conversation.REQUEST)
                    .sends(Conversation.RESPONSE)
                    .sees("client: GET /chat", "server: 101");
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.OPEN);
            assertThat(talk.endpoint().finished()).isFalse();
        }

        @Test
        void framesMayStandInTheSameSegmentAsTheRequest() {
            Conversation.with(Conversation.settings(), Conversation.ECHO)
                    .arrives(
                            Bytes.utf8(Conversation.REQUEST)
                                    .plus(text("Hello").masked().bytes())
                                    .plus(ping("?").masked().bytes()))
                    .sends(
                            Bytes.utf8(Conversation.RESPONSE)
                                    .plus(text("Hello").bytes())
                                    .plus(pong("?").bytes()))
                    .sees(
                            "client: GET /chat",
                            "server: 101",
                            "message: Text 'Hello'",
                            "server: Text 'Hello'",
                            "client: Text 'Hello'",
                            "server: Pong '?'",
                            "client: Ping '?'");
        }

        @Test
        void aRequestInPiecesIsAnsweredOnceItIsWhole() {
            int half = Conversation.REQUEST.length() / 2;
            Conversation.connecting()
                    .arrives(Conversation.REQUEST.substring(0, half))
                    .sendsNothing()
                    .seesNothing()
                    .arrives(Conversation.REQUEST.substring(half))
                    .sends(Conversation.RESPONSE)
                    .sees("client: GET /chat", "server: 101");
        }

        @Test
        void aWrongRequestIsRefusedAndEndsIt() {
            Conversation talk =
                    Conversation.connecting()
                            .arrives(Conversation.REQUEST.replace("Version: 13", "Version: 8"))
                            .sees("client: GET /chat breaks [VERSION_NOT_13]", "server: 426");
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CLOSED);
            assertThat(talk.endpoint().finished()).isTrue();
        }

        @Test
        void bytesBehindARefusedRequestAreStray() {
            Conversation.connecting()
                    .arrives(
                            Bytes.utf8("GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .plus(text("a").masked().bytes()))
                    .arrives(hex("01 02"))
                    .sees("client: GET /none", "server: 404")
                    .ends()
                    .sees("client: unparsed 81 81 37 fa 21 3d 56 01 02");
        }

        @Test
        void aTlsClientHelloIsNoRequest() {
            Conversation talk =
                    Conversation.connecting()
                            .arrives(hex("16 03 01 02 00 01"))
                            .sees(
                                    "client: unparsed 16 03 01 02 00 01 breaks [HEAD_MALFORMED]",
                                    "server: 400");
            assertThat(talk.endpoint().finished()).isTrue();
            talk.ends().seesNothing();
        }

        @Test
        void whatComesAfterBytesThatAreNoRequestIsStray() {
            Conversation.connecting()
                    .arrives(hex("16 03"))
                    .arrives(hex("01 02"))
                    .sees("client: unparsed 16 03 breaks [HEAD_MALFORMED]", "server: 400")
                    .ends()
                    .sees("client: unparsed 01 02");
        }

        @Test
        void aRequestThatIsCutShortIsReportedAtTheEnd() {
            Conversation.connecting()
                    .arrives("GET / ")
                    .ends()
                    .sees("client: unparsed 47 45 54 20 2f 20 breaks [HEAD_MALFORMED]")
                    .sendsNothing();
        }

        @Test
        void aConnectionWithoutAByteHasNothingToReport() {
            Conversation.connecting().ends().seesNothing().sendsNothing();
        }

        @Test
        void nothingIsSentBeforeTheWebSocketIsOpen() {
            Conversation talk = Conversation.connecting();
            assertThat(talk.endpoint().send(OutgoingFrame.text("early"))).isFalse();
            talk.endpoint().send(Opcode.TEXT, Bytes.utf8("early").buffer());
            talk.endpoint().close(1000, "");
            talk.sendsNothing().seesNothing();
        }
    }

    @Nested
    class Messages {
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
                            "client: Pong '!'",
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
    }

    @Nested
    class PingAndPong {
        @Test
        void aPingIsAnsweredWithItsPayload() {
            Conversation.opened()
                    .arrives(ping("Hello").masked())
                    .sends(pong("Hello"))
                    .sees("server: Pong 'Hello'", "client: Ping 'Hello'");
        }

        @Test
        void theLongestPingIsAnswered() {
            Conversation.opened()
                    .arrives(ping("x".repeat(125)).masked())
                    .sends(pong("x".repeat(125)));
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
                    .sees("client: Pong 'Hello'");
        }
    }

    @Nested
    class ClosingHandshake {
        @Test
        void theClientsCloseIsEchoed() {
            Conversation talk =
                    Conversation.opened()
                            .arrives(close(1001, "bye").masked())
                            .sends(close(1001, "bye"))
                            .sees("server: Close 1001 'bye'", "client: Close 1001 'bye'");
            assertThat(talk.endpoint().finished()).isTrue();
            assertThat(talk.endpoint().closeExpected()).isFalse();
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CLOSING);
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(new CloseSummary(Optional.of(Role.CLIENT), 1001, true));
            assertThat(talk.ends().endpoint().state()).isEqualTo(ConnectionState.CLOSED);
        }

        @Test
        void anEmptyCloseIsAnsweredWithAnEmptyOne() {
            Conversation talk =
                    Conversation.opened()
                            .arrives(close().masked())
                            .sends(close())
                            .sees("server: Close", "client: Close");
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(
                            new CloseSummary(Optional.of(Role.CLIENT), CloseCode.NO_STATUS, true));
        }

        @Test
        void theServersCloseWaitsForTheClients() {
            Conversation talk = Conversation.opened();
            talk.endpoint().close(1000, "done");
            talk.sends(close(1000, "done")).sees("server: Close 1000 'done'");
            assertThat(talk.endpoint().closeExpected()).isTrue();
            assertThat(talk.endpoint().finished()).isFalse();
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CLOSING);

            talk.arrives(close(1000, "").masked()).sendsNothing().sees("client: Close 1000 ''");
            assertThat(talk.endpoint().closeExpected()).isFalse();
            assertThat(talk.endpoint().finished()).isTrue();
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1000, true));
        }

        @Test
        void theServersCloseNeedNotHaveACode() {
            Conversation talk = Conversation.opened();
            talk.endpoint().close(CloseCode.NO_STATUS, "");
            talk.sends(close());
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(
                            new CloseSummary(Optional.of(Role.SERVER), CloseCode.NO_STATUS, false));
        }

        @Test
        void aCloseIsSentOnce() {
            Conversation talk = Conversation.opened();
            talk.endpoint().close(1000, "");
            talk.endpoint().close(1001, "");
            talk.endpoint().fail(1002, "");
            talk.sends(close(1000, ""));
        }

        @Test
        void messagesThatWereOnTheirWayAreStillGivenToTheProgram() {
            Conversation talk = Conversation.echoing();
            talk.endpoint().close(1000, "");
            talk.sends(close(1000, ""))
                    .sees("server: Close 1000 ''")
                    .arrives(text("late").masked())
                    .sendsNothing()
                    .sees("message: Text 'late'", "client: Text 'late'");
        }

        @Test
        void afterTheClientsCloseFramesAreReportedAndNothingElse() {
            Conversation.echoing()
                    .arrives(close(1000, "").masked())
                    .sends(close(1000, ""))
                    .sees("server: Close 1000 ''", "client: Close 1000 ''")
                    .arrives(text("late").masked(), ping("?").masked(), close().masked())
                    .sendsNothing()
                    .sees(
                            "client: Text 'late' breaks [FRAME_AFTER_CLOSE]",
                            "client: Ping '?'",
                            "client: Close");
        }

        @Test
        void aConnectionThatEndsWithoutCloseIsAbnormal() {
            Conversation talk = Conversation.opened().ends();
            assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CLOSED);
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(new CloseSummary(Optional.empty(), CloseCode.ABNORMAL, false));
        }

        @Test
        void aCloseWithHalfACodeHasNoStatusCode() {
            Conversation talk =
                    Conversation.opened()
                            .arrives(FrameBytes.of(Opcode.CLOSE, hex("03")).masked())
                            .sends(close(1002, "close half code (RFC 6455 5.5.1)"));
            assertThat(talk.endpoint().closeSummary())
                    .isEqualTo(
                            new CloseSummary(Optional.of(Role.CLIENT), CloseCode.NO_STATUS, true));
        }

        @Test
        void aCloseWithTheCodeThatStandsForNoneIsNotEchoed() {
            Conversation.opened()
                    .arrives(hex("88 82 37 fa 21 3d 34 17 # 1005"))
                    .sends(close(1002, "close code forbidden (RFC 6455 7.4)"))
                    .sees(
                            "server: Close 1002 'close code forbidden (RFC 6455 7.4)'",
                            "client: Close 1005 '' breaks [CLOSE_CODE_FORBIDDEN]");
        }
    }

    @Nested
    class Failing {
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
                    .arrives(zeros(11).masked().headerBytes())
                    .sends(close(1009, "message too big (RFC 6455 7.4.1)"))
                    .arrives(hex("37 fa 21 3d 37 fa 21 3d 37 fa 21 # eleven zeros"))
                    .sees(
                            "server: Close 1009 'message too big (RFC 6455 7.4.1)'",
                            "client: Binary 00 00 00 00 00 00 00 00 00 00 00"
                                    + " breaks [MESSAGE_TOO_BIG]");
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

    @Nested
    class LosingTheThread {
        private static final String TOP_BIT = "82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d";

        @Test
        void aLengthWithItsTopBitSetFailsTheConnectionAtOnce() {
            Conversation talk =
                    Conversation.opened()
                            .arrives(hex(TOP_BIT))
                            .sends(close(1002, "length top bit (RFC 6455 5.2)"))
                            .sees("server: Close 1002 'length top bit (RFC 6455 5.2)'");
            assertThat(talk.endpoint().finished()).isTrue();
            talk.ends().sees("client: unparsed " + TOP_BIT + " breaks [LENGTH_TOP_BIT]");
        }

        @Test
        void whatFollowsBelongsToTheSameUnparsedBytes() {
            Conversation.opened()
                    .arrives(hex(TOP_BIT).plus(hex("01 02")))
                    .arrives(hex("03"))
                    .sees("server: Close 1002 'length top bit (RFC 6455 5.2)'")
                    .ends()
                    .sees("client: unparsed " + TOP_BIT + " 01 02 03 breaks [LENGTH_TOP_BIT]");
        }

        @Test
        void aFrameThatIsCutShortInItsPayloadIsReportedAtTheEnd() {
            Conversation.opened()
                    .arrives(hex("81 82 37 fa 21 3d 7f"))
                    .seesNothing()
                    .ends()
                    .sees("client: unparsed 81 82 37 fa 21 3d 7f breaks [FRAME_CUT_SHORT]");
        }

        @Test
        void aFrameThatIsCutShortInItsHeaderIsReportedAtTheEnd() {
            Conversation.opened()
                    .arrives(text("a").masked().bytes().plus(hex("81")))
                    .sees("message: Text 'a'", "client: Text 'a'")
                    .ends()
                    .sees("client: unparsed 81 breaks [FRAME_CUT_SHORT]");
        }

        @Test
        void aFrameThatIsCutShortKeepsWhatElseIsWrongWithIt() {
            Conversation.opened()
                    .arrives(hex("81 02 48 # not masked"))
                    .sees("server: Close 1002 'mask missing (RFC 6455 5.1)'")
                    .ends()
                    .sees("client: unparsed 81 02 48 breaks [MASK_MISSING, FRAME_CUT_SHORT]");
        }

        @Test
        void aHeaderThatIsCutShortDoesNotInheritTheFaultsOfTheFrameBefore() {
            Conversation.opened()
                    .arrives(text("a").bytes().plus(hex("81")))
                    .sees(
                            "server: Close 1002 'mask missing (RFC 6455 5.1)'",
                            "client: Text 'a' breaks [MASK_MISSING]")
                    .ends()
                    .sees("client: unparsed 81 breaks [FRAME_CUT_SHORT]");
        }

        @Test
        void theEndIsReportedOnce() {
            Conversation.opened()
                    .arrives(hex("81"))
                    .ends()
                    .sees("client: unparsed 81 breaks [FRAME_CUT_SHORT]")
                    .ends()
                    .seesNothing();
        }

        @Test
        void unreportedBytesBeginBehindTheLastReport() {
            Conversation talk = Conversation.connecting();
            long head = Conversation.REQUEST.length();
            assertThat(talk.arrives("GET").endpoint().unreportedStart()).isZero();
            talk.arrives(Conversation.REQUEST.substring(3));
            assertThat(talk.endpoint().unreportedStart()).isEqualTo(head);
            talk.arrives(hex("81 80 37 fa 21 3d 81"));
            assertThat(talk.endpoint().unreportedStart()).isEqualTo(head + 6);
            talk.arrives(hex("81 37 fa 21 3d"));
            assertThat(talk.endpoint().unreportedStart()).isEqualTo(head + 6);
            talk.arrives(hex("56"));
            assertThat(talk.endpoint().unreportedStart()).isEqualTo(head + 13);
        }
    }

    @Nested
    class Sending {
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
}
