package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.testing.Await;
import framescope.testing.RawClient;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wheel, keys and selection in a list that is longer than the screen and still grows. Rows are
/// named by the number in their first column; the first three tell of the handshake.
class ScrollingUiTest extends WindowTest {
    private RawClient client;

    @BeforeEach
    void aHundredRows() throws Exception {
        client = connect(startSilent());
        awaitRows(3);
        arrive(97);
    }

    // ---------------------------------------------------------------- following the tail

    @Test
    void theNewestRowsAreShownWhileTheyCome() throws Exception {
        assertThat(lastShown()).isEqualTo(100);
        arrive(10);
        assertThat(lastShown()).isEqualTo(110);
    }

    @Test
    void theWholeLastRowIsOnTheScreen() throws Exception {
        assertThat(onFxThread(window.wiring().frames().scroll().capacityProperty()::get))
                .isEqualTo(rows().size());
    }

    @Test
    void theWheelUpwardsStopsFollowingAndTheChipBringsItBack() throws Exception {
        hand.wheel("#frames", -3);
        long last = lastShown();
        assertThat(last).isLessThan(100);
        assertThat(isVisible("#new-below")).isFalse();
        arrive(10);
        assertThat(lastShown()).isEqualTo(last);
        awaitChip("10 new ↓");
        hand.click("#new-below");
        assertThat(lastShown()).isEqualTo(110);
        assertThat(isVisible("#new-below")).isFalse();
        arrive(1);
        assertThat(lastShown()).isEqualTo(111);
    }

    @Test
    void theWheelBackToTheEndFollowsAgain() throws Exception {
        hand.wheel("#frames", -3);
        hand.wheel("#frames", 5);
        arrive(10);
        assertThat(lastShown()).isEqualTo(110);
    }

    @Test
    void theScrollBarShowsWhereTheWindowIsAndMovesIt() throws Exception {
        hand.click("#position");
        assertThat(lastShown()).isLessThan(100);
        assertThat(onFxThread(window.wiring().frames().followingProperty()::get)).isFalse();
    }

    // ---------------------------------------------------------------- keys

    @Test
    void arrowsMoveTheSelectionByARow() throws Exception {
        hand.click("#frames");
        long clicked = selected();
        hand.press(KeyCode.UP);
        hand.press(KeyCode.UP);
        assertThat(selected()).isEqualTo(clicked - 2);
        hand.press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo(clicked - 1);
    }

    @Test
    void homeAndEndGoToTheFirstAndTheLastRow() throws Exception {
        hand.click("#frames");
        hand.press(KeyCode.HOME);
        assertThat(selected()).isEqualTo(1);
        Await.until(() -> assertThat(firstShown()).isEqualTo(1));
        hand.press(KeyCode.END);
        assertThat(selected()).isEqualTo(100);
        Await.until(() -> assertThat(lastShown()).isEqualTo(100));
    }

    @Test
    void pageKeysMoveByAScreenLessARow() throws Exception {
        int page = rows().size() - 1;
        hand.click("#frames");
        hand.press(KeyCode.END);
        hand.press(KeyCode.PAGE_UP);
        assertThat(selected()).isEqualTo(100 - page);
        hand.press(KeyCode.PAGE_UP);
        assertThat(selected()).isEqualTo(100 - 2 * page);
        hand.press(KeyCode.PAGE_DOWN);
        assertThat(selected()).isEqualTo(100 - page);
    }

    // ---------------------------------------------------------------- selection

    @Test
    void theSelectionStaysOnItsRowWhileRowsStreamIn() throws Exception {
        hand.click("#frames");
        long clicked = selected();
        arrive(1);
        arrive(2);
        assertThat(selected()).isEqualTo(clicked);
        assertThat(highlighted()).hasValue(clicked);
    }

    @Test
    void aSelectedRowThatLeftTheScreenIsHighlightedWhenItComesBack() throws Exception {
        hand.click("#frames");
        long clicked = selected();
        arrive(100);
        assertThat(highlighted()).isEmpty();
        assertThat(selected()).isEqualTo(clicked);
        hand.press(KeyCode.UP);
        assertThat(highlighted()).hasValue(clicked - 1);
    }

    @Test
    void clearingEndsTheSelection() throws Exception {
        hand.click("#frames");
        hand.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(onFxThread(window.wiring().frames().selectedProperty()::get)).isEmpty();
        assertThat(textOf("#detail-empty")).isEqualTo("Select a row to see what it is made of");
    }

    // ---------------------------------------------------------------- steps

    private void arrive(int rows) throws Exception {
        long before = onFxThread(window.wiring().frames().rowCountProperty()::get);
        for (int i = 0; i < rows; i++) {
            client.send(text("").masked());
        }
        awaitRows(before + rows);
    }

    private long firstShown() throws Exception {
        return Long.parseLong(column("number").getFirst());
    }

    private long lastShown() throws Exception {
        return Long.parseLong(column("number").getLast());
    }

    /// The row that the window regards as selected.
    private long selected() throws Exception {
        return onFxThread(
                () -> number(window.wiring().frames().selectedProperty().get()).orElseThrow());
    }

    /// The row that the table shows as selected.
    private Optional<Long> highlighted() throws Exception {
        int place =
                onFxThread(() -> {
                    TableView<?> table = (TableView<?>) window.scene().lookup("#frames");
                    return table.getSelectionModel().getSelectedIndex();
                });
        return place < 0
                ? Optional.empty()
                : Optional.of(Long.valueOf(column("number").get(place)));
    }

    private Optional<Long> number(Optional<CaptureRecord> row) {
        return row.map(window.wiring().frames()::displayNumber);
    }
}
