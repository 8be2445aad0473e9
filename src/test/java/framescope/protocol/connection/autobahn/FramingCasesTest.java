package framescope.protocol.connection.autobahn;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 1 of the Autobahn test suite: messages of lengths around which the header changes.
class FramingCasesTest {
    private static final int[] LENGTHS = {0, 125, 126, 127, 128, 65_535, 65_536};

    private static Stream<Arguments> cases() {
        return SuiteCase.everyWay(
                Stream.concat(cases("1.1.", Opcode.TEXT, '*'), cases("1.2.", Opcode.BINARY, 0xfe)));
    }

    // The eighth of each is the seventh in chops of 997 octets; here all are.
    private static Stream<SuiteCase> cases(String section, Opcode opcode, int octet) {
        return IntStream.range(0, LENGTHS.length)
                .mapToObj(i -> {
                    FrameBytes frame = FrameBytes.of(opcode, repeated(octet, LENGTHS[i]));
                    return SuiteCase.sends(section + (i + 1), frame).hears(frame);
                });
    }

    private static Bytes repeated(int octet, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) octet);
        return Bytes.wrap(bytes);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("cases")
    void aMessageOfAnyLengthComesBack(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
