package framescope.protocol.connection;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Looking on at a connection that was open before, whose limits and extensions nobody knows.
class TapMidStreamTest extends TapConversation {
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
}
