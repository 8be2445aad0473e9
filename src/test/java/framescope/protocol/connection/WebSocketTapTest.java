package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Looking on at both directions of somebody else's connection.
class WebSocketTapTest {
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    /// What a tap told, as lines: who, from which offset, what.
    private static final class Notes implements TapObserver {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void requestSeen(long start, HttpHead request, RuleSet broken) {
            lines.add("client " + start + " " + request.target() + breaks(broken));
        }

        @Override
        public void responseSeen(long start, HttpHead response, Agreement agreement) {
            lines.add("server " + start + " " + response.status() + breaks(agreement.broken()));
        }

        @Override
        public void inflatedSeen(Role sender, ByteBuffer payload) {
            lines.add(name(sender) + " inflated " + Bytes.copyOf(payload).text());
        }

        @Override
        public void frameSeen(
                Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
            String line = name(sender) + " " + start + " " + frame.header().opcode();
            lines.add(line + breaks(new RuleSet(broken)));
        }

        @Override
        public void tooLargeToInflate(Role sender) {
            lines.add(name(sender) + " has sent too much");
        }

        @Override
        public void unparsedSeen(Role sender, long start, long length, long broken) {
            lines.add(name(sender) + " " + start + "+" + length + breaks(new RuleSet(broken)));
        }

        private static String name(Role sender) {
            return sender.name().toLowerCase(Locale.ROOT);
        }

        private static String breaks(RuleSet broken) {
            return broken.isEmpty() ? "" : " " + broken.rules();
        }
    }

    private final Notes notes = new Notes();
    private final WebSocketTap tap = new WebSocketTap(Limits.DEFAULT, notes);

    private WebSocketTapTest client(Bytes bytes) {
        tap.receive(Role.CLIENT, ByteBuffer.wrap(bytes.toArray()));
        return this;
    }

    private WebSocketTapTest server(Bytes bytes) {
        tap.receive(Role.SERVER, ByteBuffer.wrap(bytes.toArray()));
        return this;
    }

    private WebSocketTapTest opened() {
        client(Bytes.utf8(Conversation.REQUEST)).server(Bytes.utf8(Conversation.RESPONSE));
        notes.lines.clear();
        return this;
    }

    private static String at(String who, String head, String rest) {
        return who + " " + head.length() + rest;
    }

    private static String client(String rest) {
        return at("client", Conversation.REQUEST, rest);
    }

    private static String server(String rest) {
        return at("server", Conversation.RESPONSE, rest);
    }

    private WebSocketTapTest openedWith(String extensions) {
        String line = "Sec-WebSocket-Extensions: " + extensions + "\r\n";
        client(Bytes.utf8(Conversation.REQUEST.replace("Upgrade: ", line + "Upgrade: ")))
                .server(Bytes.utf8(Conversation.RESPONSE.replace("Upgrade: ", line + "Upgrade: ")));
        return this;
    }

    /// What was told of the frames, without their places.
    private List<String> frames() {
        return notes.lines.stream()
                .skip(2)
                .map(line -> line.replaceFirst(" [0-9]+ ", " "))
                .toList();
    }

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
    void whatFollowsARefusalIsUnparsed() {
        client(Bytes.utf8(Conversation.REQUEST).plus(text("a").masked().bytes()))
                .server(Bytes.utf8("HTTP/1.1 403 Forbidden\r\n\r\nno"));
        tap.end();
        assertThat(notes.lines)
                .containsExactly("client 0 /chat", "server 0 403", client("+7"), "server 26+2");
    }

    @Test
    void aGapWithinAPayloadEndsAtAKnownByteAndFramesGoOnThere() {
        FrameBytes large = FrameBytes.zeros(1000).masked();
        Bytes tail = large.bytes().slice(900, large.bytes().length());
        opened().client(large.bytes().first(100));
        tap.missing(Role.CLIENT, 800);
        client(tail.first(50))
                .client(tail.slice(50, tail.length()).plus(text("d").masked().bytes()));
        int start = Conversation.REQUEST.length();
        int end = start + large.bytes().length();
        assertThat(notes.lines)
                .containsExactly(
                        "client " + start + "+100",
                        "client " + (start + 900) + "+" + tail.length(),
                        "client " + end + " TEXT");
    }

