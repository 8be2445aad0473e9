package framescope.ui.framelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which row is selected while rows come and go, and how the keys move it.
class FrameListSelectionTest {
    private final FiveRowList list = new FiveRowList();

    @Nested
    class Selection {
        @Test
        void staysOnItsRowWhileRowsStreamIn() {
            list.arrive(5);
            list.select(3);
            list.arrive(1);
            assertThat(list.selected()).isEqualTo(3);
            assertThat(list.shown()).contains(3L);
        }

        @Test
        void survivesThatItsRowLeavesTheWindow() {
            list.arrive(5);
            list.select(3);
            list.arrive(100);
            assertThat(list.selected()).isEqualTo(3);
            assertThat(list.shown()).doesNotContain(3L);
        }

        @Test
        void endsWhenItsRowIsCleared() {
            list.arrive(5);
            list.select(3);
            list.capture().clear();
            list.model().refresh();
            assertThat(list.nothingIsSelected()).isTrue();
        }
    }

    @Nested
    class MovingTheSelection {
        @Test
        void doesNothingWithoutRows() {
            list.model().moveSelection(1, false);
            assertThat(list.nothingIsSelected()).isTrue();
        }

        @Test
        void downBeginsAtTheFirstRowShown() {
            list.arrive(20);
            list.model().moveSelection(1, false);
            assertThat(list.selected()).isEqualTo(16);
        }

        @Test
        void upBeginsAtTheLastRowShown() {
            list.arrive(20);
            list.model().moveSelection(-1, false);
            assertThat(list.selected()).isEqualTo(20);
        }

        @ParameterizedTest
        @CsvSource({"1, 11", "-1, 9", "4, 14", "-4, 6", "-20, 1", "20, 20"})
        void goesByRowsAndStopsAtTheEnds(long rows, long reached) {
            list.arrive(20);
            list.select(10);
            list.model().moveSelection(rows, false);
            assertThat(list.selected()).isEqualTo(reached);
            assertThat(list.shown()).contains(reached);
        }

        @Test
        void leavesTheWindowWhereTheRowIsOnTheScreen() {
            list.arrive(20);
            list.model().scroll().scrollTo(7);
            list.select(10);
            list.model().moveSelection(-1, false);
            assertThat(list.shown()).containsExactly(8L, 9L, 10L, 11L, 12L);
        }

        @Test
        void scrollsNoFurtherThanNeeded() {
            list.arrive(20);
            list.model().scroll().scrollTo(7);
            list.select(8);
            list.model().moveSelection(-1, false);
            assertThat(list.shown()).containsExactly(7L, 8L, 9L, 10L, 11L);
            list.model().moveSelection(5, false);
            assertThat(list.shown()).containsExactly(8L, 9L, 10L, 11L, 12L);
        }

        @Test
        void upwardsStopsFollowingTheTail() {
            list.arrive(20);
            list.select(16);
            list.model().moveSelection(-1, false);
            list.arrive(5);
            assertThat(list.shown()).contains(15L);
        }

        @Test
        void toTheEndFollowsTheTail() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.select(2);
            list.model().moveSelection(20, false);
            list.arrive(1);
            assertThat(list.shown()).containsExactly(17L, 18L, 19L, 20L, 21L);
        }
    }

    @Nested
    class Clearing {
        @Test
        void forgetsRowsAndSelectionAndCountsFromOneAgain() {
            list.arrive(20);
            list.select(18);
            list.model().clear();
            assertThat(list.shown()).isEmpty();
            assertThat(list.nothingIsSelected()).isTrue();
            list.arrive(2);
            assertThat(list.shown()).containsExactly(1L, 2L);
        }

        @Test
        void followsTheTailAgain() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.model().clear();
            list.arrive(8);
            assertThat(list.shown()).containsExactly(4L, 5L, 6L, 7L, 8L);
        }
    }
}
