package framescope.ui.framelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The window over the rows, without a table around it.
class FrameListViewModelTest {
    private final FiveRowList list = new FiveRowList();

    @Nested
    class FollowingTheTail {
        @Test
        void nothingIsShownOfAnEmptyCapture() {
            assertThat(list.shown()).isEmpty();
            assertThat(list.following()).isTrue();
        }

        @Test
        void fewRowsAreAllShown() {
            list.arrive(3);
            assertThat(list.shown()).containsExactly(1L, 2L, 3L);
        }

        @Test
        void theNewestRowsAreShown() {
            list.arrive(8);
            assertThat(list.shown()).containsExactly(4L, 5L, 6L, 7L, 8L);
            list.arrive(2);
            assertThat(list.shown()).containsExactly(6L, 7L, 8L, 9L, 10L);
        }

        @Test
        void scrollingUpStopsIt() {
            list.arrive(8);
            list.model().scroll().scrollBy(-1);
            list.arrive(10);
            assertThat(list.shown()).containsExactly(3L, 4L, 5L, 6L, 7L);
            assertThat(list.following()).isFalse();
        }

        @Test
        void scrollingBackToTheEndGoesOnWithIt() {
            list.arrive(8);
            list.model().scroll().scrollBy(-2);
            list.model().scroll().scrollBy(2);
            list.arrive(1);
            assertThat(list.shown()).containsExactly(5L, 6L, 7L, 8L, 9L);
            assertThat(list.following()).isTrue();
        }

        @Test
        void rowsThatAllFitCannotBeScrolledAwayFrom() {
            list.arrive(4);
            list.model().scroll().scrollBy(-1);
            list.arrive(4);
            assertThat(list.shown()).containsExactly(4L, 5L, 6L, 7L, 8L);
        }

        @Test
        void goingToTheTailGoesOnWithIt() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.model().followTail();
            list.arrive(1);
            assertThat(list.shown()).containsExactly(17L, 18L, 19L, 20L, 21L);
        }
    }

    @Nested
    class Scrolling {
        @ParameterizedTest
        @CsvSource({"-100, 1", "0, 1", "7, 8", "15, 16", "100, 16"})
        void goesNoFurtherThanThereAreRows(long position, long firstShown) {
            list.arrive(20);
            list.model().scroll().scrollTo(position);
            assertThat(list.shown()).first().isEqualTo(firstShown);
            assertThat(list.shown()).hasSize(5);
        }

        @Test
        void saysWhereTheWindowIs() {
            list.arrive(20);
            list.model().scroll().scrollBy(-3);
            assertThat(list.model().scroll().topProperty().get()).isEqualTo(12);
            assertThat(list.model().scroll().lastTop()).isEqualTo(15);
            assertThat(list.model().rowCountProperty().get()).isEqualTo(20);
        }

        @Test
        void aTallerWindowShowsMoreFromTheSameRowOn() {
            list.arrive(20);
            list.model().scroll().scrollTo(2);
            list.model().resize(7);
            assertThat(list.shown()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }

        @Test
        void aLowerWindowAtTheTailStaysThere() {
            list.arrive(20);
            list.model().resize(2);
            assertThat(list.shown()).containsExactly(19L, 20L);
        }

        @Test
        void aWindowWithoutHeightStillShowsARow() {
            list.arrive(20);
            list.model().resize(0);
            assertThat(list.shown()).containsExactly(20L);
        }
    }

    @Nested
    class NewRowsBelow {
        @Test
        void thereAreNoneWhileTheTailIsFollowed() {
            list.arrive(20);
            assertThat(list.newBelow()).isZero();
        }

        @Test
        void scrollingUpMakesNoRowNew() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            assertThat(list.newBelow()).isZero();
        }

        @Test
        void thoseThatCameSinceAreCounted() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.arrive(3);
            assertThat(list.newBelow()).isEqualTo(3);
        }

        @Test
        void thoseThatWereScrolledToAreNewNoMore() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.arrive(10);
            list.model().scroll().scrollTo(18);
            list.model().scroll().scrollTo(0);
            assertThat(list.newBelow()).isEqualTo(7);
        }

        @Test
        void thereAreNoneAtTheTail() {
            list.arrive(20);
            list.model().scroll().scrollTo(0);
            list.arrive(3);
            list.model().followTail();
            assertThat(list.newBelow()).isZero();
        }
    }

    @Nested
    class Paused {
        @Test
        void theDisplayStandsStillWhileTheCaptureGoesOn() {
            list.arrive(8);
            list.pause();
            list.arrive(4);
            assertThat(list.shown()).containsExactly(4L, 5L, 6L, 7L, 8L);
            assertThat(list.model().rowCountProperty().get()).isEqualTo(8);
            assertThat(list.newBelow()).isEqualTo(4);
        }

        @Test
        void theDisplayCanBeScrolledOverWhatItHad() {
            list.arrive(8);
            list.pause();
            list.arrive(4);
            list.model().scroll().scrollTo(0);
            list.model().scroll().scrollTo(100);
            assertThat(list.shown()).containsExactly(4L, 5L, 6L, 7L, 8L);
        }

        @Test
        void goingOnShowsWhatCameMeanwhile() {
            list.arrive(8);
            list.pause();
            list.arrive(4);
            list.goOn();
            assertThat(list.shown()).containsExactly(8L, 9L, 10L, 11L, 12L);
            assertThat(list.newBelow()).isZero();
        }

        @Test
        void goingOnStaysWhereTheUserScrolledTo() {
            list.arrive(8);
            list.pause();
            list.model().scroll().scrollTo(0);
            list.arrive(4);
            list.goOn();
            assertThat(list.shown()).containsExactly(1L, 2L, 3L, 4L, 5L);
        }

        @Test
        void goingToTheTailEndsThePause() {
            list.arrive(8);
            list.pause();
            list.arrive(4);
            list.model().followTail();
            assertThat(list.model().pausedProperty().get()).isFalse();
            assertThat(list.shown()).containsExactly(8L, 9L, 10L, 11L, 12L);
        }

        @Test
        void clearingEmptiesTheDisplay() {
            list.arrive(8);
            list.pause();
            list.arrive(4);
            list.model().clear();
            assertThat(list.shown()).isEmpty();
            assertThat(list.newBelow()).isZero();
        }

        @Test
        void afterClearingTheDisplayStillStands() {
            list.arrive(8);
            list.pause();
            list.model().clear();
            list.arrive(2);
            assertThat(list.shown()).isEmpty();
            assertThat(list.newBelow()).isEqualTo(2);
            list.goOn();
            assertThat(list.shown()).containsExactly(1L, 2L);
        }
    }

    @Test
    void aWindowThatStaysTheSameIsNotFilledAnew() {
        list.arrive(20);
        list.model().scroll().scrollTo(0);
        long changes = list.model().changesProperty().get();
        list.arrive(5);
        assertThat(list.model().changesProperty().get()).isEqualTo(changes);
    }

    @Test
    void rowsStreamThroughPlacesThatStay() {
        list.arrive(5);
        List<RowPlace> places = List.copyOf(list.model().places());
        list.arrive(5);
        assertThat(list.model().places()).isEqualTo(places);
        assertThat(list.shown()).containsExactly(6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aRowThatIsSelectedFromElsewhereIsBroughtOntoTheScreen() {
        list.arrive(100);
        list.select(50);
        assertThat(list.shown()).contains(50L);
        assertThat(list.following()).isFalse();
    }
}
