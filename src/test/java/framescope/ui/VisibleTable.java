package framescope.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// What the frame list really shows: the texts of its cells, as they stand in the scene.
final class VisibleTable {
    private final TableView<?> table;

    VisibleTable(Scene scene) {
        table = (TableView<?>) scene.lookup("#frames");
    }

    /// Hides columns, so that those that matter get cells: outside the view there are none.
    void hide(String... columns) {
        Set<String> hidden = Set.of(columns);
        for (TableColumn<?, ?> column : table.getColumns()) {
            column.setVisible(!hidden.contains(column.getId()));
        }
    }

    /// The rows on the screen from top to bottom, each as column id → text. FX thread only.
    List<Map<String, String>> rows() {
        return rowNodes().stream().map(VisibleTable::texts).toList();
    }

    /// A row on the screen, counted from 0 at the top. FX thread only.
    Node row(int index) {
        return rowNodes().get(index);
    }

    private List<TableRow<?>> rowNodes() {
        List<TableRow<?>> shown = new ArrayList<>();
        for (Node node : table.lookupAll(".frame-row")) {
            if (node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible()) {
                shown.add(row);
            }
        }
        shown.sort((one, other) -> Integer.compare(one.getIndex(), other.getIndex()));
        return shown;
    }

    private static Map<String, String> texts(TableRow<?> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Node node : row.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell && cell.getTableColumn() != null) {
                texts.put(cell.getTableColumn().getId(), cell.getText());
            }
        }
        return texts;
    }
}
