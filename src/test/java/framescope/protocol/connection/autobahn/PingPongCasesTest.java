package framescope.protocol.connection.autobahn;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.Hex.hex;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 2 of the Autobahn test suite: Pings are answered in their order, with what they hold;
/// unsolicited Pongs are passed over.
class PingPongCasesTest {
    private static final Bytes BINARY = hex("00 ff fe fd fc fb 00 ff");
    private static final Bytes LONGEST = hex("fe".repeat(125));

    private static Stream<Arguments> cases() {
        return SuiteCase.everyWay(
                Stream.of(
                        pinged("2.1", Bytes.EMPTY),
                        pinged("2.2", Bytes.utf8("Hello, world!")),
                        pinged("2.3", BINARY),
                        pinged("2.4", LONGEST),
                        SuiteCase.sends("2.5", FrameBytes.of(Opcode.PING, hex("fe".repeat(126))))
                                .fails(CloseCode.PROTOCOL_ERROR),
                        pinged("2.6", LONGEST), // In chops of one octet, as all are here.
                        SuiteCase.sends("2.7", pong("")),
                        SuiteCase.sends("2.8", pong("unsolicited pong payload")),
                        SuiteCase.sends("2.9", pong("unsolicited pong payload"), ping("ping"))
                                .hears(pong("ping")),
                        tenTimes("2.10"),
                        tenTimes("2.11")));
    }

    private static SuiteCase pinged(String number, Bytes payload) {
        return SuiteCase.sends(number, FrameBytes.of(Opcode.PING, payload))
                .hears(FrameBytes.of(Opcode.PONG, payload));
    }

    private static SuiteCase tenTimes(String number) {
        return SuiteCase.sends(number, numbered(FrameBytes::ping))
                .hears(numbered(FrameBytes::pong));
    }

    private static FrameBytes[] numbered(Function<String, FrameBytes> frame) {
        return IntStream.range(0, 10)
                .mapToObj(i -> frame.apply("payload-" + i))
                .toArray(FrameBytes[]::new);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("cases")
    void pingsAreAnsweredAndPongsAreNot(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