    @Test
    void aGapUpToTheEndOfAPayloadLeavesNothingOut() {
        Bytes large = FrameBytes.zeros(1000).masked().bytes();
        opened().client(large.first(100));
        tap.missing(Role.CLIENT, large.length() - 100);
        // Nobody would look for such a frame, and nobody needs to.
        client(FrameBytes.of(Opcode.RESERVED_B, Bytes.EMPTY).bytes());
        int start = Conversation.REQUEST.length();
        assertThat(notes.lines)
                .containsExactly(
                        "client " + start + "+100",
                        "client "
                                + (start + large.length())
                                + " RESERVED_B [RESERVED_OPCODE, MASK_MISSING]");
    }

    @Test
    void framesAreFoundAgainWhereAReadBeginsAndEndsWithOne() {
        opened().client(text("abc").masked().bytes().first(8));
        tap.missing(Role.CLIENT, 100);
        client(text("d").masked().bytes()).client(close(1000, "").masked().bytes());
        tap.end();
        int start = Conversation.REQUEST.length() + 108;
        assertThat(notes.lines)
                .containsExactly(
                        client("+8"),
                        "client " + start + " TEXT",
                        "client " + (start + 7) + " CLOSE");
    }

    @Test
    void severalFramesAreFoundAgainInTheMidstOfARead() {
        opened().server(text("abc").bytes().first(2));
        tap.missing(Role.SERVER, 100);
        Bytes frames = Bytes.EMPTY;
        for (int i = 0; i < 4; i++) {
            frames = frames.plus(text("server says " + i).bytes());
        }
        server(Bytes.utf8("rest of a text").plus(frames).plus(hex("81")));
        server(hex("01 61"));
        int start = Conversation.RESPONSE.length() + 102;
        assertThat(notes.lines)
                .containsExactly(
                        server("+2"),
                        "server " + start + "+14",
                        "server " + (start + 14) + " TEXT",
                        "server " + (start + 29) + " TEXT",
                        "server " + (start + 44) + " TEXT",
                        "server " + (start + 59) + " TEXT",
                        "server " + (start + 74) + " TEXT");
    }

    @Test
    void whatOnlyMissingBytesCouldTellIsNotJudged() {
        opened().server(ping("a").bytes()).client(text("abc").masked().bytes().first(8));
        tap.missing(Role.CLIENT, 100);
        client(continuation("d").masked().bytes())
                .client(pong("b").masked().bytes())
                .client(close(1000, "").masked().bytes());
        tap.end();
        assertThat(notes.lines.subList(2, 5)).noneMatch(line -> line.contains("UNANSWERED"));
        assertThat(notes.lines.get(2)).endsWith(" CONTINUATION");
        assertThat(tap.brokenAtEnd()).isEqualTo(RuleSet.NONE);
    }

    @Test
    void aMessageBehindAGapIsInflatedWhereItReachesNotIntoTheGap() {
        client(Bytes.utf8(Conversation.REQUEST.replace("Upgrade:", EXTENSION + "Upgrade:")));
        server(Bytes.utf8(Conversation.RESPONSE.replace("Upgrade:", EXTENSION + "Upgrade:")));
        tap.missing(Role.SERVER, 9);
        FrameBytes hello = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();
        server(hello.bytes())
                .server(FrameBytes.of(Opcode.TEXT, hex("f2 00 11 00 00")).rsv1().bytes());
        assertThat(notes.lines)
                .filteredOn(line -> line.contains("inflated"))
                .containsExactly("server inflated Hello", "server inflated Hello");
    }

    @Test
    void whereTheAnswerIsMissingFramesOfBothAreReadAllTheSame() {
        client(Bytes.utf8(Conversation.REQUEST).plus(text("a").masked().bytes()));
        tap.missing(Role.SERVER, 129);
        client(text("b").masked().bytes()).server(text("c").bytes());
        assertThat(notes.lines)
                .containsExactly(
                        "client 0 /chat",
                        client(" TEXT"),
                        client(" TEXT")
                                .replaceAll(
                                        "[0-9]+",
                                        String.valueOf(Conversation.REQUEST.length() + 7)),
                        "server 129 TEXT");
    }

    @Test
    void nothingIsLookedForBehindAGapWhereNoWebSocketIs() {
        client(Bytes.utf8(Conversation.REQUEST))
                .server(Bytes.utf8("HTTP/1.1 403 Forbidden\r\n\r\nno"));
        tap.missing(Role.SERVER, 5);
        server(text("no frame").bytes());
        tap.end();
        assertThat(notes.lines.getLast()).isEqualTo("server 33+10");
    }

