package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However the network cuts the bytes, the same is seen and the same is sent.
class EndpointSplitTest {
    private static final int MAX_MESSAGE = 200;
    private static final int CASES_PER_SEED = 25_000;
    private static final Limits LIMITS =
            new Limits(
                    new HeadLimits(1000, 1000, 100),
                    MAX_MESSAGE,
                    MAX_MESSAGE,
                    100,
                    MessageMemory.UNBOUNDED);

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

    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate";

    /// Which end is played, and how.
    ///
    /// @param deflating whether it speaks permessage-deflate
    private record Part(Role role, boolean deflating, Policy policy) {
        static Part random(Random random) {
            return new Part(
                    random.nextInt(3) == 0 ? Role.CLIENT : Role.SERVER,
                    random.nextBoolean(),
                    random.nextBoolean() ? Policy.STRICT : Policy.OBSERVE);
        }

        Conversation begin(DeflateCoders coders) {
            return role == Role.SERVER
                    ? Conversation.with(
                            server().with(LIMITS).with(policy), coders, Conversation.ECHO)
                    : Conversation.with(client(), coders, Conversation.ECHO);
        }

        private EndpointSettings server() {
            return deflating ? Conversation.deflating() : Conversation.settings();
        }

        private ClientSettings client() {
            ClientSettings plain = Conversation.clientSettings();
            return new ClientSettings(
                    deflating
                            ? plain.request().deflating(DeflateParameters.PLAIN)
                            : plain.request(),
                    plain.nonce(),
                    plain.maskingKeys(),
                    LIMITS,
                    () -> policy);
        }
    }

    private final DeflateCoders coders = new DeflateCoders();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    @AfterEach
    void release() {
        coders.release();
        deflater.end();
    }

    /// All that can be told of a conversation from outside.
    private record Outcome(
            List<String> heard,
            Bytes sent,
            ConnectionState state,
            boolean finished,
            boolean closeExpected,
            CloseSummary summary,
            long unreportedStart) {}

    private Outcome outcome(List<Bytes> reads) {
        return outcome(new Part(Role.SERVER, false, Policy.STRICT), reads);
    }

    private Outcome outcome(Part part, List<Bytes> reads) {
        Conversation talk = part.begin(coders).arrives(reads);
        WebSocketEndpoint endpoint = talk.endpoint();
        ConnectionState state = endpoint.state();
        long unreportedStart = endpoint.unreportedStart();
        talk.ends();
        return new Outcome(
                talk.heard(),
                talk.sent(),
                state,
                endpoint.finished(),
                endpoint.closeExpected(),
                endpoint.closeSummary(),
                unreportedStart);
    }

