package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageMemory;
import framescope.protocol.Role;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import framescope.testing.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However the network cuts the bytes, the same is seen and the same is sent.
class EndpointSplitTest {
    private static final int MAX_MESSAGE = 200;
    private static final int CASES_PER_SEED = 25_000;
    // Three steps of inflation, and lengths of all forms.
    private static final int MAX_LARGE_MESSAGE = 180_000;
    private static final int LARGE_CASES = 200;
    private static final int LARGE = 65_536;

    /// Which end is played, and how.
    ///
    /// @param deflating whether it speaks permessage-deflate
    /// @param maxMessage how many bytes a message may have
    private record Part(Role role, boolean deflating, Policy policy, int maxMessage) {
        static Part random(Random random, int maxMessage) {
            return new Part(
                    random.nextInt(3) == 0 ? Role.CLIENT : Role.SERVER,
                    random.nextBoolean(),
                    random.nextBoolean() ? Policy.STRICT : Policy.OBSERVE,
                    maxMessage);
        }

        Conversation begin(DeflateCoders coders) {
            return role == Role.SERVER
                    ? Conversation.with(
                            server().with(limits()).with(policy), coders, Conversation.ECHO)
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
                    limits(),
                    () -> policy);
        }

        private Limits limits() {
            return new Limits(
                    new HeadLimits(1000, 1000, 100),
                    maxMessage,
                    maxMessage,
                    100,
                    MessageMemory.UNBOUNDED);
        }
    }

    private final DeflateCoders coders = new DeflateCoders();

    @AfterEach
    void release() {
        coders.release();
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
        return outcome(new Part(Role.SERVER, false, Policy.STRICT, MAX_MESSAGE), reads);
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
        try (RandomStreams streams = new RandomStreams(random, MAX_MESSAGE + 20)) {
            for (int i = 0; i < CASES_PER_SEED; i++) {
                Part part = Part.random(random, MAX_MESSAGE);
                Bytes stream = streams.next(part.role(), part.deflating());
                List<Bytes> cut = Splits.atRandom(stream, random);
                Outcome whole = outcome(part, List.of(stream));
                assertThat(outcome(part, cut)).as("%s %s", part, cut).isEqualTo(whole);
            }
        }
    }

    @Test
    void largeMessagesCutAtRandomGiveTheSame() {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>();
        try (RandomStreams streams = new RandomStreams(random, MAX_LARGE_MESSAGE / 10 * 11)) {
            for (int i = 0; i < LARGE_CASES; i++) {
                Part part = Part.random(random, MAX_LARGE_MESSAGE);
                Bytes stream = streams.next(part.role(), part.deflating());
                List<Bytes> cut = Splits.atRandom(stream, random);
                Outcome whole = outcome(part, List.of(stream));
                assertThat(outcome(part, cut).equals(whole)).as("%s, case %d", part, i).isTrue();
                lines.addAll(whole.heard());
            }
        }
        assertThat(lines.stream().filter(EndpointSplitTest::isLarge))
                .anyMatch(line -> line.startsWith("message: Binary"))
                .anyMatch(line -> line.startsWith("message: Text"))
                .anyMatch(line -> line.startsWith("client: inflated"));
        assertThat(lines).anyMatch(line -> line.contains("breaks [MESSAGE_TOO_BIG]"));
    }

    // Of what is long a line has the beginning and the length.
    private static boolean isLarge(String line) {
        Matcher length = Pattern.compile("\\(([0-9]+) bytes\\)").matcher(line);
        return length.find() && Integer.parseInt(length.group(1)) > LARGE;
    }

    @Test
    void theRandomConversationsAreOfManyKinds() {
        Random random = new Random(0);
        List<String> lines = new ArrayList<>();
        try (RandomStreams streams = new RandomStreams(random, MAX_MESSAGE + 20)) {
            for (int i = 0; i < 4_000; i++) {
                Part part = Part.random(random, MAX_MESSAGE);
                Bytes stream = streams.next(part.role(), part.deflating());
                lines.addAll(outcome(part, List.of(stream)).heard());
            }
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
