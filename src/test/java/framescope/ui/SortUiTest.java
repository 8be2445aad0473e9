package framescope.ui;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.RawClient;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The frame list sorted by a column, as long as it stands still.
class SortUiTest extends WindowTest {
    private RawClient client;

    @BeforeEach
    void someFrames() throws Exception {
        client = connect(startSilent());
        client.send(
                text("two").masked(),
                binary(Bytes.ofHex("00 11 22 33 44 55")).masked(),
                text("a").masked(),
                ping("").masked(),
                text("b").masked());
        client.readFrame();
        awaitRows(9);
    }

    @Test
    void aClickOnAHeadSortsASecondOneTurnsAndAThirdGoesBack() throws Exception {
        hand.click("#capture");
        awaitRows(10);
        clickHead("length");
        awaitOrder("7", "9", "6", "8", "4", "5");
        clickHead("length");
        awaitOrder("5", "4", "6", "8", "7", "9");
        clickHead("length");
        Await.until(() -> assertThat(column("number").getFirst()).isEqualTo("1"));
        assertThat(textOf("#status-notice")).contains("order of the wire");
    }

    @Test
    void whatIsSelectedStaysAndKeysGoByTheOrderOfTheList() throws Exception {
        hand.click("#capture");
        awaitRows(10);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(5).orElseThrow()));
        clickHead("length");
        awaitOrder("7", "9", "6", "8", "4", "5");
        assertThat(selected()).containsExactly(6L);
        onFx(table()::requestFocus);
        hand.press(KeyCode.DOWN);
        assertThat(selected()).containsExactly(8L);
        hand.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(selected()).containsExactly(4L, 8L);
    }

    @Test
    void aListThatGrowsIsNotSortedAndNewRowsEndTheOrder() throws Exception {
        clickHead("length");
        assertThat(textOf("#status-notice")).startsWith("A list that grows cannot be sorted");
        assertThat(onFxThread(() -> table().getSortOrder())).isEmpty();
        hand.click("#capture");
        awaitRows(10);
        clickHead("length");
        awaitOrder("7", "9", "6", "8", "4", "5");
        hand.click("#capture");
        awaitRows(11);
        Await.until(() -> assertThat(column("number").getFirst()).isEqualTo("1"));
        assertThat(onFxThread(() -> table().getSortOrder())).isEmpty();
    }

    @Test
    void whatAFilterListsIsSortedAlone() throws Exception {
        hand.click("#capture");
        onFx(() -> window.wiring().filter().apply("websocket.opcode == Text"));
        awaitRows(3);
        clickHead("length");
        Await.until(() -> assertThat(column("number")).containsExactly("6", "8", "4"));
        onFx(() -> window.wiring().filter().clear());
        awaitRows(10);
        Await.until(() -> assertThat(column("number").getFirst()).isEqualTo("1"));
    }

    @Test
    void aFilterThatListsNothingEndsTheOrderAndKeepsTheSelection() throws Exception {
        hand.click("#capture");
        awaitRows(10);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(5).orElseThrow()));
        clickHead("length");
        awaitOrder("7", "9", "6", "8", "4", "5");
        onFx(() -> window.wiring().filter().apply("websocket.len > 1000"));
        awaitRows(0);
        onFx(() -> window.wiring().filter().clear());
        awaitRows(10);
        assertThat(selected()).containsExactly(6L);
    }

    @Test
    void theOrderOfTheWireKeepsTheSelectionToo() throws Exception {
        hand.click("#capture");
        awaitRows(10);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(5).orElseThrow()));
        clickHead("length");
        awaitOrder("7", "9", "6", "8", "4", "5");
        clickHead("length");
        awaitOrder("5", "4", "6", "8", "7", "9");
        clickHead("length");
        awaitOrder("4", "5", "6", "7", "8", "9");
        assertThat(selected()).containsExactly(6L);
    }

    // ---------------------------------------------------------------- steps

    /// Waits until the rows of frames stand in this order.
    private void awaitOrder(String... numbers) throws Exception {
        Await.until(() ->
                assertThat(column("number").stream().filter(n -> Integer.parseInt(n) > 3))
                        .filteredOn(number -> !number.equals("10"))
                        .containsExactly(numbers));
    }

    private List<Long> selected() throws Exception {
        return onFxThread(() ->
                window.wiring().frames().selection().numbers().map(n -> n + 1).boxed().toList());
    }

    private TableView<?> table() {
        return (TableView<?>) window.scene().lookup("#frames");
    }

    private void clickHead(String column) throws Exception {
        Hand.clickHead(onFxThread(() -> table().lookup("#" + column + ".column-header")));
    }
}
