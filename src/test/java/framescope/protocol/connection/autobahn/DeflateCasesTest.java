package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.deflate.DeflateParameters;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Classes 12 and 13 of the Autobahn test suite: compressed messages of all sizes, in one frame or
/// in fragments, with the parameters that the suite's peers ask for.
///
/// The suite sends a thousand of each; here they are fewer, but reach further back than a window.
/// `-Dframescope.messages=1000` sends as many as the suite.
class DeflateCasesTest {
    private static final int MESSAGES = Integer.getInteger("framescope.messages", 0);
    // From here on each of the data but noise gets shorter, however little there was before it.
    private static final int COMPRESSIBLE = 256;

    private static final List<Chops> CHOPS =
            List.of(Chops.PER_FRAME, Chops.ALL_IN_ONE, Chops.OF_997_OCTETS);

    /// The lengths of messages and of fragments, in the order of the suite's cases; 0 for one
    /// frame.
    private static final int[][] SIZES = {
        {16, 0},
        {64, 0},
        {256, 0},
        {1024, 0},
        {4096, 0},
        {8192, 0},
        {16_384, 0},
        {32_768, 0},
        {65_536, 0},
        {131_072, 0},
        {8192, 256},
        {16_384, 256},
        {32_768, 256},
        {65_536, 256},
        {131_072, 256},
        {131_072, 1024},
        {131_072, 4096},
        {131_072, 32_768}
    };

    /// The suite's peers always offer all that they could be asked for.
    private static final String OFFER =
            "permessage-deflate; client_no_context_takeover; client_max_window_bits";

    /// What the fuzzing peer says, as a client that offers and as a server that answers.
    enum Parameters {
        PLAIN("", ""),
        NO_CONTEXT("; server_no_context_takeover", "; client_no_context_takeover"),
        WINDOW_8("; server_max_window_bits=8", "; client_max_window_bits=8"),
        WINDOW_9("; server_max_window_bits=9", "; client_max_window_bits=9"),
        WINDOW_15("; server_max_window_bits=15", "; client_max_window_bits=15"),
        NO_CONTEXT_WINDOW_9(
                "; server_no_context_takeover; server_max_window_bits=9",
                "; client_no_context_takeover; client_max_window_bits=9"),
        NO_CONTEXT_WINDOW_15(
                "; server_no_context_takeover; server_max_window_bits=15",
                "; client_no_context_takeover; client_max_window_bits=15"),
        /// Case 13.7: of three offers the first is taken.
        THREE_OFFERS(
                "",
                "; server_no_context_takeover; server_max_window_bits=9",
                ", " + OFFER + "; server_no_context_takeover, " + OFFER,
                "; client_no_context_takeover; client_max_window_bits=9"),
        /// And where the first cannot be, and the second neither, the third is.
        FALL_BACK(
                OFFER + "; server_max_window_bits=7, " + OFFER + "; x-unknown, ",
                "; server_no_context_takeover",
                ", " + OFFER,
                "; client_no_context_takeover");

        private final String offers;
        private final String taken;
        private final String answer;

        Parameters(String offer, String answer) {
            this("", offer, "", answer);
        }

        Parameters(String before, String offer, String behind, String answer) {
            taken = OFFER + offer;
            offers = before + taken + behind;
            this.answer = "permessage-deflate" + answer;
        }
    }

    private static Stream<Arguments> class12() {
        return Stream.of(TestData.values())
                .flatMap(data ->
                        Stream.of(Role.values())
                                .map(role -> Arguments.of(data.ordinal() + 1, data, role)));
    }

    @ParameterizedTest(name = "cases 12.{0}.1 to 18, {1}, endpoint {2}")
    @MethodSource("class12")
    void compressedMessagesOfAllSizesComeBack(int number, TestData data, Role endpoint) {
        for (int[] size : SIZES) {
            assertEchoed(endpoint, Parameters.PLAIN, data, size[0], size[1]);
        }
    }

