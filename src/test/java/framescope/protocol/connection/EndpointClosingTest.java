package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a connection comes to its end: by Close frames, or in the middle of something.
class EndpointClosingTest {
    // ---------------------------------------------------------------- closing handshake

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
                .isEqualTo(new CloseSummary(Optional.of(Role.CLIENT), CloseCode.NO_STATUS, true));
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
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), CloseCode.NO_STATUS, false));
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
                .isEqualTo(new CloseSummary(Optional.of(Role.CLIENT), CloseCode.NO_STATUS, true));
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

    // ---------------------------------------------------------------- losing the thread

    private static final String TOP_BIT = "82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d";

    @Threat("P1")
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
