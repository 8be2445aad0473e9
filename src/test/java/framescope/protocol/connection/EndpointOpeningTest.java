package framescope.protocol.connection;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How an endpoint answers a request head: whatever comes, in whatever pieces.
class EndpointOpeningTest {
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
                                .plus(text("a").maskedWith(0x37fa213d).bytes()))
                .arrives(hex("01 02"))
                .sees("client: GET /none", "server: 404")
                .ends()
                .sees("client: unparsed 81 81 37 fa 21 3d 56 01 02");
    }

    @Threat("N11")
    @Test
    void aTlsClientHelloIsOneRowAndRefused() {
        Conversation talk =
                Conversation.connecting()
                        .arrives(hex("16 03 01 00 04 01 00"))
                        .seesNothing()
                        .arrives(hex("00 00 14 03"))
                        .sees(
                                "client: unparsed 16 03 01 00 04 01 00 00 00"
                                        + " breaks [TLS_ON_PLAIN_PORT]",
                                "server: 400");
        assertThat(talk.endpoint().finished()).isTrue();
        talk.ends().sees("client: unparsed 14 03");
    }

    @Threat("N11")
    @Test
    void halfATlsClientHelloIsRefusedWhenItsTimeIsUp() {
        Conversation talk = Conversation.connecting().arrives(hex("16 03 01"));
        talk.endpoint().timeOutHandshake();
        talk.sees("client: unparsed 16 03 01 breaks [TLS_ON_PLAIN_PORT]", "server: 400");
    }

    @Threat("N11")
    @ParameterizedTest
    @ValueSource(strings = {"16", "16 03", "16 03 01 00 04 01 00 00"})
    void aTlsClientHelloThatIsCutShortIsReportedAtTheEnd(String beginning) {
        Conversation.connecting()
                .arrives(hex(beginning))
                .ends()
                .sees("client: unparsed " + beginning + " breaks [TLS_ON_PLAIN_PORT]")
                .sendsNothing();
    }

    @Test
    void whatComesAfterBytesThatAreNoRequestIsStray() {
        Conversation.connecting()
                .arrives(hex("81 03"))
                .arrives(hex("01 02"))
                .sees("client: unparsed 81 breaks [HEAD_MALFORMED]", "server: 400")
                .ends()
                .sees("client: unparsed 03 01 02");
    }

    @Threat("N10")
    @Test
    void garbageThatBeginsLikeTlsForOneByteIsAnsweredAtOnce() {
        Conversation talk = Conversation.connecting().arrives("\u0016and more");
        talk.sees("client: unparsed 16 61 breaks [HEAD_MALFORMED]", "server: 400");
        assertThat(talk.endpoint().finished()).isTrue();
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
