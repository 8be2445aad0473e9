package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.filter.FilterSyntaxException.Fault;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions that run wild are stopped (THREATS U6); by steps, so no clock is asked.
class SearchPatternTest {
    private static final String HOSTILE = "a".repeat(64) + "!";

    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final FilterRow row = new FilterRow(capture, DerivedValues.NONE, () -> false);

    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+\\1b", "(a|aa)+\\1b", "(.*a){20}$", "(a*)(a*)(a*)(a*)(a*)(a*)(a*)b"})
    void anExpressionThatWouldTakeForEverIsStopped(String expression) {
        SearchPattern pattern = new SearchPattern(expression);
        assertThatThrownBy(() -> pattern.isFoundIn(HOSTILE, row, 1_000_000))
                .isInstanceOfSatisfying(
                        RunawayPatternException.class,
                        e -> assertThat(e.pattern()).isEqualTo(expression));
    }

    @Test
    void anExpressionThatGoesTooDeepIsStopped() {
        SearchPattern pattern = new SearchPattern("(a|b)*c");
        assertThatThrownBy(() -> pattern.isFoundIn("ab".repeat(1_000_000), row))
                .isInstanceOf(RunawayPatternException.class);
    }

    @Test
    void anExpressionOverAMegabyteIsNotWild() {
        assertThat(new SearchPattern("needle$").isFoundIn("x".repeat(1 << 20) + "needle", row))
                .isTrue();
    }

    @Threat("U6")
    @Test
    void aFilterWithAWildExpressionSaysSo() throws Exception {
        WireWriter.opened(capture, Direction.CLIENT_TO_SERVER).frame(FrameBytes.text(HOSTILE));
        RowMatcher matcher =
                DisplayFilter.parse("websocket.text matches \"(.*a){20}$\"")
                        .matcher(capture, DerivedValues.NONE);
        RowBlock block = new RowBlock();
        capture.read(0, block);
        assertThatThrownBy(() -> matcher.matches(block, 0))
                .isInstanceOf(RunawayPatternException.class);
    }

    @Threat("U6")
    @Test
    void anExpressionThatIsWildOnTheNamesOfFindingsIsAFaultWhileItIsTyped() {
        assertThatThrownBy(() -> DisplayFilter.parse("websocket.finding matches \"(.*.*.*){20}!\""))
                .isInstanceOfSatisfying(
                        FilterSyntaxException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.PATTERN_RUNS_WILD));
    }

    @Test
    void anExpressionEndsWhenNobodyWaitsForIt() {
        AtomicInteger looks = new AtomicInteger();
        FilterRow left =
                new FilterRow(capture, DerivedValues.NONE, () -> looks.incrementAndGet() == 10);
        assertThatThrownBy(() -> new SearchPattern("(.*a){20}$").isFoundIn(HOSTILE, left))
                .isInstanceOf(FilterCancelledException.class);
        assertThat(looks).hasValue(10);
    }
}
