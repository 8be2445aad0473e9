package framescope.protocol;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FrameBytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which frame may follow which, in one direction (RFC 6455 §5.4, §5.5.1).
class FrameSequenceTest {

    /// What is wrong with a frame's place, and the message it belongs to.
    private record Place(RuleSet broken, Opcode message) {
        static Place right(Opcode message) {
            return new Place(RuleSet.NONE, message);
        }

        static Place wrong(Rule rule, Opcode message) {
            return new Place(RuleSet.of(rule), message);
        }
    }

    private static List<Place> places(FrameBytes... frames) {
        FrameSequence sequence = new FrameSequence(100);
        return Stream.of(frames)
                .map(frame -> sequence.accept(frame.header().firstByte()))
                .map(bits -> new Place(new RuleSet(bits), sequence.message()))
                .toList();
    }

    @Test
    void wholeMessagesFollowOneAnother() {
        assertThat(places(text("a"), zeros(1), text("b")))
                .containsExactly(
                        Place.right(Opcode.TEXT),
                        Place.right(Opcode.BINARY),
                        Place.right(Opcode.TEXT));
    }

    @Test
    void continuationsBelongToTheFrameThatBegan() {
        assertThat(
                        places(
                                text("a").fragment(),
                                continuation("b").fragment(),
                                continuation("c"),
                                zeros(1)))
                .containsExactly(
                        Place.right(Opcode.TEXT),
                        Place.right(Opcode.TEXT),
                        Place.right(Opcode.TEXT),
                        Place.right(Opcode.BINARY));
    }

    @Test
    void controlFramesMayStandBetweenFragments() {
        assertThat(places(text("a").fragment(), ping(""), pong(""), continuation("b")))
                .containsOnly(Place.right(Opcode.TEXT));
    }

    @Test
    void aContinuationNeedsAStart() {
        assertThat(places(continuation("a")))
                .containsExactly(Place.wrong(Rule.CONTINUATION_WITHOUT_START, Opcode.CONTINUATION));
    }

    @Test
    void aContinuationAfterTheLastFragmentHasNoStart() {
        assertThat(places(text("a").fragment(), continuation("b"), continuation("c")))
                .last()
                .isEqualTo(Place.wrong(Rule.CONTINUATION_WITHOUT_START, Opcode.CONTINUATION));
    }

    @Test
    void aContinuationWithoutStartBeginsNothing() {
        assertThat(places(continuation("a").fragment(), continuation("b"), text("c")))
                .containsExactly(
                        Place.wrong(Rule.CONTINUATION_WITHOUT_START, Opcode.CONTINUATION),
                        Place.wrong(Rule.CONTINUATION_WITHOUT_START, Opcode.CONTINUATION),
                        Place.right(Opcode.TEXT));
    }

    @Test
    void anUnfinishedMessageIsToBeContinued() {
        assertThat(places(text("a").fragment(), zeros(1)))
                .containsExactly(
                        Place.right(Opcode.TEXT),
                        Place.wrong(Rule.CONTINUATION_EXPECTED, Opcode.BINARY));
    }

    @Test
    void theMessageThatCameInBetweenIsTheOneThatContinues() {
        assertThat(places(text("a").fragment(), zeros(1).fragment(), continuation("b")))
                .last()
                .isEqualTo(Place.right(Opcode.BINARY));
    }

    @Test
    void noDataFrameFollowsAClose() {
        assertThat(places(close(), text("a"), zeros(1)))
                .containsExactly(
                        Place.right(Opcode.CONTINUATION),
                        Place.wrong(Rule.FRAME_AFTER_CLOSE, Opcode.TEXT),
                        Place.wrong(Rule.FRAME_AFTER_CLOSE, Opcode.BINARY));
    }

    @Test
    void controlFramesMayFollowAClose() {
        assertThat(places(close(), ping(""), pong(""), close()))
                .containsOnly(Place.right(Opcode.CONTINUATION));
    }

    @Test
    void aFragmentAfterACloseIsNotRightEither() {
        assertThat(places(text("a").fragment(), close(), continuation("b")))
                .last()
                .isEqualTo(Place.wrong(Rule.FRAME_AFTER_CLOSE, Opcode.TEXT));
    }
}
