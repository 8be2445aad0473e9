package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The client's end of a connection: what it sends is masked, what comes must not be.
class ClientEndpointTest {
    private static Conversation connecting() {
        return Conversation.with(Conversation.clientSettings(), Conversation.SILENCE)
                .sends(Conversation.CLIENT_REQUEST)
                .sees("client: GET /chat");
    }

    @Test
    void theRequestGoesOutFirstAndTheResponseOpens() {
        Conversation talk = connecting();
        assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CONNECTING);
        talk.arrives(Conversation.RESPONSE).sendsNothing().sees("server: 101");
        assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.OPEN);
    }

    @Test
    void aResponseWithAWrongAcceptOpensNothing() {
        Conversation talk =
                connecting()
                        .arrives(Conversation.RESPONSE.replace("s3pP", "S3pP"))
                        .sendsNothing()
                        .sees("server: 101 breaks [ACCEPT_WRONG]");
        assertThat(talk.endpoint().finished()).isTrue();
        assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CLOSED);
    }

    @Test
    void anotherStatusOpensNothingAndBreaksNothing() {
        Conversation talk =
                connecting().arrives("HTTP/1.1 404 Not Found\r\n\r\nno").sees("server: 404");
        assertThat(talk.endpoint().finished()).isTrue();
        talk.ends().sees("server: unparsed 6e 6f");
    }

    @Test
    void anInterimResponseIsNotTheLast() {
        Bytes stream =
                Bytes.utf8(
                                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n")
                        .plus(Bytes.utf8(Conversation.RESPONSE))
                        .plus(text("a").bytes());
        assertThat(Splits.of(stream))
                .allSatisfy(cut ->
                        connecting()
                                .arrives(cut)
                                .sees(
                                        "server: 100",
                                        "server: 103",
                                        "server: 101",
                                        "message: Text 'a'",
                                        "server: Text 'a'")
                                .ends()
                                .seesNothing());
    }

    @Test
    void whatFollowsAnInterimResponseIsJudgedByItself() {
        Conversation talk = connecting().arrives("HTTP/1.1 100 Continue\r\n\r\n").arrives("HTTP");
        assertThat(talk.endpoint().state()).isEqualTo(ConnectionState.CONNECTING);
        talk.ends().sees("server: 100", "server: unparsed 48 54 54 50 breaks [HEAD_MALFORMED]");
        connecting()
                .arrives("HTTP/1.1 100 Continue\r\nno header\r\n\r\n")
                .sees("server: 100 breaks [HEAD_MALFORMED]");
    }

    @Test
    void whatIsNoResponseIsUnparsed() {
        Conversation talk =
                connecting()
                        .arrives(hex("81 00"))
                        .sees("server: unparsed 81 breaks [HEAD_MALFORMED]");
        assertThat(talk.endpoint().finished()).isTrue();
    }

    @Test
    void a101OfHttp10OpensNothing() {
        Conversation talk =
                connecting()
                        .arrives(Conversation.RESPONSE.replace("HTTP/1.1", "HTTP/1.0"))
                        .sees("server: 101 breaks [HTTP_VERSION]");
        assertThat(talk.endpoint().finished()).isTrue();
    }

    @Test
    void anEmptyLineBeforeTheResponseIsMalformed() {
        connecting()
                .arrives("\r\n" + Conversation.RESPONSE)
                .sees("server: 101 breaks [HEAD_MALFORMED]");
    }

    @Test
    void framesBehindTheResponseInTheSameReadAreKept() {
        connecting()
                .arrives(Bytes.utf8(Conversation.RESPONSE).plus(text("a").bytes()))
                .sees("server: 101", "message: Text 'a'", "server: Text 'a'");
    }

    @Test
    void everyFrameThatGoesOutIsMaskedWithAFreshKey() {
        Conversation.clientEchoing()
                .arrives(text("Hello"), text("world"))
                .sends(text("Hello").maskedWith(1), text("world").maskedWith(2))
                .sees(
                        "message: Text 'Hello'",
                        "client: Text 'Hello'",
                        "server: Text 'Hello'",
                        "message: Text 'world'",
                        "client: Text 'world'",
                        "server: Text 'world'");
    }

    @Test
    void aPingIsAnsweredMasked() {
        Conversation.clientOpened().arrives(ping("?")).sends(pong("?").maskedWith(1));
    }

    @Test
    void aMaskedFrameFailsTheConnection() {
        Conversation.clientOpened()
                .arrives(text("a").masked())
                .sends(close(1002, "mask unexpected (RFC 6455 5.1)").maskedWith(1));
    }

    @Test
    void theServersCloseIsEchoed() {
        Conversation talk =
                Conversation.clientOpened()
                        .arrives(close(1001, "bye"))
                        .sends(close(1001, "bye").maskedWith(1));
        assertThat(talk.endpoint().finished()).isTrue();
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1001, true));
    }

    @Test
    void closingFirstIsTheClientsDoing() {
        Conversation talk = Conversation.clientOpened();
        talk.endpoint().close(1000, "");
        talk.sends(close(1000, "").maskedWith(1));
        assertThat(talk.endpoint().closeExpected()).isTrue();
        talk.arrives(close(1000, ""));
        assertThat(talk.endpoint().closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.CLIENT), 1000, true));
    }

    @Test
    void aSilentServerEndsTheWaiting() {
        Conversation talk = connecting();
        talk.endpoint().timeOutHandshake();
        assertThat(talk.endpoint().finished()).isTrue();
    }

    @Test
    void aPingThatNothingAnsweredShowsAtTheEnd() {
        Conversation talk = Conversation.clientOpened();
        FrameBytes ping = ping("?").masked();
        talk.endpoint().send(new OutgoingFrame(ping.header(), ping.payload()));
        talk.ends();
        assertThat(talk.endpoint().brokenAtEnd()).isEqualTo(RuleSet.of(Rule.PING_UNANSWERED));
    }

    @Test
    void everyCutOfWhatTheServerSendsGivesTheSame() {
        Bytes stream =
                Bytes.utf8(Conversation.RESPONSE)
                        .plus(text("Hel").fragment().bytes())
                        .plus(ping("?").bytes())
                        .plus(continuation("lo").bytes())
                        .plus(close(1000, "bye").bytes());
        Conversation whole = connecting().arrives(stream);
        assertThat(Splits.of(stream))
                .allSatisfy(cut -> {
                    Conversation talk = connecting().arrives(cut);
                    assertThat(talk.heard()).isEqualTo(whole.heard());
                    assertThat(talk.sent()).isEqualTo(whole.sent());
                });
    }
}
