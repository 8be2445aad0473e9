package framescope.ui;

import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.framelist.TimeMode;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The ways to a row other than scrolling, and selecting several.
class GoingUiTest extends WindowTest {
    private FrameListViewModel frames() {
        return window.wiring().frames();
    }

    private long selected() throws Exception {
        return onFxThread(
                () -> frames().selectedProperty().get().map(frames()::displayNumber).orElse(0L));
    }

    private List<Long> allSelected() throws Exception {
        return onFxThread(() -> frames().selection().numbers().map(n -> n + 1).boxed().toList());
    }

    private Node row(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }

    private void click(int row) throws Exception {
        hand.click(row(row));
    }

    private void click(int row, KeyCode held) throws Exception {
        Hand.pressHolding(held, row(row));
    }

    private RawClient talk(int frames) throws Exception {
        RawClient client = connect(startSilent());
        for (int i = 0; i < frames; i++) {
            client.send(text("frame " + i).masked());
        }
        awaitRows(3 + frames);
        return client;
    }

    // ---------------------------------------------------------------- by number

    @Test
    void ctrlGGoesToARowByItsNumber() throws Exception {
        talk(200);
        hand.press(KeyCode.CONTROL, KeyCode.G);
        hand.write("42");
        hand.press(KeyCode.ENTER);
        assertThat(selected()).isEqualTo(42);
        assertThat(column("number")).contains("42");
        assertThat(isVisible("#go-to")).isFalse();
    }

    @Test
    void aNumberThatNoRowHasIsSaid() throws Exception {
        talk(2);
        hand.press(KeyCode.CONTROL, KeyCode.G);
        hand.write("42");
        hand.press(KeyCode.ENTER);
        assertThat(textOf("#go-to-problem")).isEqualTo("There are rows 1 to 5.");
        hand.press(KeyCode.ESCAPE);
        assertThat(isVisible("#go-to")).isFalse();
    }

    @Test
    void aRowThatTheFilterLeavesOutIsSelectedAndSaidToBeHidden() throws Exception {
        talk(2);
        onFx(() -> window.wiring().filter().apply("websocket"));
        awaitRows(2);
        hand.press(KeyCode.CONTROL, KeyCode.G);
        hand.write("1");
        hand.press(KeyCode.ENTER);
        assertThat(isVisible("#go-to")).isFalse();
        assertThat(selected()).isEqualTo(1);
        assertThat(textOf("#hidden-row-text"))
                .isEqualTo("The display filter hides row 1, which is selected.");
        hand.click("#list-all");
        awaitRows(5);
        assertThat(isVisible("#hidden-row")).isFalse();
        assertThat(selected()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- along a connection

    @Test
    void altDownAndUpStayInTheConnection() throws Exception {
        int port = startSilent();
        RawClient one = connect(port);
        awaitRows(3);
        RawClient other = connect(port);
        awaitRows(6);
        one.send(text("a").masked());
        awaitRows(7);
        other.send(text("b").masked());
        awaitRows(8);
        one.send(text("c").masked());
        awaitRows(9);
        onFx(() -> frames().moveSelection(-1, false));
        onFx(() -> frames().moveSelection(-6, false));
        assertThat(selected()).isEqualTo(3);
        hand.press(KeyCode.ALT, KeyCode.DOWN);
        Await.until(() -> assertThat(selected()).isEqualTo(7));
        hand.press(KeyCode.ALT, KeyCode.DOWN);
        Await.until(() -> assertThat(selected()).isEqualTo(9));
        hand.press(KeyCode.ALT, KeyCode.UP);
        Await.until(() -> assertThat(selected()).isEqualTo(7));
        hand.press(KeyCode.ALT, KeyCode.UP);
        Await.until(() -> assertThat(selected()).isEqualTo(3));
    }

    // ---------------------------------------------------------------- several rows

    @Test
    void severalRowsAreSelectedByMouse() throws Exception {
        talk(6);
        click(2);
        assertThat(allSelected()).containsExactly(3L);
        click(5, KeyCode.SHIFT);
        assertThat(allSelected()).containsExactly(3L, 4L, 5L, 6L);
        click(4, KeyCode.CONTROL);
        assertThat(allSelected()).containsExactly(3L, 4L, 6L);
        click(0, KeyCode.CONTROL);
        assertThat(allSelected()).containsExactly(1L, 3L, 4L, 6L);
        assertThat(selected()).isEqualTo(1);
        click(7);
        assertThat(allSelected()).containsExactly(8L);
    }

    @Test
    void severalRowsAreSelectedByKeys() throws Exception {
        talk(6);
        click(2);
        hand.press(KeyCode.SHIFT, KeyCode.DOWN);
        hand.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(allSelected()).containsExactly(3L, 4L, 5L);
        hand.press(KeyCode.UP);
        assertThat(allSelected()).containsExactly(4L);
        hand.press(KeyCode.CONTROL, KeyCode.A);
        assertThat(allSelected()).hasSize(9);
        assertThat(selected()).isEqualTo(4);
    }

    @Test
    void severalSelectedRowsStaySoWhileRowsComeAndAFilterComesAndGoes() throws Exception {
        RawClient client = talk(6);
        click(2);
        click(4, KeyCode.SHIFT);
        client.send(pong("more").masked());
        awaitRows(10);
        assertThat(allSelected()).containsExactly(3L, 4L, 5L);
        onFx(() -> window.wiring().filter().apply("\"frame\""));
        awaitRows(6);
        onFx(() -> window.wiring().filter().clear());
        awaitRows(10);
        assertThat(allSelected()).containsExactly(3L, 4L, 5L);
        assertThat(
                        onFxThread(() ->
                                window.scene().getRoot().lookupAll(".frame-row").stream()
                                        .filter(row -> is("selected", row))
                                        .count()))
                .isEqualTo(3);
    }

    // ---------------------------------------------------------------- times

    @Test
    void timesAreToldInTheChosenWay() throws Exception {
        talk(2);
        hideColumns("direction", "kind", "preview");
        onFx(() -> window.wiring().list().times().modeProperty().set(TimeMode.ABSOLUTE));
        assertThat(column("time")).allMatch(t -> t.matches("20\\d\\d-\\d\\d-\\d\\d [0-9:.]{12}"));
        onFx(() -> window.wiring().list().times().modeProperty().set(TimeMode.SINCE_START));
        assertThat(column("time").getFirst()).isEqualTo("0.000000");
        List<Double> since = column("time").stream().map(Double::valueOf).toList();
        assertThat(since).isSorted();
        onFx(() -> window.wiring().list().times().modeProperty().set(TimeMode.SINCE_PREVIOUS));
        assertThat(column("time").stream().mapToDouble(Double::parseDouble).sum())
                .isCloseTo(since.getLast(), offset(0.00001));
    }

    // ---------------------------------------------------------------- clear

    @Test
    void clearSaysWhatIsFreed() throws Exception {
        RawClient client = connect(startSilent());
        client.send(FrameBytes.zeros(3000).masked());
        awaitRows(4);
        hand.click("#clear");
        assertThat(textOf("#status-notice")).matches("Cleared: 4 rows, 3\\.2 KiB of the wire");
    }
}