    @Test
    void whatCouldNotBeReadIsToldBeforeAGapToo() {
        client(hex("16 03 01"));
        tap.missing(Role.CLIENT, 5);
        client(hex("02"));
        tap.missing(Role.CLIENT, 1);
        tap.end();
        assertThat(notes.lines).containsExactly("client 0+3", "client 8+1");
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

    // ---------------------------------------------------------------- limits

    @Test
    void nobodyIsBlamedForLimitsThatMayNotHaveBeenInForce() {
        WebSocketTap small = WebSocketTap.inMidStream(Limits.DEFAULT.withMessage(10), notes);
        Bytes large = FrameBytes.zeros(11).bytes();
        small.receive(Role.SERVER, ByteBuffer.wrap(large.toArray()));
        Bytes fragment = text("").fragment().bytes();
        small.receive(Role.SERVER, ByteBuffer.wrap(fragment.toArray()));
        for (int i = 0; i < Limits.DEFAULT.fragments(); i++) {
            Bytes next = continuation("").fragment().bytes();
            small.receive(Role.SERVER, ByteBuffer.wrap(next.toArray()));
        }
        assertThat(notes.lines)
                .hasSize(2 + Limits.DEFAULT.fragments())
                .noneMatch(line -> line.contains("["));
    }

    @Test
    void whatIsTooLargeToInflateIsToldOnceAMessage() {
        WebSocketTap small = WebSocketTap.inMidStream(Limits.DEFAULT.withMessage(4), notes);
        FrameBytes[] frames = {
            FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1(),
            FrameBytes.of(Opcode.TEXT, hex("f2 48 cd")).rsv1().fragment(),
            FrameBytes.of(Opcode.CONTINUATION, hex("c9 c9")).fragment(),
            ping(""),
            FrameBytes.of(Opcode.CONTINUATION, hex("07 00")),
            text("12345")
        };
        for (FrameBytes frame : frames) {
            small.receive(Role.SERVER, ByteBuffer.wrap(frame.bytes().toArray()));
        }
        assertThat(notes.lines)
                .containsExactly(
                        "server 0 TEXT",
                        "server has sent too much",
                        "server 9 TEXT",
                        "server 14 CONTINUATION",
                        "server has sent too much",
                        "server 18 PING",
                        "server 20 CONTINUATION",
                        "server 24 TEXT");
    }

    // ---------------------------------------------------------------- from the middle on

    private static List<String> fromTheMiddle(Role sender, FrameBytes... frames) {
        Notes notes = new Notes();
        WebSocketTap tap = WebSocketTap.inMidStream(Limits.DEFAULT, notes);
        for (FrameBytes frame : frames) {
            tap.receive(sender, ByteBuffer.wrap(frame.bytes().toArray()));
        }
        return notes.lines;
    }

    @Test
    void fromTheMiddleOnTheFirstByteBeginsAFrame() {
        assertThat(fromTheMiddle(Role.CLIENT, text("a").masked(), text("b")))
                .containsExactly("client 0 TEXT", "client 7 TEXT [MASK_MISSING]");
    }

    @Test
    void fromTheMiddleOnACompressedMessageIsInflatedOnceNothingBeforeItIsReferredTo() {
        FrameBytes refersBack = FrameBytes.of(Opcode.TEXT, hex("f2 00 11 00 00")).rsv1();
        FrameBytes hello = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();
        assertThat(fromTheMiddle(Role.SERVER, refersBack, hello, refersBack))
                .containsExactly(
                        "server 0 TEXT [DEFLATE_CONTEXT_LOST]",
                        "server inflated Hello",
                        "server 7 TEXT",
                        "server inflated Hello",
                        "server 16 TEXT");
    }

    @Test
    void fromTheMiddleOnOnlyWhatWasSeenIsJudged() {
        assertThat(
                        fromTheMiddle(
                                Role.SERVER,
                                continuation("…"),
                                pong("?"),
                                text("a"),
                                continuation("?"),
                                text("b").rsv2()))
                .containsExactly(
                        "server 0 CONTINUATION",
                        "server 5 PONG",
                        "server 8 TEXT",
                        "server 11 CONTINUATION [CONTINUATION_WITHOUT_START]",
                        "server 14 TEXT [RESERVED_BITS]");
    }

    @Test
    void whereLookingOnStopsNobodyIsBlamedForHalfAFrame() {
        opened().client(text("Hello").masked().bytes().first(4));
        tap.stop();
        assertThat(notes.lines).containsExactly(client("+4"));
    }
}
