package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Looking on at both directions of somebody else's connection, from its opening handshake to its end.
class WebSocketTapTest extends TapConversation {
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    @Test
    void whatAnotherExtensionMeansByReservedBitsAndOpcodesIsNotJudged() {
        FrameBytes changed = FrameBytes.of(Opcode.TEXT, hex("ff")).rsv1();
        openedWith("x-other")
                .server(changed.bytes())
                .server(FrameBytes.of(Opcode.RESERVED_3, hex("ff")).bytes())
                .server(FrameBytes.of(Opcode.TEXT, hex("ff")).bytes())
                .client(ping("").rsv1().masked().bytes())
                .client(text("").rsv1().bytes());
        assertThat(notes.lines).first().isEqualTo("client 0 /chat");
        assertThat(frames())
                .containsExactly(
                        "server TEXT",
                        "server RESERVED_3",
                        "server TEXT [TEXT_NOT_UTF8]",
                        "client PING",
                        "client TEXT [MASK_MISSING]");
    }

    @Test
    void anInterimResponseIsNotTheLast() {
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        Bytes stream = Bytes.utf8(interim + Conversation.RESPONSE).plus(text("a").bytes());
        List<String> expected =
                List.of(
                        "client 0 /chat",
                        "server 0 100",
                        "server " + interim.length() + " 101",
                        at("client", Conversation.REQUEST, " TEXT"),
                        at("server", interim + Conversation.RESPONSE, " TEXT"));
        assertThat(Splits.of(stream))
                .allSatisfy(cut -> {
                    WebSocketTapTest test = new WebSocketTapTest();
                    test.client(Bytes.utf8(Conversation.REQUEST).plus(text("a").masked().bytes()));
                    cut.forEach(test::server);
                    test.tap.end();
                    assertThat(test.notes.lines).isEqualTo(expected);
                });
    }

    @Test
    void besideAnotherExtensionCompressionIsSeenThrough() {
        FrameBytes hello = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();
        openedWith("permessage-deflate, x-other")
                .server(hello.bytes())
                .server(ping("").rsv1().bytes())
                .client(hello.masked().bytes());
        assertThat(frames())
                .containsExactly(
                        "server inflated Hello",
                        "server TEXT",
                        "server PING [COMPRESSED_CONTROL]",
                        "client inflated Hello",
                        "client TEXT");
    }

    @Test
    void anAnswerNeedNotNameTheWindowThatTheClientHasNamed() {
        String offer = EXTENSION.replace("deflate", "deflate; client_max_window_bits=10");
        String request = Conversation.REQUEST.replace("Upgrade: ", offer + "Upgrade: ");
        String response = Conversation.RESPONSE.replace("Upgrade: ", EXTENSION + "Upgrade: ");
        client(Bytes.utf8(request))
                .server(Bytes.utf8(response))
                .client(
                        FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00 # «Hello»"))
                                .rsv1()
                                .masked()
                                .bytes());
        assertThat(notes.lines)
                .containsExactly(
                        "client 0 /chat",
                        "server 0 101",
                        "client inflated Hello",
                        "client " + request.length() + " TEXT");
    }

    @Test
    void theFramesOfAMessageAreSeenThoughThereIsNoMemoryToPutItTogether() {
        MessageMemory none =
                new MessageMemory() {
                    @Override
                    public boolean take(int bytes) {
                        return false;
                    }

                    @Override
                    public void giveBack(int bytes) {}
                };
        WebSocketTap poor = new WebSocketTap(Limits.DEFAULT.with(none), notes);
        FrameBytes long6 = text("lolong").fragment().masked();
        for (Bytes each : List.of(Bytes.utf8(Conversation.REQUEST), long6.bytes())) {
            poor.receive(Role.CLIENT, ByteBuffer.wrap(each.toArray()));
        }
        poor.end();
        assertThat(notes.lines)
                .containsExactly("client 0 /chat", client("+" + long6.bytes().length()));
    }

    @Test
    void bothDirectionsAreSeenInTheOrderOfTime() {
        client(Bytes.utf8(Conversation.REQUEST))
                .server(Bytes.utf8(Conversation.RESPONSE))
                .client(text("a").masked().bytes())
                .server(text("b").bytes());
        assertThat(notes.lines)
                .containsExactly(
                        "client 0 /chat", "server 0 101", client(" TEXT"), server(" TEXT"));
    }

    @Test
    void whatEachEndDoesWrongIsFound() {
        opened().client(text("a").bytes()).server(text("b").masked().bytes());
        assertThat(notes.lines)
                .containsExactly(client(" TEXT [MASK_MISSING]"), server(" TEXT [MASK_UNEXPECTED]"));
    }

