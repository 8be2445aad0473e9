package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.protocol.Rule;
import framescope.protocol.connection.Policy;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.main.CentreView;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The tabs in the middle of the window, and the findings of the whole capture behind one of them.
class FindingsUiTest extends WindowTest {
    @Test
    void everyBrokenRuleIsListedWithItsCountTheGravestFirst() throws Exception {
        breakRules();
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(view()).isEqualTo(CentreView.FINDINGS);
        Await.until(() ->
                assertThat(counts())
                        .containsExactly(
                                "RESERVED_BITS 2", "MASK_MISSING 1", "PONG_UNSOLICITED 1"));
        assertThat(onFxThread(() -> window.wiring().main().findingCountProperty().get()))
                .isEqualTo(4);
    }

    @Test
    void selectingARuleListsItsFramesAndSelectingOneOfThemSelectsItEverywhere() throws Exception {
        breakRules();
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        hand.click(cell("#finding-rules", 0));
        Await.until(() -> assertThat(list("#finding-rows").getItems()).hasSize(2));
        hand.click(cell("#finding-rows", 1));
        assertThat(selected())
                .hasValueSatisfying(
                        row -> assertThat(row.broken().contains(Rule.RESERVED_BITS)).isTrue());
        assertThat(view()).isEqualTo(CentreView.FINDINGS);
        hand.press(KeyCode.ENTER);
        assertThat(view()).isEqualTo(CentreView.FRAMES);
    }

    @Test
    void allFramesThatBreakARuleCanBeListed() throws Exception {
        breakRules();
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        hand.click(cell("#finding-rules", 0));
        hand.click("#findings-list-all");
        assertThat(view()).isEqualTo(CentreView.FRAMES);
        awaitRows(2);
        assertThat(onFxThread(() -> window.wiring().filter().textProperty().get()))
                .isEqualTo("websocket.finding == reserved_bits");
    }

    @Test
    void aFindingsFrameThatTheQuickFiltersHideIsListedByOneClick() throws Exception {
        breakRules();
        onFx(() -> window.wiring().filter().controlFramesHiddenProperty().set(true));
        onFx(() -> window.wiring().filter().apply("websocket.fin == 0"));
        awaitRows(0);
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        hand.click(cell("#finding-rules", 0));
        Await.until(() -> assertThat(list("#finding-rows").getItems()).hasSize(2));
        hand.click(cell("#finding-rows", 1));
        hand.press(KeyCode.ENTER);
        assertThat(isVisible("#hidden-row")).isTrue();
        hand.click("#list-all");
        Await.until(() -> assertThat(isVisible("#hidden-row")).isFalse());
        assertThat(onFxThread(() -> window.wiring().filter().countProperty().get())).isEmpty();
        assertThat(selected()).isPresent();
    }

    @Test
    void clearingForgetsTheFindings() throws Exception {
        breakRules();
        Await.until(() -> assertThat(counts()).hasSize(3));
        hand.click("#clear");
        Await.until(() -> assertThat(counts()).isEmpty());
    }

    private void breakRules() throws Exception {
        onFx(() -> window.wiring().endpoint().policyProperty().set(Policy.OBSERVE));
        RawClient client = connect(startSilent());
        client.send(
                FrameBytes.text("fine").masked(),
                FrameBytes.text("one").rsv2().masked(),
                FrameBytes.text("two").rsv3(),
                FrameBytes.pong("nobody asked").masked());
        awaitFrames(4);
        Await.until(() -> assertThat(counts()).hasSize(3));
    }

    private List<String> counts() throws Exception {
        return onFxThread(() ->
                window.wiring().views().findings().rules().stream()
                        .map(broken -> broken.rule() + " " + broken.count())
                        .toList());
    }

    private CentreView view() throws Exception {
        return onFxThread(() -> window.wiring().main().viewProperty().get());
    }

    private Optional<CaptureRecord> selected() throws Exception {
        return onFxThread(() -> window.wiring().frames().selectedProperty().get());
    }

    private ListView<?> list(String query) {
        return (ListView<?>) window.scene().lookup(query);
    }

    private Node cell(String query, int index) throws Exception {
        Await.until(() -> assertThat(onFxThread(() -> cells(query, index))).hasSize(1));
        return onFxThread(() -> cells(query, index).getFirst());
    }

    private List<Node> cells(String query, int index) {
        return list(query).lookupAll(".list-cell").stream()
                .filter(node -> ((ListCell<?>) node).getIndex() == index)
                .filter(node -> !((ListCell<?>) node).isEmpty())
                .toList();
    }
}
