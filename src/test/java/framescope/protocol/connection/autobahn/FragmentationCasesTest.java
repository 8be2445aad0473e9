package framescope.protocol.connection.autobahn;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;

import framescope.protocol.CloseCode;
import framescope.protocol.Role;
import framescope.testing.FrameBytes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 5 of the Autobahn test suite: messages in fragments, and fragments that are none.
///
/// Cases that the suite tells apart by their chops alone stand here once: 5.4, 5.5 with 5.3, 5.7,
/// 5.8 with 5.6, 5.10, 5.11 with 5.9, 5.13, 5.14 with 5.12, 5.20 with 5.19.
class FragmentationCasesTest {
    private static final FrameBytes FIRST = text("fragment1").fragment();
    private static final FrameBytes SECOND = continuation("fragment2");
    private static final FrameBytes WHOLE = text("fragment1fragment2");
    private static final FrameBytes TEXT = text("Hello, world!");

    private static Stream<Arguments> right() {
        return SuiteCase.everyWay(
                Stream.of(
                        SuiteCase.sends("5.3", FIRST, SECOND).hears(WHOLE),
                        SuiteCase.sends("5.6", FIRST, ping("ping payload"), SECOND)
                                .hears(pong("ping payload"), WHOLE),
                        SuiteCase.sends(
                                        "5.19",
                                        FIRST,
                                        SECOND.fragment(),
                                        ping("pongme 1!"),
                                        continuation("fragment3").fragment(),
                                        continuation("fragment4").fragment(),
                                        ping("pongme 2!"),
                                        continuation("fragment5"))
                                .hears(
                                        pong("pongme 1!"),
                                        pong("pongme 2!"),
                                        text("fragment1fragment2fragment3fragment4fragment5"))));
    }

    private static Stream<Arguments> wrong() {
        FrameBytes nothingToContinue = continuation("non-continuation payload");
        return SuiteCase.everyWay(
                Stream.of(
                                SuiteCase.sends("5.1", ping("fragment1").fragment(), SECOND),
                                SuiteCase.sends("5.2", pong("fragment1").fragment(), SECOND),
                                SuiteCase.sends("5.9", nothingToContinue, TEXT),
                                SuiteCase.sends("5.12", nothingToContinue.fragment(), TEXT),
                                SuiteCase.sends(
                                                "5.15",
                                                FIRST,
                                                SECOND,
                                                continuation("fragment3").fragment(),
                                                text("fragment4"))
                                        .hears(WHOLE),
                                twice("5.16", continuation("fragment1").fragment()),
                                twice("5.17", continuation("fragment1")),
                                SuiteCase.sends("5.18", FIRST, text("fragment2")))
                        .map(each -> each.fails(CloseCode.PROTOCOL_ERROR)));
    }

    private static SuiteCase twice(String number, FrameBytes stray) {
        FrameBytes first = text("fragment2").fragment();
        FrameBytes second = continuation("fragment3");
        return SuiteCase.sends(number, stray, first, second, stray, first, second);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("right")
    void fragmentsBecomeOneMessage(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("wrong")
    void aFragmentOutOfPlaceFailsTheConnectionAtOnce(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }
}
