package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The header's context menu.
class ColumnsUiTest extends WindowTest {
    private static final List<String> ALL =
            List.of(
                    "number",
                    "mark",
                    "time",
                    "connection",
                    "direction",
                    "kind",
                    "length",
                    "preview",
                    "findings",
                    "fin",
                    "rsv1",
                    "rsv2",
                    "rsv3",
                    "mask",
                    "masking-key",
                    "length-form");

    @Test
    void allColumnsAreShownAtFirst() throws Exception {
        assertThat(columns()).isEqualTo(ALL);
    }

    @Test
    void theMenuHidesAColumnAndShowsItAgain() throws Exception {
        choose("show-rsv2");
        assertThat(columns()).hasSize(ALL.size() - 1).doesNotContain("rsv2");
        choose("show-rsv2");
        assertThat(columns()).isEqualTo(ALL);
    }

    @Test
    void theLastColumnCannotBeHidden() throws Exception {
        hideColumns(ALL.stream().filter(id -> !id.equals("kind")).toArray(String[]::new));
        choose("show-kind");
        assertThat(columns()).containsExactly("kind");
    }

    @Test
    void allColumnsCanBeShownAgainInTheirOrderAndWidth() throws Exception {
        onFx(() -> {
            table().getColumns().getFirst().setPrefWidth(200);
            FXCollections.reverse(table().getColumns());
        });
        hideColumns("fin", "mask");
        choose("reset-columns");
        assertThat(columns()).isEqualTo(ALL);
        assertThat(onFxThread(() -> table().getColumns().getFirst().getPrefWidth()))
                .isLessThan(100);
    }

    @Test
    void inANarrowWindowThePayloadEndsWhereTheWindowDoes() throws Exception {
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        for (double width : new double[] {980, 1400}) {
            onFx(() -> window.scene().getWindow().setWidth(width));
            Await.until(() ->
                    assertThat(onFxThread(() -> widthTo("preview")))
                            .isEqualTo(Math.min(onFxThread(table()::getWidth) - 2, 906)));
        }
    }

    @Test
    void aWidthThatWasChosenForThePayloadStays() throws Exception {
        onFx(() -> columnOf("preview").setPrefWidth(401));
        onFx(() -> window.scene().getWindow().setWidth(900));
        assertThat(onFxThread(() -> columnOf("preview").getWidth())).isEqualTo(401);
    }

    private TableColumnBase<?, ?> columnOf(String id) {
        return table().getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private double widthTo(String id) {
        double width = 0;
        for (TableColumnBase<?, ?> column : table().getVisibleLeafColumns()) {
            width += column.getWidth();
            if (id.equals(column.getId())) {
                break;
            }
        }
        return width;
    }

    private void choose(String item) throws Exception {
        Await.until(() -> assertThat(onFxThread(this::firstHeader)).isPresent());
        hand.clickRight(onFxThread(this::firstHeader).orElseThrow());
        hand.click("#" + item);
        hand.press(KeyCode.ESCAPE);
    }

    private Optional<Node> firstHeader() {
        TableColumnBase<?, ?> first = table().getVisibleLeafColumns().getFirst();
        return table().lookupAll(".column-header").stream()
                .filter(node ->
                        node instanceof TableColumnHeader header
                                && first.equals(header.getTableColumn()))
                .findFirst();
    }

    private List<String> columns() throws Exception {
        return onFxThread(() ->
                table().getVisibleLeafColumns().stream().map(TableColumnBase::getId).toList());
    }

    private TableView<?> table() {
        return (TableView<?>) window.scene().lookup("#frames");
    }
}