    private static Stream<Arguments> class13() {
        return Stream.of(Parameters.values())
                .flatMap(parameters ->
                        Stream.of(Role.values()).map(role -> Arguments.of(parameters, role)));
    }

    @ParameterizedTest(name = "cases 13.x.1 to 18, {0}, endpoint {1}")
    @MethodSource("class13")
    void compressedMessagesComeBackWithAllParameters(Parameters parameters, Role endpoint) {
        for (int[] size : SIZES) {
            assertEchoed(endpoint, parameters, TestData.JSON, size[0], size[1]);
        }
    }

    private static void assertEchoed(
            Role endpoint, Parameters parameters, TestData data, int length, int fragment) {
        Wire wire = endpoint == Role.SERVER ? server() : client();
        try (DeflatingPeer peer = opened(wire, endpoint, parameters)) {
            int count = MESSAGES > 0 ? MESSAGES : Math.clamp(100_000 / length, 3, 50);
            for (int i = 0; i < count; i++) {
                Bytes message = data.bytes(length, i);
                int longest = fragment == 0 ? Integer.MAX_VALUE / 2 : fragment;
                FrameBytes[] frames = peer.message(data.opcode(), message, longest);
                Chops chops = CHOPS.get(i % CHOPS.size());
                wire.arrives(chops.cut(SuiteCase.fromPeer(endpoint, List.of(frames))));
                assertThat(Wire.frames(wire.taken()))
                        .singleElement()
                        .satisfies(frame -> {
                            assertThat(frame.header().opcode()).isEqualTo(data.opcode());
                            assertThat(peer.read(frame)).isEqualTo(message);
                            assertCompressed(frame, peer.awaitsCompressed(length), data, length);
                        });
            }
        }
        wire.endpoint().end();
    }

    private static void assertCompressed(
            FrameBytes frame, boolean expected, TestData data, int length) {
        assertThat(frame.header().rsv1()).isEqualTo(expected);
        if (expected && data != TestData.NOISE && length >= COMPRESSIBLE) {
            assertThat(frame.payload().length()).isLessThan(length);
        }
    }

    private static Wire server() {
        return new Wire(Conversation.deflating(), Conversation.ECHO);
    }

    private static Wire client() {
        ClientSettings plain = Conversation.clientSettings();
        return new Wire(
                new ClientSettings(
                        plain.request().deflating(DeflateParameters.PLAIN),
                        plain.nonce(),
                        plain.maskingKeys(),
                        plain.limits(),
                        plain.policy()),
                Conversation.ECHO);
    }

    private static DeflatingPeer opened(Wire wire, Role endpoint, Parameters parameters) {
        if (endpoint == Role.CLIENT) {
            wire.arrives(extended(Conversation.RESPONSE, parameters.answer)).taken();
            return peer(parameters.answer, "server", "client");
        }
        Bytes response = wire.arrives(extended(Conversation.REQUEST, parameters.offers)).taken();
        Matcher settled =
                Pattern.compile("Sec-WebSocket-Extensions: ([^\r]+)").matcher(response.text());
        assertThat(settled.find()).isTrue();
        // RFC 7692 §7.1.2.1: a window that was named is named again, the largest one too.
        assertThat(settled.group(1).split("; ", -1))
                .containsExactlyInAnyOrder(
                        parameters.taken.replace("; client_max_window_bits", "").split("; ", -1));
        return peer(settled.group(1), "client", "server");
    }

    private static Bytes extended(String head, String extension) {
        return Bytes.utf8(
                head.replace(
                        "Upgrade:", "Sec-WebSocket-Extensions: " + extension + "\r\nUpgrade:"));
    }

    private static DeflatingPeer peer(String settled, String self, String other) {
        Matcher bits = Pattern.compile(other + "_max_window_bits=([0-9]+)").matcher(settled);
        return new DeflatingPeer(
                settled.contains(self + "_no_context_takeover"),
                settled.contains(other + "_no_context_takeover"),
                bits.find() ? Integer.parseInt(bits.group(1)) : 15);
    }
}
