package framescope.ui.lab;

import framescope.lab.LabCase;
import framescope.lab.LabText;
import framescope.text.Messages;
import framescope.ui.control.Tip;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The lab's table, which always fits into its width: what has no room there is told below, of the
/// case that is selected.
final class LabColumns {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final PseudoClass OTHER_END = PseudoClass.getPseudoClass("other-end");
    private static final PseudoClass NO_OUTCOME = PseudoClass.getPseudoClass("no-outcome");

    /// @param width in pixels at 100 %, beside the other columns
    /// @param from the width of the table, in the same, from which on it is shown
    private record Column(String name, double width, double from, Function<LabCase, String> text) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("group", 105, 1000, done -> done.trial().group()),
                    new Column("case", 150, 0, done -> done.trial().name()),
                    new Column("verdict", 75, 0, LabText::verdict),
                    new Column("asked", 175, 700, LabCase::asked),
                    new Column("outcome", 190, 300, LabText::outcome),
                    new Column("page", 160, 560, LabText::end),
                    new Column("time", 45, 860, LabText::time),
                    new Column("explanation", 330, 1150, LabText::explanation));

    private final TableView<LabCase> table;

    LabColumns(TableView<LabCase> table) {
        this.table = table;
    }

    void add() {
        COLUMNS.forEach(each -> table.getColumns().add(column(each)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(ignored -> new Row());
        table.widthProperty().subscribe(this::showThoseWithRoom);
    }

    private static TableColumn<LabCase, String> column(Column each) {
        TableColumn<LabCase, String> column =
                new TableColumn<>(Messages.get("lab.column." + each.name()));
        column.setId("lab-" + each.name());
        column.setPrefWidth(each.width());
        column.setSortable(false); // The order is that of the run.
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(each.text().apply(row.getValue())));
        column.setCellFactory(ignored -> new Cell());
        return column;
    }

    private void showThoseWithRoom() {
        for (int i = 0; i < COLUMNS.size(); i++) {
            table.getColumns().get(i).setVisible(table.getWidth() >= COLUMNS.get(i).from());
        }
    }

    /// A text that its tooltip shows in full.
    private static final class Cell extends TableCell<LabCase, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            String shown = empty || text == null ? "" : text;
            setText(shown);
            Tip.setText(this, shown);
        }
    }

    /// A row that shows whether its case agrees.
    private static final class Row extends TableRow<LabCase> {
        @Override
        protected void updateItem(@Nullable LabCase done, boolean empty) {
            super.updateItem(done, empty);
            LabCase.@Nullable Verdict verdict = empty || done == null ? null : done.verdict();
            pseudoClassStateChanged(DIFFERS, verdict == LabCase.Verdict.DIFFERS);
            pseudoClassStateChanged(OTHER_END, verdict == LabCase.Verdict.OTHER_END);
            pseudoClassStateChanged(NO_OUTCOME, verdict == LabCase.Verdict.NO_OUTCOME);
        }
    }
}
