package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;

import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/// What a peer might send, made at random: heads that open a WebSocket and heads that do not, right
/// frames and wrong ones, messages in fragments and compressed ones, and streams that are cut short.
final class RandomStreams implements AutoCloseable {
    /// Complete heads that open no WebSocket.
    private static final List<String> REFUSED =
            List.of(
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "POST / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
                    "GET / HTTP/1.1\r\nno header\r\n\r\n",
                    Conversation.REQUEST.replace("Version: 13", "Version: 8"),
                    Conversation.REQUEST.replace("localhost", "example.org"));

    /// Complete heads that open no WebSocket to a client.
    private static final List<String> REFUSING =
            List.of(
                    "HTTP/1.1 404 Not Found\r\n\r\n",
                    "HTTP/1.1 101 no header\r\nno header\r\n\r\n",
                    Conversation.RESPONSE.replace("s3pP", "S3pP"),
                    Conversation.RESPONSE.replace(
                            "Upgrade:", "Sec-WebSocket-Protocol: a\r\nUpgrade:"));

    private static final String SENTENCE = "Grüße, 世界 🌍 ";
    private static final int SENTENCE_LENGTH = 20;
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate";

    private final Random random;
    private final int largest;
    private final int mostRepetitions;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    /// @param random where all chance comes from
    /// @param largest the most bytes of a message that is in one frame, and about as many as a
    ///     compressed one inflates to
    RandomStreams(Random random, int largest) {
        this.random = random;
        this.largest = largest;
        mostRepetitions = largest / SENTENCE_LENGTH;
    }

    /// The bytes that the other end sends, from its head on.
    ///
    /// @param receiver who reads them
    /// @param deflating whether permessage-deflate is spoken
    Bytes next(Role receiver, boolean deflating) {
        deflater.reset();
        Bytes stream = Bytes.utf8(head(receiver, deflating));
        for (int count = random.nextInt(8); count > 0; count--) {
            for (FrameBytes frame : frames(deflating)) {
                stream = stream.plus(inRole(receiver, frame).bytes());
            }
        }
        boolean cutShort = random.nextInt(4) == 0;
        int missing = cutShort ? random.nextInt(stream.length() / 2) : 0;
        return stream.first(stream.length() - missing);
    }

    private String head(Role receiver, boolean deflating) {
        boolean server = receiver == Role.SERVER;
        if (random.nextInt(16) == 0) {
            List<String> heads = server ? REFUSED : REFUSING;
            return heads.get(random.nextInt(heads.size()));
        }
        String head = server ? Conversation.REQUEST : Conversation.RESPONSE;
        if (!deflating) {
            return head;
        }
        // Whoever compresses here keeps its context now and then.
        String forgets =
                random.nextBoolean()
                        ? ""
                        : server ? "; client_no_context_takeover" : "; server_no_context_takeover";
        return head.replace("Upgrade:", EXTENSION + forgets + "\r\nUpgrade:");
    }

    /// Masked as it must be, and seldom not.
    private FrameBytes inRole(Role receiver, FrameBytes frame) {
        boolean masked = (receiver == Role.SERVER) != (random.nextInt(60) == 0);
        return masked ? frame.maskedWith(random.nextInt()) : frame;
    }

    private List<FrameBytes> frames(boolean deflating) {
        if (deflating && random.nextInt(2) == 0) {
            return compressed();
        }
        return random.nextInt(6) == 0 ? textInPieces() : List.of(frame());
    }

    /// A compressed message, often in fragments with control frames between them, and now and then
    /// with a byte that damages it.
    private List<FrameBytes> compressed() {
        byte[] content =
                SENTENCE.repeat(1 + random.nextInt(mostRepetitions))
                        .getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
        if (random.nextBoolean()) {
            deflater.reset();
        }
        deflater.setInput(content);
        byte[] out = new byte[content.length + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4;
        if (random.nextInt(8) == 0) {
            out[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
        }
        Opcode opcode = random.nextInt(4) == 0 ? Opcode.BINARY : Opcode.TEXT;
        Bytes deflated = Bytes.of(Arrays.copyOf(out, length));
        List<Bytes> pieces =
                random.nextBoolean() ? List.of(deflated) : Splits.atRandom(deflated, random);
        List<FrameBytes> frames = inPieces(opcode, pieces);
        frames.set(0, frames.getFirst().rsv1());
        return frames;
    }

    /// A message whose fragments begin and end within its characters, now and then with a control
    /// frame between them or a byte that damages it.
    private List<FrameBytes> textInPieces() {
        byte[] text = SENTENCE.strip().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt();
        }
        return inPieces(Opcode.TEXT, Splits.atRandom(Bytes.wrap(text), random));
    }

    private List<FrameBytes> inPieces(Opcode opcode, List<Bytes> pieces) {
        List<FrameBytes> frames = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            FrameBytes piece = FrameBytes.of(i == 0 ? opcode : Opcode.CONTINUATION, pieces.get(i));
            boolean ends = i == pieces.size() - 1;
            frames.add(ends ? piece : piece.fragment());
            if (!ends && random.nextInt(4) == 0) {
                frames.add(ping("?"));
            }
        }
        return frames;
    }

    /// Mostly a right frame, so that the conversation goes on.
    private FrameBytes frame() {
        FrameBytes frame = rightFrame();
        return switch (random.nextInt(40)) {
            case 1 -> frame.rsv1();
            case 2 -> frame.lengthIn(LengthForm.BITS_64);
            case 3 -> frame.declaring(Long.MIN_VALUE);
            case 4 -> frame.declaring(frame.payload().length() + 1);
            case 5 -> FrameBytes.of(Opcode.ofCode(random.nextInt(16)), frame.payload());
            case 6 -> FrameBytes.of(Opcode.TEXT, bytes(4));
            case 7 -> FrameBytes.of(Opcode.CLOSE, bytes(4));
            default -> frame;
        };
    }

    private FrameBytes rightFrame() {
        String words = SENTENCE.repeat(random.nextInt(4));
        return switch (random.nextInt(12)) {
            case 0, 1 -> ping(words);
            case 2 -> pong(words);
            case 3 -> FrameBytes.close(1000, words);
            case 4, 5 -> text(words).fragment();
            case 6 -> continuation(words).fragment();
            case 7, 8 -> continuation(words);
            case 9 -> binary(bytes(largest));
            default -> text(words);
        };
    }

    private Bytes bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
