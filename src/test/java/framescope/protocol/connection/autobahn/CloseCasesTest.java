package framescope.protocol.connection.autobahn;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;

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

/// Class 7 of the Autobahn test suite: closing.
class CloseCasesTest {
    private static final int[] VALID = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999
    };
    private static final int[] INVALID = {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999};

    private static final FrameBytes TEXT = text("Hello World!");
    private static final FrameBytes CLOSE = close(CloseCode.NORMAL, "");

    private static Stream<Arguments> right() {
        FrameBytes large = text("BAsd7&jh23".repeat(26_215).substring(0, 256 * 1024));
        Stream<SuiteCase> basic =
                Stream.of(
                        SuiteCase.sends("7.1.1", TEXT, CLOSE).hears(TEXT, CLOSE),
                        SuiteCase.sends("7.1.2", CLOSE, CLOSE).hears(CLOSE),
                        SuiteCase.sends("7.1.3", CLOSE, ping("")).hears(CLOSE),
                        SuiteCase.sends("7.1.4", CLOSE, TEXT).hears(CLOSE),
                        SuiteCase.sends(
                                        "7.1.5",
                                        text("fragment1").fragment(),
                                        CLOSE,
                                        continuation("fragment2"))
                                .hears(CLOSE),
                        // Informational: a peer may answer the Close frame before the messages.
                        SuiteCase.sends("7.1.6", large, TEXT, CLOSE, ping(""))
                                .hears(large, TEXT, CLOSE));
        Stream<SuiteCase> payloads =
                Stream.of(
                        echoed("7.3.1", close()),
                        echoed("7.3.3", CLOSE),
                        echoed("7.3.4", close(1000, "Hello World!")),
                        echoed("7.3.5", close(1000, "*".repeat(123))));
        Stream<SuiteCase> codes =
                IntStream.range(0, VALID.length)
                        .mapToObj(i -> echoed("7.7." + (i + 1), close(VALID[i], "")));
        return SuiteCase.everyWay(
                Stream.of(basic, payloads, codes).flatMap(cases -> cases).map(SuiteCase::isClosed));
    }

    private static SuiteCase echoed(String number, FrameBytes close) {
        return SuiteCase.sends(number, close).hears(close);
    }

    private static Stream<Arguments> wrong() {
        Stream<SuiteCase> payloads =
                Stream.of(
                        SuiteCase.sends("7.3.2", closing(hex("03"))).fails(1002),
                        SuiteCase.sends("7.3.6", closing(hex("03 e8" + " 2a".repeat(124))))
                                .fails(1002),
                        SuiteCase.sends(
                                        "7.5.1",
                                        closing(
                                                hex(
                                                        "03 e8 ce ba e1 bd b9 cf 83 ce bc ce b5"
                                                                + " ed a0 80 65 64 69 74 65 64")))
                                .fails(1007));
        Stream<SuiteCase> codes =
                IntStream.range(0, INVALID.length)
                        .mapToObj(i -> invalid("7.9." + (i + 1), INVALID[i]));
        // Informational: the suite does not say what must happen.
        Stream<SuiteCase> beyond = Stream.of(invalid("7.13.1", 5000), invalid("7.13.2", 65_535));
        return SuiteCase.everyWay(Stream.of(payloads, codes, beyond).flatMap(cases -> cases));
    }

    private static SuiteCase invalid(String number, int code) {
        Bytes payload = Bytes.of((byte) (code >> 8), (byte) code);
        return SuiteCase.sends(number, closing(payload)).fails(CloseCode.PROTOCOL_ERROR);
    }

    private static FrameBytes closing(Bytes payload) {
        return FrameBytes.of(Opcode.CLOSE, payload);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("right")
    void aCloseFrameIsAnsweredAndNothingBehindIt(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("wrong")
    void aWrongCloseFrameFailsTheConnection(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
