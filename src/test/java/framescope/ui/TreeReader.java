package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import org.testfx.util.WaitForAsyncUtils;

/// What the field tree really shows.
final class TreeReader {
    private final Scene scene;

    TreeReader(Scene scene) {
        this.scene = scene;
    }

    /// The rows from top to bottom, each as `name|bits|value`.
    List<String> fields() throws Exception {
        return onFxThread(() ->
                IntStream.range(0, tree().getExpandedItemCount()).mapToObj(this::line).toList());
    }

    private String line(int row) {
        return tree().getColumns().stream()
                .map(column -> String.valueOf(column.getCellData(row)))
                .collect(Collectors.joining("|"));
    }

    /// The field that the tree highlights.
    Optional<FieldSpec> selected() throws Exception {
        return onFxThread(() ->
                Optional.ofNullable(tree().getSelectionModel().getSelectedItem())
                        .map(TreeItem::getValue)
                        .map(Field::spec));
    }

    /// The row of a field, scrolled to, so that it can be clicked on.
    Node row(FieldSpec spec) throws Exception {
        Await.until(() ->
                assertThat(
                                onFxThread(() -> {
                                    scrollTo(spec);
                                    return find(spec);
                                }))
                        .isPresent());
        WaitForAsyncUtils.waitForFxEvents(2);
        return onFxThread(() -> find(spec)).orElseThrow();
    }

    private Optional<Node> find(FieldSpec spec) {
        return tree().lookupAll(".tree-table-row-cell").stream()
                .filter(node -> shows(spec, node))
                .findFirst();
    }

    private void scrollTo(FieldSpec spec) {
        for (int row = 0; row < tree().getExpandedItemCount(); row++) {
            if (tree().getTreeItem(row).getValue().spec() == spec) {
                tree().scrollTo(Math.max(0, row - 1));
                return;
            }
        }
    }

    private static boolean shows(FieldSpec spec, Node node) {
        return node instanceof TreeTableRow<?> row
                && row.getItem() instanceof Field field
                && field.spec() == spec;
    }

    @SuppressWarnings("unchecked")
    private TreeTableView<Field> tree() {
        return (TreeTableView<Field>) scene.lookup("#fields");
    }
}
