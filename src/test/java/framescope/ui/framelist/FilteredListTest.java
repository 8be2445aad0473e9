package framescope.ui.framelist;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.filter.DerivedValues;
import framescope.settings.UserSettings;
import framescope.testing.WireWriter;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.ManualExecutor;
import framescope.ui.common.ManualPulse;
import framescope.ui.framelist.FilterViewModel.FilterCount;
import framescope.ui.framelist.FilterViewModel.Validity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The filter bar and the list that it filters, without a window: five rows fit on the screen, and
/// jobs in the background wait until the test runs them.
class FilteredListTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final ManualExecutor background = new ManualExecutor();
    private final ManualPulse pulses = new ManualPulse();
    private final FilterRun run =
            new FilterRun(
                    capture,
                    DerivedValues.NONE,
                    new BackgroundTasks(background, Runnable::run),
                    pulses);
    private final FrameListViewModel list = new FrameListViewModel(capture, run);
    private final FilterViewModel filter =
            new FilterViewModel(capture, run, UserSettings.inMemory(), list::relist);

    @BeforeEach
    void tie() {
        run.addListener(list::refresh);
        run.addListener(filter::refresh);
        list.resize(5);
    }

    /// Text and Ping in turns: the odd numbers are texts.
    private void arrive(int rows) {
        for (int i = 0; i < rows; i++) {
            client.frame(i % 2 == 0 ? text("number " + i) : ping("" + i));
        }
        news();
    }

    private void news() {
        run.goOn();
        list.refresh();
    }

    private void scanToEnd() {
        while (background.size() > 0) {
            background.runFirst();
        }
    }

    private void apply(String expression) {
        filter.apply(expression);
        scanToEnd();
    }

    private List<Long> shown() {
        return list.window().stream().map(list::displayNumber).toList();
    }

    private CaptureRecord row(long number) {
        return capture.row(number - 1).orElseThrow();
    }

    @Test
    void onlyRowsThatPassAreListed() {
        arrive(20);
        apply("websocket.opcode == Ping");
        assertThat(list.rowCountProperty().get()).isEqualTo(10);
        assertThat(shown()).containsExactly(12L, 14L, 16L, 18L, 20L);
        assertThat(filter.countProperty().get()).contains(new FilterCount(10, 20, false));
    }

    @Test
    void theListScrollsOverThemAlone() {
        arrive(20);
        apply("websocket.opcode == Ping");
        list.scroll().scrollTo(2);
        assertThat(shown()).containsExactly(6L, 8L, 10L, 12L, 14L);
        list.scroll().scrollTo(0);
        list.moveSelection(1, false);
        list.moveSelection(1, false);
        assertThat(list.selectedProperty().get()).contains(row(4));
    }

    @Test
    void newRowsAreFilteredAsTheyCome() {
        arrive(4);
        apply("websocket.opcode == Ping");
        arrive(4);
        scanToEnd();
        assertThat(shown()).containsExactly(2L, 4L, 6L, 8L);
    }

    @Test
    void rowsThatCameWhileNotFollowingAreCountedIfTheyPass() {
        arrive(20);
        apply("websocket.opcode == Ping");
        list.scroll().scrollTo(0);
        arrive(6);
        scanToEnd();
        assertThat(shown()).containsExactly(2L, 4L, 6L, 8L, 10L);
        assertThat(list.newBelowProperty().get()).isEqualTo(3);
    }

    @Test
    void aScanThatTakesLongShowsWhatItHasOnPulses() {
        arrive(10);
        filter.apply("websocket.opcode == Ping");
        assertThat(shown()).isEmpty();
        assertThat(filter.countProperty().get().map(FilterCount::scanning)).contains(true);
        pulses.pulse();
        assertThat(pulses.isResting()).isFalse();
        scanToEnd();
        pulses.pulse();
        assertThat(pulses.isResting()).isTrue();
        assertThat(shown()).hasSize(5);
    }

    @Test
    void itLooksUntilTheRowsThatAreThereHaveBeenLookedAt() {
        arrive(10);
        assertThat(filter.isLooking()).isFalse();
        filter.apply("websocket.opcode == Ping");
        assertThat(filter.isLooking()).isTrue();
        scanToEnd();
        assertThat(filter.isLooking()).isFalse();
        arrive(10);
        assertThat(filter.isLooking()).isFalse();
        scanToEnd();
        filter.apply("websocket.opcode == Text");
        assertThat(filter.isLooking()).isTrue();
        filter.clear();
        assertThat(filter.isLooking()).isFalse();
    }

    @Test
    void anotherFilterTakesThePlaceOfOneThatIsStillAtWork() {
        arrive(10);
        filter.apply("websocket.opcode == Ping");
        filter.apply("websocket.opcode == Text");
        background.runLast();
        assertThat(shown()).containsExactly(1L, 3L, 5L, 7L, 9L);
        scanToEnd();
        assertThat(shown()).containsExactly(1L, 3L, 5L, 7L, 9L);
    }

    @Test
    void theSelectionSurvivesAFilterAndItsClearing() {
        arrive(40);
        list.select(row(8));
        apply("websocket.opcode == Ping");
        assertThat(list.selectedProperty().get()).contains(row(8));
        filter.clear();
        assertThat(list.selectedProperty().get()).contains(row(8));
        assertThat(shown()).contains(8L);
    }

    @Test
    void fromARowThatDoesNotPassTheNextOneIsTheNextThatPasses() {
        arrive(20);
        list.select(row(7));
        apply("websocket.opcode == Ping");
        list.moveSelection(1, false);
        assertThat(list.selectedProperty().get()).contains(row(8));
        list.select(row(7));
        list.moveSelection(-1, false);
        assertThat(list.selectedProperty().get()).contains(row(6));
    }

    @Test
    void clearingTheCaptureEmptiesTheListAndTheFilterStays() {
        arrive(20);
        apply("websocket.opcode == Ping");
        list.clear();
        assertThat(shown()).isEmpty();
        assertThat(list.filteredProperty().get()).isTrue();
        arrive(4);
        scanToEnd();
        assertThat(shown()).containsExactly(2L, 4L);
    }

    @Test
    void aPausedListDoesNotMoveUnderAFilter() {
        arrive(10);
        apply("websocket.opcode == Ping");
        list.pausedProperty().set(true);
        arrive(10);
        scanToEnd();
        assertThat(shown()).containsExactly(2L, 4L, 6L, 8L, 10L);
        list.pausedProperty().set(false);
        assertThat(shown()).containsExactly(12L, 14L, 16L, 18L, 20L);
    }

    // ---------------------------------------------------------------- typing

    @Test
    void whatIsTypedIsJudgedAtOnceAndAppliedWhenAsked() {
        arrive(4);
        filter.textProperty().set("websocket.opcode ==");
        assertThat(filter.validityProperty().get()).isEqualTo(Validity.INVALID);
        assertThat(filter.problemProperty().get()).contains("value");
        filter.apply();
        assertThat(shown()).hasSize(4);
        filter.textProperty().set("websocket.opcode == Ping");
        assertThat(filter.validityProperty().get()).isEqualTo(Validity.VALID);
        assertThat(filter.problemProperty().get()).isEmpty();
        assertThat(shown()).hasSize(4);
        filter.apply();
        scanToEnd();
        assertThat(shown()).containsExactly(2L, 4L);
    }

    @Test
    void theHistoryHasEachFilterOnceTheLatestFirst() {
        apply("one");
        apply("two");
        apply("one");
        apply("");
        assertThat(filter.history()).containsExactly("one", "two");
        for (int i = 0; i < 50; i++) {
            apply("filter " + i);
        }
        assertThat(filter.history()).hasSize(20).startsWith("filter 49");
    }

    @Test
    void anExpressionThatRunsWildIsNamed() {
        client.frame(text("a".repeat(80) + "!"));
        news();
        apply("websocket.text matches \"(.*a){20}$\"");
        assertThat(filter.problemProperty().get()).contains("(.*a){20}$");
        apply("");
        assertThat(filter.problemProperty().get()).isEmpty();
    }

    @Test
    void aFilterThatIsTooMuchTogetherWithTheQuickOnesSaysSo() {
        arrive(4);
        apply("(".repeat(100) + "websocket" + ")".repeat(100));
        filter.findingsOnlyProperty().set(true);
        assertThat(filter.problemProperty().get()).contains("100");
    }

    // ---------------------------------------------------------------- quick filters

    @Test
    void quickFiltersAddToWhatIsTyped() {
        client.frame(text("a"));
        server.frame(text("b"));
        client.frame(ping("a"));
        server.frame(ping("b"));
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        other.frame(text("a"));
        news();
        filter.directionProperty().set(Optional.of(Direction.CLIENT_TO_SERVER));
        scanToEnd();
        assertThat(shown()).containsExactly(1L, 3L, 5L);
        filter.controlFramesHiddenProperty().set(true);
        scanToEnd();
        assertThat(shown()).containsExactly(1L, 5L);
        filter.connectionProperty().set(other.connection());
        filter.oneConnectionProperty().set(true);
        scanToEnd();
        assertThat(shown()).containsExactly(5L);
        filter.connectionProperty().set(client.connection());
        scanToEnd();
        assertThat(shown()).containsExactly(1L);
        apply("b");
        assertThat(shown()).isEmpty();
        filter.directionProperty().set(Optional.empty());
        scanToEnd();
        assertThat(shown()).containsExactly(2L);
        filter.findingsOnlyProperty().set(true);
        scanToEnd();
        assertThat(shown()).isEmpty();
    }

    @Test
    void theQuickFilterForAConnectionEndsWithItsSelection() {
        client.frame(text("a"));
        WireWriter.opened(capture, Direction.CLIENT_TO_SERVER).frame(text("b"));
        news();
        filter.connectionProperty().set(client.connection());
        filter.oneConnectionProperty().set(true);
        scanToEnd();
        assertThat(shown()).containsExactly(1L);
        filter.connectionProperty().set(0);
        assertThat(filter.oneConnectionProperty().get()).isFalse();
        assertThat(shown()).containsExactly(1L, 2L);
    }

    @Test
    void everyCellOfEveryRowGivesAFilterThatItsRowPasses() {
        list.resize(20);
        client.beginning();
        client.frame(text("say \"hi\" \\ \u0001\u202e").masked());
        server.frame(text(""));
        client.frame(ping("x").masked());
        client.frame(text("long ".repeat(200)).masked());
        client.closed();
        news();
        for (long number = 1; number <= capture.endRow(); number++) {
            for (FrameColumn column : FrameColumn.values()) {
                CaptureRecord row = row(number);
                if (filter.filterOf(column, row).isPresent()) {
                    filter.applyCell(column, row, false);
                    scanToEnd();
                    assertThat(shown())
                            .as(column + ": " + filter.textProperty().get())
                            .contains(number);
                    filter.applyCell(column, row, true);
                    scanToEnd();
                    assertThat(shown()).as("not " + column).doesNotContain(number);
                }
            }
        }
    }
}
