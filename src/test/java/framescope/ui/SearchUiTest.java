package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.RawClient;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Search: it marks and goes, and hides nothing. Rows 4 to 9 are apple, pear, apple, pear, apple,
/// pear.
class SearchUiTest extends WindowTest {
    private RawClient client;

    @BeforeEach
    void talk() throws Exception {
        client = connect(startSilent());
        for (int i = 0; i < 3; i++) {
            client.send(text("apple").masked(), text("pear").masked());
        }
        awaitRows(9);
    }

    private void search(String words) throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        hand.write(words);
        hand.press(KeyCode.ENTER);
    }

    private void awaitSelected(long number) throws Exception {
        var frames = window.wiring().frames();
        Await.until(() ->
                assertThat(
                                onFxThread(() ->
                                        frames.selectedProperty().get().map(frames::displayNumber)))
                        .contains(number));
    }

    private List<Integer> marked() throws Exception {
        return onFxThread(() ->
                window.scene().getRoot().lookupAll(".frame-row").stream()
                        .filter(row -> is("found", row))
                        .map(row -> ((TableRow<?>) row).getIndex() + 1)
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsFoundIsMarkedAndNothingIsHidden() throws Exception {
        search("pear");
        awaitSelected(5);
        assertThat(marked()).containsExactly(5, 7, 9);
        assertThat(rows()).hasSize(9);
        assertThat(textOf("#search-status")).isEqualTo("1 of 3 rows");
    }

    @Test
    void f3GoesOnAndShiftF3BackAndBothRoundTheEnds() throws Exception {
        search("pear");
        awaitSelected(5);
        hand.press(KeyCode.F3);
        awaitSelected(7);
        hand.press(KeyCode.F3);
        hand.press(KeyCode.F3);
        awaitSelected(5);
        hand.press(KeyCode.SHIFT, KeyCode.F3);
        awaitSelected(9);
    }

    @Test
    void rowsThatComeAreSearchedToo() throws Exception {
        search("pear");
        awaitSelected(5);
        client.send(text("pear").masked());
        awaitRows(10);
        Await.until(() -> assertThat(marked()).containsExactly(5, 7, 9, 10));
    }

    @Test
    void onlyListedRowsAreFound() throws Exception {
        search("pear");
        awaitSelected(5);
        onFx(() -> window.wiring().filter().apply("frame.number > 6"));
        awaitRows(3);
        Await.until(() -> assertThat(textOf("#search-status")).isEqualTo("2 rows"));
        hand.press(KeyCode.F3);
        awaitSelected(7);
    }

    @Test
    void escapeEndsTheSearch() throws Exception {
        search("pear");
        awaitSelected(5);
        hand.press(KeyCode.ESCAPE);
        assertThat(isVisible("#search-bar")).isFalse();
        assertThat(marked()).isEmpty();
    }

    @Test
    void whatCannotBeSearchedForIsSaid() throws Exception {
        onFx(() -> window.wiring().list().search().textProperty().set("websocket.len >"));
        hand.press(KeyCode.F3);
        assertThat(textOf("#search-problem")).isNotEmpty();
        assertThat(marked()).isEmpty();
    }

    @Test
    void aFilterGetsAButtonThatAppliesItAndCanBeTakenAway() throws Exception {
        onFx(() -> window.wiring().filter().textProperty().set("apple"));
        hand.click("#save-filter");
        hand.write("fruit");
        hand.press(KeyCode.ENTER);
        Node button = Hand.find(".saved-filter");
        hand.click(button);
        awaitRows(3);
        hand.clickRight(button);
        hand.click("#remove-saved-filter");
        assertThat(onFxThread(() -> window.scene().lookup(".saved-filter"))).isNull();
    }
}