    @Test
    void anAnswerIsJudgedByItsRequest() {
        client(Bytes.utf8(Conversation.REQUEST))
                .server(Bytes.utf8(Conversation.RESPONSE.replace("s3pP", "S3pP")))
                .server(text("b").bytes());
        assertThat(notes.lines)
                .containsExactly("client 0 /chat", "server 0 101 [ACCEPT_WRONG]", server(" TEXT"));
    }

    @Test
    void compressedMessagesAreInflatedBothWays() {
        client(Bytes.utf8(Conversation.REQUEST.replace("Upgrade:", EXTENSION + "Upgrade:")));
        server(Bytes.utf8(Conversation.RESPONSE.replace("Upgrade:", EXTENSION + "Upgrade:")));
        FrameBytes hello = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();
        client(hello.masked().bytes()).server(hello.bytes());
        assertThat(notes.lines).contains("client inflated Hello", "server inflated Hello");
    }

    @Test
    void framesThatComeBeforeTheAnswerAreHeld() {
        client(Bytes.utf8(Conversation.REQUEST).plus(text("a").masked().bytes()));
        assertThat(notes.lines).containsExactly("client 0 /chat");
        server(Bytes.utf8(Conversation.RESPONSE));
        assertThat(notes.lines).containsExactly("client 0 /chat", "server 0 101", client(" TEXT"));
    }

    @Test
    void pingsAndPongsArePairedBothWays() {
        opened().client(ping("a").masked().bytes())
                .server(pong("a").bytes())
                .server(ping("b").bytes())
                .client(pong("c").masked().bytes())
                .client(close(1000, "").masked().bytes());
        assertThat(notes.lines.stream().map(line -> line.replaceAll(" [0-9]+", "")))
                .containsExactly(
                        "client PING",
                        "server PONG",
                        "server PING",
                        "client PONG [PONG_MISMATCHED]",
                        "client CLOSE [PING_UNANSWERED]");
    }

    @Test
    void theFirstCloseFrameIsRemembered() {
        opened().server(close(1001, "").bytes()).client(close(1001, "").masked().bytes());
        assertThat(tap.closeSummary())
                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1001, true));
    }

    @Test
    void whatTheClientSendsBehindARefusedRequestIsUnparsed() {
        client(Bytes.utf8(Conversation.REQUEST).plus(text("a").masked().bytes()))
                .server(Bytes.utf8("HTTP/1.1 403 Forbidden\r\n\r\nno"));
        tap.end();
        assertThat(notes.lines)
                .containsExactly("client 0 /chat", "server 0 403 and 2 bytes", client("+7"));
    }

    @Test
    void aRefusalIsToldOnceItsBodyIsWhole() {
        client(Bytes.utf8(Conversation.REQUEST))
                .server(Bytes.utf8("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nn"));
        assertThat(notes.lines).containsExactly("client 0 /chat");
        assertThat(tap.unreportedStart(Role.SERVER)).isZero();
        server(Bytes.utf8("o.."));
        assertThat(notes.lines).containsExactly("client 0 /chat", "server 0 403 and 4 bytes");
        server(Bytes.utf8("behind"));
        tap.end();
        assertThat(notes.lines.getLast()).isEqualTo("server 49+6");
    }

    @Test
    void aRefusalThatIsCutShortIsToldAtTheEnd() {
        client(Bytes.utf8(Conversation.REQUEST))
                .server(Bytes.utf8("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nn"));
        tap.end();
        assertThat(notes.lines).containsExactly("client 0 /chat", "server 0 403 and 1 bytes");
    }

    @Test
    void aFrameCutShortIsToldAtTheEnd() {
        opened().server(text("abc").bytes().first(4));
        tap.end();
        assertThat(notes.lines).containsExactly(server("+4 [FRAME_CUT_SHORT]"));
    }

    @Test
    void aLengthWithItsTopBitSetEndsWhatCanBeRead() {
        opened().client(hex("82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d 01 02"));
        client(hex("03"));
        tap.end();
        assertThat(notes.lines).containsExactly(client("+17 [LENGTH_TOP_BIT]"));
    }

    @Test
    void everyCutGivesTheSame() {
        Bytes stream =
                Bytes.utf8(Conversation.REQUEST)
                        .plus(text("Hel").fragment().masked().bytes())
                        .plus(continuation("lo").masked().bytes())
                        .plus(hex("81 85"));
        List<String> whole = seen(List.of(stream));
        assertThat(Splits.of(stream)).allSatisfy(cut -> assertThat(seen(cut)).isEqualTo(whole));
    }

    private static List<String> seen(List<Bytes> cut) {
        WebSocketTapTest test = new WebSocketTapTest();
        cut.forEach(test::client);
        test.server(Bytes.utf8(Conversation.RESPONSE));
        test.tap.end();
        return test.notes.lines;
    }

    @Test
    void whereLookingOnStopsNobodyIsBlamedForHalfAFrame() {
        opened().client(text("Hello").masked().bytes().first(4));
        tap.stop();
        assertThat(notes.lines).containsExactly(client("+4"));
    }
}
