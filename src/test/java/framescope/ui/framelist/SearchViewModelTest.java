package framescope.ui.framelist;

import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.filter.DerivedValues;
import framescope.testing.WireWriter;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.ManualExecutor;
import framescope.ui.common.ManualPulse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A search whose rows are found block by block: Pongs in the rows 10 and 1,500 of 2,000. The window
/// hears of what is found while the scan looks at the second one.
class SearchViewModelTest {
    private static final List<Integer> PONGS = List.of(10, 1500);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final ManualExecutor background = new ManualExecutor();
    private final ManualPulse pulses = new ManualPulse();
    private final BackgroundTasks tasks = new BackgroundTasks(background, Runnable::run);
    private final FilterRun filter = new FilterRun(capture, DerivedValues.NONE, tasks, pulses);
    private final FilterRun run = new FilterRun(capture, new PulseBeforeEnd(), tasks, pulses);
    private final FrameListViewModel list = new FrameListViewModel(capture, filter);
    private final SearchViewModel search = new SearchViewModel(capture, run, filter, list);
    private final List<Long> selectedMeanwhile = new ArrayList<>();
    private final List<String> saidMeanwhile = new ArrayList<>();

    private final class PulseBeforeEnd implements DerivedValues {
        @Override
        public long roundTrip(CaptureRecord row) {
            if (list.displayNumber(row) == PONGS.getLast()) {
                pulses.pulse();
                selectedMeanwhile.add(selected());
                saidMeanwhile.add(search.statusProperty().get());
            }
            return 1;
        }
    }

    @BeforeEach
    void arrive() {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        for (int number = 1; number <= 2000; number++) {
            client.frame(PONGS.contains(number) ? pong("") : text(""));
        }
        run.addListener(search::refresh);
        list.resize(5);
        list.refresh();
        search.textProperty().set("websocket.rtt");
    }

    private void select(long number) {
        list.select(list.rowOf(number).orElseThrow());
    }

    private long selected() {
        return list.selectedProperty().get().map(list::displayNumber).orElse(0L);
    }

    private String status() {
        return search.statusProperty().get();
    }

    private void scan() {
        while (background.size() > 0) {
            background.runFirst();
        }
    }

    @Test
    void theNextRowIsNotSoughtFromTheTopWhileRowsBehindAreStillToBeLookedAt() {
        select(1200);
        search.next();
        scan();
        assertThat(selectedMeanwhile).contains(1200L).doesNotContain(10L);
        assertThat(saidMeanwhile).contains("1 so far …");
        assertThat(selected()).isEqualTo(1500);
        assertThat(status()).isEqualTo("2 of 2 rows");
    }

    @Test
    void aRowThatIsFoundBehindTheSelectedOneIsGoneToAtOnce() {
        select(5);
        search.next();
        scan();
        assertThat(selectedMeanwhile).contains(10L);
        assertThat(selected()).isEqualTo(10);
    }

    @Test
    void theRowBeforeIsTheNearestOne() {
        select(1800);
        search.previous();
        scan();
        assertThat(selectedMeanwhile).doesNotContain(10L);
        assertThat(selected()).isEqualTo(1500);
        assertThat(status()).isEqualTo("2 of 2 rows");
    }

    @Test
    void goingRoundTheEndsIsSaid() {
        select(1500);
        search.next();
        scan();
        assertThat(selected()).isEqualTo(10);
        assertThat(status()).isEqualTo("1 of 2 rows, from the top again");
        search.next();
        assertThat(status()).isEqualTo("2 of 2 rows");
        search.previous();
        assertThat(status()).isEqualTo("1 of 2 rows");
        search.previous();
        assertThat(selected()).isEqualTo(1500);
        assertThat(status()).isEqualTo("2 of 2 rows, from the bottom again");
    }

    @Test
    void theOnlyRowIsFoundAgainAndThatIsSaid() {
        search.textProperty().set("websocket.rtt and frame.number == 10");
        search.next();
        scan();
        assertThat(status()).isEqualTo("1 of 1 row");
        search.next();
        assertThat(selected()).isEqualTo(10);
        assertThat(status()).isEqualTo("1 of 1 row, from the top again");
    }

    @Test
    void rowsThatComeLaterAreNotGoneToUnasked() {
        search.textProperty().set("pear");
        search.next();
        scan();
        WireWriter.opened(capture, Direction.CLIENT_TO_SERVER).frame(text("pear"));
        run.goOn();
        scan();
        assertThat(selected()).isZero();
        assertThat(status()).isEqualTo("1 row");
    }
}
