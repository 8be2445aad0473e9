package framescope.protocol.connection.autobahn;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 4 of the Autobahn test suite: opcodes that mean nothing, of data (3 to 7) and of control
/// frames (11 to 15).
class OpcodeCasesTest {
    private static final FrameBytes TEXT = text("Hello, world!");

    private static Stream<Arguments> cases() {
        return SuiteCase.everyWay(Stream.concat(section("4.1.", 3), section("4.2.", 11)));
    }

    private static Stream<SuiteCase> section(String section, int opcode) {
        return IntStream.range(0, 5)
                .mapToObj(i -> {
                    Bytes payload =
                            i % 2 == 0 ? Bytes.EMPTY : Bytes.utf8("reserved opcode payload");
                    FrameBytes wrong = FrameBytes.of(Opcode.ofCode(opcode + i), payload);
                    String number = section + (i + 1);
                    SuiteCase each =
                            i < 2
                                    ? SuiteCase.sends(number, wrong)
                                    : SuiteCase.sends(number, TEXT, wrong, ping("")).hears(TEXT);
                    return each.fails(CloseCode.PROTOCOL_ERROR);
                });
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("cases")
    void aReservedOpcodeFailsTheConnectionAtOnce(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
