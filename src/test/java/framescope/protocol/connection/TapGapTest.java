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
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import org.junit.jupiter.api.Test;

/// Looking on where bytes are missing: at which byte frames go on, and what is not judged any more.
class TapGapTest extends TapConversation {
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

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
    void whereAHeadIsMissingFramesAreReadUntilTheEnd() {
        tap.missing(Role.CLIENT, 160);
        tap.missing(Role.SERVER, 129);
        client(text("a").masked().bytes()).client(text("b").masked().bytes());
        server(text("c").bytes()).server(text("d").bytes());
        tap.end();
        assertThat(notes.lines)
                .containsExactly(
                        "client 160 TEXT", "client 167 TEXT", "server 129 TEXT", "server 132 TEXT");
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
}
