package framescope.ui.detail;

import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.protocol.Bytes;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Binds the field tree, and the explanation below it, to the selected row and its selected field.
public final class FieldTreeController {
    private final DetailViewModel model;
    private boolean following;

    @FXML private Label summary;
    @FXML private TreeTableView<Field> fields;
    @FXML private TreeTableColumn<Field, String> nameColumn;
    @FXML private TreeTableColumn<Field, String> bitsColumn;
    @FXML private TreeTableColumn<Field, String> valueColumn;
    @FXML private Label explanation;

    public FieldTreeController(DetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(model.summaryProperty());
        explanation.visibleProperty().bind(explanation.textProperty().isNotEmpty());
        explanation.managedProperty().bind(explanation.visibleProperty());
        cells(nameColumn, FieldText::label);
        cells(bitsColumn, this::bits);
        cells(valueColumn, FieldText::value);
        fields.setRowFactory(ignored -> new FieldRow());
        fields.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.dissectionProperty().subscribe(this::show);
        model.selectedFieldProperty().subscribe(this::light);
    }

    private static void cells(TreeTableColumn<Field, String> column, Function<Field, String> text) {
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
    }

    private String bits(Field field) {
        Bytes bytes = model.dissectionProperty().get().orElseThrow().bytes(field.source());
        return field.range().isEmpty() ? "" : FieldText.bits(field, bytes.at(field.range().from()));
    }

    private void show(Optional<Dissection> shown) {
        explanation.setText("");
        following = true;
        fields.setRoot(shown.map(Dissection::root).map(FieldTreeController::item).orElse(null));
        following = false;
    }

    private static TreeItem<Field> item(Field field) {
        TreeItem<Field> item = new TreeItem<>(field);
        item.setExpanded(true);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    // ---------------------------------------------------------------- the selected field

    private void selected(@Nullable TreeItem<Field> item) {
        if (!following && item != null) {
            model.select(item.getValue());
        }
    }

    private void light(Optional<Field> field) {
        explanation.setText(field.map(FieldText::explanation).orElse(""));
        following = true;
        field.flatMap(each -> find(fields.getRoot(), each))
                .ifPresentOrElse(this::select, () -> fields.getSelectionModel().clearSelection());
        following = false;
    }

    private void select(TreeItem<Field> item) {
        int row = fields.getRow(item);
        if (fields.getSelectionModel().getSelectedIndex() != row) {
            fields.getSelectionModel().clearAndSelect(row);
            if (!isVisible(row)) {
                fields.scrollTo(Math.max(0, row - 2));
            }
        }
    }

    private boolean isVisible(int row) {
        return fields.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && row >= flow.getFirstVisibleCell().getIndex()
                && row <= flow.getLastVisibleCell().getIndex();
    }

    @SuppressWarnings("ReferenceEquality")
    private static Optional<TreeItem<Field>> find(@Nullable TreeItem<Field> item, Field field) {
        if (item == null) {
            return Optional.empty();
        }
        // The very field: two fields may be equal, as two headers of one name.
        if (item.getValue() == field) {
            return Optional.of(item);
        }
        return item.getChildren().stream()
                .map(child -> find(child, field))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// A row of the tree, red where a rule is broken, with the explanation as its tooltip.
    private static final class FieldRow extends TreeTableRow<Field> {
        private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
        private final Tooltip tooltip = new Tooltip();

        private FieldRow() {
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable Field field, boolean isEmpty) {
            super.updateItem(field, isEmpty);
            if (isEmpty || field == null) {
                pseudoClassStateChanged(ERROR, false);
                setTooltip(null);
            } else {
                pseudoClassStateChanged(ERROR, !field.findings().isEmpty());
                tooltip.setText(FieldText.explanation(field));
                setTooltip(tooltip);
            }
        }
    }
}
