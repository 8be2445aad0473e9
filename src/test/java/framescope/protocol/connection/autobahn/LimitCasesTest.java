package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.Limits;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Classes 9 and 10 of the Autobahn test suite: large messages, and many.
///
/// 9.3.1 and 9.4.1 come in 65,536 fragments, four times what is allowed without being asked for.
class LimitCasesTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * 1024;
    private static final Limits LIMITS =
            new Limits(
                    Limits.DEFAULT.head(), 16 * MIB, 16 * MIB, 64 * KIB, MessageMemory.UNBOUNDED);

    /// @param text the section with Text messages
    /// @param binary the section with Binary ones
    /// @param lengths of the cases, in their order
    private static Stream<Arguments> cases(String text, String binary, Integer... lengths) {
        return Stream.of(Role.values())
                .flatMap(role ->
                        Stream.of(Opcode.TEXT, Opcode.BINARY)
                                .flatMap(opcode ->
                                        IntStream.range(0, lengths.length)
                                                .mapToObj(i ->
                                                        Arguments.of(
                                                                (opcode == Opcode.TEXT
                                                                                ? text
                                                                                : binary)
                                                                        + (i + 1),
                                                                role,
                                                                opcode,
                                                                lengths[i]))));
    }

    private static Wire opened(Role endpoint, Limits limits) {
        if (endpoint == Role.SERVER) {
            Wire wire = new Wire(Conversation.settings().with(limits), Conversation.ECHO);
            wire.arrives(Bytes.utf8(Conversation.REQUEST)).taken();
            return wire;
        }
        ClientSettings plain = Conversation.clientSettings();
        ClientSettings settings =
                new ClientSettings(
                        plain.request(),
                        plain.nonce(),
                        plain.maskingKeys(),
                        limits,
                        plain.policy());
        Wire wire = new Wire(settings, Conversation.ECHO);
        wire.arrives(Bytes.utf8(Conversation.RESPONSE)).taken();
        return wire;
    }

    private static Bytes payload(Opcode opcode, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (opcode == Opcode.TEXT ? '*' : 0xfe));
        return Bytes.wrap(bytes);
    }

    private static Bytes fromPeer(Role endpoint, FrameBytes... frames) {
        return Wire.joined(
                SuiteCase.fromPeer(endpoint, List.of(frames)).stream()
                        .map(FrameBytes::bytes)
                        .toList());
    }

    // ---------------------------------------------------------------- one message

    private static Stream<Arguments> sizes() {
        return cases("9.1.", "9.2.", 64 * KIB, 256 * KIB, MIB, 4 * MIB, 8 * MIB, 16 * MIB);
    }

    @ParameterizedTest(name = "case {0}, endpoint {1}, {2} of {3} bytes")
    @MethodSource("sizes")
    void aLargeMessageComesBack(String number, Role endpoint, Opcode opcode, int length) {
        FrameBytes frame = FrameBytes.of(opcode, payload(opcode, length));
        Wire wire = opened(endpoint, LIMITS).arrives(fromPeer(endpoint, frame));
        assertThat(Wire.frames(wire.taken())).as(number).containsExactly(frame);
    }

    private static Stream<Arguments> fragmentSizes() {
        return cases(
                "9.3.", "9.4.", 64, 256, KIB, 4 * KIB, 16 * KIB, 64 * KIB, 256 * KIB, MIB, 4 * MIB);
    }

    @ParameterizedTest(name = "case {0}, endpoint {1}, 4 MiB of {2} in fragments of {3} bytes")
    @MethodSource("fragmentSizes")
    void aLargeMessageInFragmentsComesBackInOne(
            String number, Role endpoint, Opcode opcode, int length) {
        Bytes payload = payload(opcode, 4 * MIB);
        Bytes fragments = fromPeer(endpoint, fragments(opcode, payload, length));
        Wire wire = opened(endpoint, LIMITS).arrives(fragments);
        assertThat(Wire.frames(wire.taken()))
                .as(number)
                .containsExactly(FrameBytes.of(opcode, payload));
    }

    static FrameBytes[] fragments(Opcode opcode, Bytes payload, int length) {
        List<FrameBytes> frames = new ArrayList<>();
        List<Bytes> pieces = Chops.of(payload, length);
        for (int i = 0; i < pieces.size(); i++) {
            FrameBytes frame = FrameBytes.of(i == 0 ? opcode : Opcode.CONTINUATION, pieces.get(i));
            frames.add(i == pieces.size() - 1 ? frame : frame.fragment());
        }
        return frames.toArray(FrameBytes[]::new);
    }

    @ParameterizedTest(name = "case 9.3.1, endpoint {0}")
    @EnumSource
    void withoutBeingAskedForSoManyFragmentsAreTooMany(Role endpoint) {
        Bytes fragments =
                fromPeer(endpoint, fragments(Opcode.TEXT, payload(Opcode.TEXT, 2 * MIB), 64));
        Wire wire = opened(endpoint, Limits.DEFAULT).arrives(fragments);
        FrameBytes close = Wire.frames(wire.taken()).getLast();
        assertThat(ClosePayload.read(close.payload()).map(ClosePayload::code))
                .contains(CloseCode.POLICY_VIOLATION);
    }

    private static Stream<Arguments> chopSizes() {
        return cases("9.5.", "9.6.", 64, 128, 256, 512, KIB, 2 * KIB);
    }

    @ParameterizedTest(name = "case {0}, endpoint {1}, 1 MiB of {2} in chops of {3} bytes")
    @MethodSource("chopSizes")
    void aLargeMessageInManyReadsComesBack(
            String number, Role endpoint, Opcode opcode, int length) {
        FrameBytes frame = FrameBytes.of(opcode, payload(opcode, MIB));
        Wire wire = opened(endpoint, LIMITS).arrives(Chops.of(fromPeer(endpoint, frame), length));
        assertThat(Wire.frames(wire.taken())).as(number).containsExactly(frame);
    }

    // ---------------------------------------------------------------- many messages

    private static Stream<Arguments> roundTrips() {
        return cases("9.7.", "9.8.", 0, 16, 64, 256, KIB, 4 * KIB);
    }

    @ParameterizedTest(name = "case {0}, endpoint {1}, 1,000 {2} messages of {3} bytes")
    @MethodSource("roundTrips")
    void aThousandMessagesComeBackOneByOne(
            String number, Role endpoint, Opcode opcode, int length) {
        FrameBytes frame = FrameBytes.of(opcode, payload(opcode, length));
        Bytes fromPeer = fromPeer(endpoint, frame);
        Wire wire = opened(endpoint, LIMITS);
        for (int i = 0; i < 1000; i++) {
            Bytes answer = wire.arrives(fromPeer).taken();
            assertThat(Wire.frames(answer)).as(number).containsExactly(frame);
        }
    }

    // ---------------------------------------------------------------- class 10

    @ParameterizedTest(name = "case 10.1.1, endpoint {0}")
    @EnumSource
    void aMessageThatThePeerFragmentsByItselfComesBackInOne(Role endpoint) {
        Bytes payload = payload(Opcode.TEXT, 64 * KIB);
        Bytes fragments = fromPeer(endpoint, fragments(Opcode.TEXT, payload, 1300));
        Wire wire = opened(endpoint, LIMITS).arrives(fragments);
        assertThat(Wire.frames(wire.taken())).containsExactly(FrameBytes.of(Opcode.TEXT, payload));
    }
}
