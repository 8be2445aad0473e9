package framescope.protocol.connection.autobahn;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;

import framescope.protocol.CloseCode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 3 of the Autobahn test suite: reserved bits without an extension that gives them a
/// meaning.
class ReservedBitsCasesTest {
    private static final FrameBytes TEXT = text("Hello, world!");
    private static final FrameBytes BINARY = FrameBytes.binary(hex("00 ff fe fd fc fb 00 ff"));

    private static Stream<Arguments> cases() {
        return SuiteCase.everyWay(
                Stream.of(
                                SuiteCase.sends("3.1", TEXT.rsv3()),
                                SuiteCase.sends("3.2", TEXT, TEXT.rsv2(), ping("")).hears(TEXT),
                                SuiteCase.sends("3.3", TEXT, TEXT.rsv2().rsv3(), ping(""))
                                        .hears(TEXT),
                                SuiteCase.sends("3.4", TEXT, TEXT.rsv1(), ping("")).hears(TEXT),
                                SuiteCase.sends("3.5", BINARY.rsv1().rsv3()),
                                SuiteCase.sends("3.6", ping("Hello, world!").rsv1().rsv2()),
                                SuiteCase.sends("3.7", close().rsv1().rsv2().rsv3()))
                        .map(each -> each.fails(CloseCode.PROTOCOL_ERROR)));
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("cases")
    void aReservedBitFailsTheConnectionAtOnce(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
