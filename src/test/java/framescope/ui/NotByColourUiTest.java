package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import framescope.protocol.Severity;
import framescope.protocol.connection.Policy;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.control.SeverityIcon;
import framescope.ui.main.CentreView;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

/// Faults and directions are shown by shapes and words as well as by colours.
class NotByColourUiTest extends WindowTest {
    // The composer takes room, and the column of findings is beyond the edge.
    @Test
    void aRowThatBreaksARuleHasAnIconBesideItsKind() throws Exception {
        broken();
        assertThat(onFxThread(() -> icon(kind(3)))).contains(Severity.ERROR);
        assertThat(onFxThread(() -> icon(kind(4)))).contains(Severity.NOTE);
        assertThat(onFxThread(() -> icon(kind(5)))).isEmpty();
        assertThat(onFxThread(() -> kind(3).getAccessibleText()))
                .isEqualTo("Text (0x1)\nerror: client frame not masked");
        assertThat(onFxThread(() -> kind(5).getAccessibleText())).isNull();
    }

    @Test
    void theFieldTreeNamesTheRule() throws Exception {
        broken();
        hand.click(onFxThread(() -> kind(3)));
        TreeReader tree = new TreeReader(window.scene());
        Await.until(() ->
                assertThat(tree.fields()).contains("MASK|0... ....|0 · client frame not masked"));
        assertThat(icon(tree.row(FieldSpec.MASK))).contains(Severity.ERROR);
        assertThat(icon(tree.row(FieldSpec.FIN))).isEmpty();
        hand.click(onFxThread(() -> kind(4)));
        Await.until(
                () -> assertThat(icon(tree.row(FieldSpec.PAYLOAD_PONG))).contains(Severity.NOTE));
        assertThat(is("error", tree.row(FieldSpec.PAYLOAD_PONG))).isFalse();
    }

    @Test
    void theLadderNamesTheRuleAndIsRedForErrorsOnly() throws Exception {
        broken();
        hand.click(onFxThread(() -> kind(3)));
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.LADDER));
        Await.until(() -> assertThat(icon(step("Text (0x1)"))).contains(Severity.ERROR));
        assertThat(is("error", step("Text (0x1)"))).isTrue();
        assertThat(step("Text (0x1)").getAccessibleText())
                .contains(
                        "→ client→server, error, Text (0x1) · 3 B · client frame not masked   odd");
        assertThat(icon(step("Pong"))).contains(Severity.NOTE);
        assertThat(is("error", step("Pong"))).isFalse();
        assertThat(icon(step("Ping (0x9)"))).isEmpty();
    }

    @Test
    void theLinesOfARateDifferInShape() throws Exception {
        broken();
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.STATISTICS));
        Await.until(() -> assertThat(dashes("#chart-frames", 1)).isNotEmpty());
        assertThat(dashes("#chart-frames", 0)).isEmpty();
        assertThat(dashes("#chart-bytes", 1)).isNotEmpty();
    }

    // ---------------------------------------------------------------- what is on the screen

    private void broken() throws Exception {
        onFx(() -> window.wiring().endpoint().policyProperty().set(Policy.OBSERVE));
        RawClient client = connect(startSilent());
        client.send(
                FrameBytes.text("odd"),
                FrameBytes.pong("nobody asked").masked(),
                FrameBytes.ping("fine").masked());
        awaitRows(7);
    }

    private TableCell<?, ?> kind(int row) {
        return (TableCell<?, ?>)
                new VisibleTable(window.scene()).row(row).lookup(".table-cell.cell-kind");
    }

    private static Optional<Severity> icon(Node within) {
        return within.lookupAll(".severity-icon").stream()
                .filter(Hand::isOnScreen)
                .map(SeverityIcon.class::cast)
                .map(SeverityIcon::severity)
                .findFirst();
    }

    private Node step(String words) throws Exception {
        Optional<Node> found =
                onFxThread(() ->
                        window.scene().lookup("#ladder").lookupAll(".ladder-step").stream()
                                .filter(Node::isVisible)
                                .filter(step -> step.getAccessibleText().contains(words))
                                .findFirst());
        assertThat(found).as("the step %s", words).isPresent();
        return found.orElseThrow();
    }

    private List<Double> dashes(String chart, int series) throws Exception {
        return onFxThread(() -> {
            Node line = window.scene().lookup(chart + " .chart-series-line.series" + series);
            ObservableList<Double> dashes = ((Path) line).getStrokeDashArray();
            return List.copyOf(dashes);
        });
    }
}
