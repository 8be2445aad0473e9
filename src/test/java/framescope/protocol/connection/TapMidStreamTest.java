package framescope.protocol.connection;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Looking on at a connection that was open before, so that nobody knows what was agreed on.
class TapMidStreamTest extends TapConversation {
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