    @Test
    void everyCutOfAConversationGivesTheSame() {
        Bytes stream =
                Bytes.utf8(Conversation.REQUEST)
                        .plus(text("Hel").fragment().masked().bytes())
                        .plus(ping("?").masked().bytes())
                        .plus(continuation("lo").masked().bytes())
                        .plus(binary(Bytes.wrap(new byte[130])).masked().bytes())
                        .plus(close(1000, "bye").masked().bytes())
                        .plus(text("late").masked().bytes())
                        .plus(hex("81"));
        Outcome whole = outcome(List.of(stream));
        assertThat(whole.heard()).hasSize(15);
        assertThat(Splits.of(stream)).allSatisfy(cut -> assertThat(outcome(cut)).isEqualTo(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\nand more",
                "POST / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "GET / HTTP/1.1\r\n",
                "\u0016",
                "\u0016\u0003\u0001\u0000",
                "\u0016\u0003\u0001\u0000\u0008\u0001\u0000",
                "\u0016\u0003\u0001\u0000\u0002\u0001\u0000and more",
                "\u0016and more"
            })
    void everyCutOfARefusedRequestGivesTheSame(String request) {
        Bytes stream = Bytes.utf8(request);
        Outcome whole = outcome(List.of(stream));
        assertThat(Splits.of(stream)).allSatisfy(cut -> assertThat(outcome(cut)).isEqualTo(whole));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void randomConversationsCutAtRandomGiveTheSame(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Part part = Part.random(random);
            Bytes stream = randomStream(part, random);
            List<Bytes> cut = Splits.atRandom(stream, random);
            Outcome whole = outcome(part, List.of(stream));
            assertThat(outcome(part, cut)).as("%s %s", part, cut).isEqualTo(whole);
        }
    }

    private Bytes randomStream(Part part, Random random) {
        deflater.reset();
        Bytes stream = Bytes.utf8(randomHead(part, random));
        for (int count = random.nextInt(8); count > 0; count--) {
            for (FrameBytes frame : randomFrames(part, random)) {
                stream = stream.plus(inRole(part, frame, random).bytes());
            }
        }
        boolean cutShort = random.nextInt(4) == 0;
        int missing = cutShort ? random.nextInt(stream.length() / 2) : 0;
        return stream.first(stream.length() - missing);
    }

    private static String randomHead(Part part, Random random) {
        boolean server = part.role() == Role.SERVER;
        if (random.nextInt(16) == 0) {
            List<String> heads = server ? REFUSED : REFUSING;
            return heads.get(random.nextInt(heads.size()));
        }
        String head = server ? Conversation.REQUEST : Conversation.RESPONSE;
        if (!part.deflating()) {
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
    private static FrameBytes inRole(Part part, FrameBytes frame, Random random) {
        boolean masked = (part.role() == Role.SERVER) != (random.nextInt(60) == 0);
        return masked ? frame.maskedWith(random.nextInt()) : frame;
    }

    private List<FrameBytes> randomFrames(Part part, Random random) {
        if (part.deflating() && random.nextInt(2) == 0) {
            return compressed(random);
        }
        return random.nextInt(6) == 0 ? textInPieces(random) : List.of(randomFrame(random));
    }

    /// A compressed message, often in fragments with control frames between them, and now and then
    /// with a byte that damages it.
    private List<FrameBytes> compressed(Random random) {
        byte[] content =
                "Grüße, 世界 🌍 ".repeat(1 + random.nextInt(11)).getBytes(StandardCharsets.UTF_8);
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
        List<FrameBytes> frames = inPieces(opcode, pieces, random);
        frames.set(0, frames.getFirst().rsv1());
        return frames;
    }

    /// A message whose fragments begin and end within its characters, now and then with a control
    /// frame between them or a byte that damages it.
    private static List<FrameBytes> textInPieces(Random random) {
        byte[] text = "Grüße, 世界 🌍".getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt();
        }
        return inPieces(Opcode.TEXT, Splits.atRandom(Bytes.wrap(text), random), random);
    }

    private static List<FrameBytes> inPieces(Opcode opcode, List<Bytes> pieces, Random random) {
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
    private static FrameBytes randomFrame(Random random) {
        FrameBytes frame = randomRightFrame(random);
        return switch (random.nextInt(40)) {
            case 1 -> frame.rsv1();
            case 2 -> frame.lengthIn(LengthForm.BITS_64);
            case 3 -> frame.declaring(Long.MIN_VALUE);
            case 4 -> frame.declaring(frame.payload().length() + 1);
            case 5 -> FrameBytes.of(Opcode.ofCode(random.nextInt(16)), frame.payload());
            case 6 -> FrameBytes.of(Opcode.TEXT, randomBytes(random, 4));
            case 7 -> FrameBytes.of(Opcode.CLOSE, randomBytes(random, 4));
            default -> frame;
        };
    }

    private static FrameBytes randomRightFrame(Random random) {
        String words = "Grüße, 世界 🌍 ".repeat(random.nextInt(4));
        return switch (random.nextInt(12)) {
            case 0, 1 -> ping(words);
            case 2 -> pong(words);
            case 3 -> close(1000, words);
            case 4, 5 -> text(words).fragment();
            case 6 -> continuation(words).fragment();
            case 7, 8 -> continuation(words);
            case 9 -> binary(randomBytes(random, MAX_MESSAGE + 20));
            default -> text(words);
        };
    }

    private static Bytes randomBytes(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    @Test
    void theRandomConversationsAreOfManyKinds() {
        Random random = new Random(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            Part part = Part.random(random);
            lines.addAll(outcome(part, List.of(randomStream(part, random))).heard());
        }
        assertThat(lines)
                .anyMatch(line -> line.startsWith("message: Text"))
                .anyMatch(line -> line.startsWith("message: Text 'Grüße, 世界 🌍'"))
                .anyMatch(line -> line.startsWith("server: Pong"))
                .anyMatch(line -> line.startsWith("server: 4"))
                .anyMatch(line -> line.startsWith("client: Pong"))
                .anyMatch(line -> line.startsWith("client: inflated 'Grüße, 世界 🌍"))
                .anyMatch(line -> line.startsWith("server: inflated 'Grüße, 世界 🌍"))
                .anyMatch(line -> line.contains("breaks [MASK_UNEXPECTED]"))
                .anyMatch(line -> line.contains("breaks [DEFLATE_INVALID]"))
                .anyMatch(line -> line.contains("breaks [DEFLATE_CONTEXT_LOST]"))
                .anyMatch(line -> line.contains("breaks [COMPRESSED_CONTROL]"))
                .anyMatch(line -> line.contains("breaks [MASK_MISSING]"))
                .anyMatch(line -> line.contains("breaks [RESERVED_BITS]"))
                .anyMatch(line -> line.contains("breaks [LENGTH_TOP_BIT]"))
                .anyMatch(line -> line.contains("breaks [TEXT_NOT_UTF8]"))
                .anyMatch(line -> line.contains("breaks [MESSAGE_TOO_BIG]"))
                .anyMatch(line -> line.contains("breaks [FRAME_AFTER_CLOSE]"))
                .anyMatch(line -> line.contains("breaks [FRAME_CUT_SHORT]"));
    }
}
