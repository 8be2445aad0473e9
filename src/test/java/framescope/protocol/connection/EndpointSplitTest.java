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
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However the network cuts the bytes, the same is seen and the same is sent.
class EndpointSplitTest {
    private static final int MAX_MESSAGE = 200;
    private static final int CASES_PER_SEED = 25_000;

    /// Complete heads that open no WebSocket.
    private static final List<String> REFUSED =
            List.of(
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "POST / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
                    "GET / HTTP/1.1\r\nno header\r\n\r\n",
                    Conversation.REQUEST.replace("Version: 13", "Version: 8"),
                    Conversation.REQUEST.replace("localhost", "example.org"));

    /// All that can be told of a conversation from outside.
    private record Outcome(
            List<String> heard,
            Bytes sent,
            ConnectionState state,
            boolean finished,
            boolean closeExpected,
            CloseSummary summary,
            long unreportedStart) {}

    private static Outcome outcome(List<Bytes> reads) {
        return outcome(Policy.STRICT, reads);
    }

    private static Outcome outcome(Policy policy, List<Bytes> reads) {
        EndpointSettings settings = Conversation.limits(1000, MAX_MESSAGE).with(policy);
        Conversation talk = Conversation.with(settings, Conversation.ECHO).arrives(reads);
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
            Policy policy = randomPolicy(random);
            Bytes stream = randomStream(random);
            List<Bytes> cut = Splits.atRandom(stream, random);
            Outcome whole = outcome(policy, List.of(stream));
            assertThat(outcome(policy, cut)).as("%s %s", policy, cut).isEqualTo(whole);
        }
    }

    private static Policy randomPolicy(Random random) {
        return random.nextBoolean() ? Policy.STRICT : Policy.OBSERVE;
    }

    private static Bytes randomStream(Random random) {
        Bytes stream = Bytes.utf8(randomHead(random));
        for (int frames = random.nextInt(8); frames > 0; frames--) {
            Bytes next =
                    random.nextInt(6) == 0 ? textInPieces(random) : randomFrame(random).bytes();
            stream = stream.plus(next);
        }
        boolean cutShort = random.nextInt(4) == 0;
        int missing = cutShort ? random.nextInt(stream.length() / 2) : 0;
        return stream.first(stream.length() - missing);
    }

    private static String randomHead(Random random) {
        return random.nextInt(16) == 0
                ? REFUSED.get(random.nextInt(REFUSED.size()))
                : Conversation.REQUEST;
    }

    /// A message whose fragments begin and end within its characters, now and then with a control
    /// frame between them or a byte that damages it.
    private static Bytes textInPieces(Random random) {
        byte[] text = "Grüße, 世界 🌍".getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt();
        }
        List<Bytes> pieces = Splits.atRandom(Bytes.wrap(text), random);
        Bytes frames = Bytes.EMPTY;
        for (int i = 0; i < pieces.size(); i++) {
            Opcode opcode = i == 0 ? Opcode.TEXT : Opcode.CONTINUATION;
            FrameBytes piece = FrameBytes.of(opcode, pieces.get(i)).maskedWith(random.nextInt());
            boolean ends = i == pieces.size() - 1;
            frames = frames.plus((ends ? piece : piece.fragment()).bytes());
            if (!ends && random.nextInt(4) == 0) {
                frames = frames.plus(ping("?").masked().bytes());
            }
        }
        return frames;
    }

    /// Mostly a right frame, so that the conversation goes on.
    private static FrameBytes randomFrame(Random random) {
        FrameBytes frame = randomRightFrame(random);
        return switch (random.nextInt(40)) {
            case 0 -> frame; // not masked
            case 1 -> frame.rsv1().masked();
            case 2 -> frame.lengthIn(LengthForm.BITS_64).masked();
            case 3 -> frame.declaring(Long.MIN_VALUE).masked();
            case 4 -> frame.declaring(frame.payload().length() + 1).masked();
            case 5 -> FrameBytes.of(Opcode.ofCode(random.nextInt(16)), frame.payload()).masked();
            case 6 -> FrameBytes.of(Opcode.TEXT, randomBytes(random, 4)).masked();
            case 7 -> FrameBytes.of(Opcode.CLOSE, randomBytes(random, 4)).masked();
            default -> frame.maskedWith(random.nextInt());
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
        Stream<String> lines =
                Stream.generate(() -> outcome(randomPolicy(random), List.of(randomStream(random))))
                        .limit(2_000)
                        .flatMap(outcome -> outcome.heard().stream());
        assertThat(lines.toList())
                .anyMatch(line -> line.startsWith("message: Text"))
                .anyMatch(line -> line.startsWith("message: Text 'Grüße, 世界 🌍'"))
                .anyMatch(line -> line.startsWith("server: Pong"))
                .anyMatch(line -> line.startsWith("server: 4"))
                .anyMatch(line -> line.contains("breaks [MASK_MISSING]"))
                .anyMatch(line -> line.contains("breaks [RESERVED_BITS]"))
                .anyMatch(line -> line.contains("breaks [LENGTH_TOP_BIT]"))
                .anyMatch(line -> line.contains("breaks [TEXT_NOT_UTF8]"))
                .anyMatch(line -> line.contains("breaks [MESSAGE_TOO_BIG]"))
                .anyMatch(line -> line.contains("breaks [FRAME_AFTER_CLOSE]"))
                .anyMatch(line -> line.contains("breaks [FRAME_CUT_SHORT]"));
    }
}
