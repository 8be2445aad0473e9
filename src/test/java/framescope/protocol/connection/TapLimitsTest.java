package framescope.protocol.connection;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking on at messages that are larger than what is inflated: nobody is blamed for them.
class TapLimitsTest extends TapConversation {
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

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

    private static FrameBytes deflated(Deflater deflater, byte[] message) {
        byte[] out = new byte[message.length + 1000];
        deflater.setInput(message);
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        return FrameBytes.of(Opcode.BINARY, Bytes.wrap(out).first(length - 4)).rsv1();
    }

    private static List<String> heardOfLargeOnes(int split, FrameBytes... frames) {
        Notes heard = new Notes();
        WebSocketTap small = new WebSocketTap(Limits.DEFAULT.withMessage(1000), heard);
        String extension = EXTENSION + "Upgrade:";
        for (Role role : Role.values()) {
            String head = role == Role.CLIENT ? Conversation.REQUEST : Conversation.RESPONSE;
            String deflating = head.replace("Upgrade:", extension);
            small.receive(role, ByteBuffer.wrap(Bytes.utf8(deflating).toArray()));
        }
        heard.lines.clear();
        for (FrameBytes frame : frames) {
            ByteBuffer all = ByteBuffer.wrap(frame.bytes().toArray());
            while (all.hasRemaining()) {
                int part = Math.min(split, all.remaining());
                small.receive(Role.SERVER, all.slice(all.position(), part));
                all.position(all.position() + part);
            }
        }
        small.end();
        return heard.lines.stream().map(line -> line.replaceFirst(" [0-9]+ ", " ")).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 1 << 20})
    void whatIsTooLargeToBeShownCanBeReferredToAllTheSame(int split) {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        byte[] end = Arrays.copyOfRange(noise, noise.length - 900, noise.length);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        List<String> heard =
                heardOfLargeOnes(
                        split,
                        deflated(deflater, "Hello".repeat(200).getBytes(StandardCharsets.UTF_8)),
                        deflated(deflater, "Hello".repeat(2_000).getBytes(StandardCharsets.UTF_8)),
                        deflated(deflater, noise),
                        deflated(deflater, end));
        deflater.end();
        assertThat(heard)
                .containsExactly(
                        "server inflated " + "Hello".repeat(200),
                        "server BINARY",
                        "server BINARY",
                        "server has sent too much",
                        "server BINARY",
                        "server has sent too much",
                        "server inflated " + Bytes.wrap(end).text(),
                        "server BINARY");
    }

    @Threat("P8")
    @ParameterizedTest
    @ValueSource(ints = {100, 1 << 20})
    void aBombIsNotInflatedToItsEndForWhatMayReferToIt(int split) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        List<String> heard =
                heardOfLargeOnes(
                        split,
                        deflated(deflater, new byte[100_000]),
                        deflated(deflater, Bytes.utf8("behind").toArray()));
        deflater.end();
        assertThat(heard)
                .containsExactly(
                        "server BINARY",
                        "server has sent too much",
                        "server BINARY [DEFLATE_CONTEXT_LOST]");
    }
}
