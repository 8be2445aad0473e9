package framescope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.inspector.Inspector;
import framescope.ui.common.BackgroundTasks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whom a draft goes to, while connections come and go.
class TargetsViewModelTest {
    private final TargetsViewModel targets =
            new TargetsViewModel(
                    new Inspector(CaptureSink.NOWHERE),
                    new BackgroundTasks(Runnable::run, Runnable::run));

    private void open(Integer... connections) {
        targets.openConnectionsProperty().set(List.of(connections));
    }

    @Test
    void oneOfSeveralThatHasGoneIsListedUntilItIsNotChosenAnyMore() {
        open(1, 3);
        targets.choose(1, true);
        targets.choose(3, true);
        open(2, 3);
        assertThat(targets.severalOpen()).containsExactly(3);
        assertThat(targets.chosen()).containsExactly(3);
        assertThat(targets.listed()).containsExactly(3, 2, 1);
        targets.choose(1, false);
        assertThat(targets.listed()).containsExactly(3, 2);
    }

    @Test
    void nobodyElseGetsItWhenAllOfSeveralHaveGone() {
        open(1);
        targets.choose(1, true);
        open(2);
        assertThat(targets.chosen()).isEmpty();
        assertThat(targets.problemProperty().get())
                .isEqualTo("None of the chosen connections is open any more.");
        targets.chooseNone();
        assertThat(targets.chosen()).containsExactly(2);
        assertThat(targets.problemProperty().get()).isEmpty();
    }

    @Test
    void oneThatIsChosenTakesThePlaceOfSeveral() {
        open(1, 2, 3);
        targets.targetProperty().set(Optional.of(2));
        targets.choose(1, true);
        targets.choose(3, true);
        targets.choose(2);
        assertThat(targets.chosen()).containsExactly(2);
        targets.choose(1, true);
        targets.targetProperty().set(Optional.empty());
        assertThat(targets.chosen()).containsExactly(1, 2, 3);
    }

    @Test
    void theNewestAreListedAndAllThatAreChosen() {
        open(IntStream.rangeClosed(1, 50).boxed().toArray(Integer[]::new));
        targets.choose(2, true);
        assertThat(targets.listed()).hasSize(41).startsWith(50, 49).endsWith(12, 11, 2);
    }
}
