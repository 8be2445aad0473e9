package framescope.ui.detail;

import framescope.dissect.ByteRange;
import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.HexView;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Binds the detail view to its view model: the field tree and the hex views show and set the one
/// selected field.
public final class DetailController {
    private static final int TEXT_PREVIEW = 64 * 1024;

    private final DetailViewModel model;
    private boolean following;

    @FXML private Label summary;
    @FXML private Label empty;
    @FXML private SplitPane content;
    @FXML private TreeTableView<Field> fields;
    @FXML private TreeTableColumn<Field, String> nameColumn;
    @FXML private TreeTableColumn<Field, String> bitsColumn;
    @FXML private TreeTableColumn<Field, String> valueColumn;
    @FXML private Label explanation;
    @FXML private TabPane sources;
    @FXML private Tab wireTab;
    @FXML private Tab unmaskedTab;
    @FXML private Tab inflatedTab;
    @FXML private Tab textTab;
    @FXML private HexView wire;
    @FXML private HexView unmasked;
    @FXML private HexView inflated;
    @FXML private TextArea text;

    public DetailController(DetailViewModel model) {
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
        wire.setOnByteClicked(at -> model.selectFieldAt(DataSource.Kind.WIRE, at));
        unmasked.setOnByteClicked(at -> model.selectFieldAt(DataSource.Kind.UNMASKED, at));
        inflated.setOnByteClicked(at -> model.selectFieldAt(DataSource.Kind.INFLATED, at));
        model.dissectionProperty().subscribe(this::show);
        model.selectedFieldProperty().subscribe(this::light);
        model.summaryProperty().subscribe(this::explainEmptiness);
    }

    private void explainEmptiness() {
        empty.setText(
                model.rowProperty().get().isPresent()
                        ? Messages.format("detail.noBytes", model.summaryProperty().get())
                        : Messages.get("detail.nothingSelected"));
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

    // ---------------------------------------------------------------- showing a row

    private void show(Optional<Dissection> shown) {
        boolean any = shown.isPresent();
        explainEmptiness();
        empty.setVisible(!any);
        content.setVisible(any);
        explanation.setText("");
        if (any) {
            show(shown.get());
        } else {
            fields.setRoot(null);
        }
    }

    private void show(Dissection shown) {
        Bytes onWire = shown.bytes(DataSource.Kind.WIRE);
        show(wire, shown, DataSource.Kind.WIRE);
        wireTab.setText(Messages.format("detail.wire", onWire.length()));
        show(unmasked, unmaskedTab, shown, DataSource.Kind.UNMASKED, "detail.unmasked");
        show(inflated, inflatedTab, shown, DataSource.Kind.INFLATED, "detail.inflated");
        showText(shown);
        following = true;
        fields.setRoot(item(shown.root()));
        following = false;
        if (sources.getSelectionModel().getSelectedItem().isDisable()) {
            sources.getSelectionModel().select(wireTab);
        }
    }

    private static void show(
            HexView view, Tab tab, Dissection shown, DataSource.Kind kind, String title) {
        show(view, shown, kind);
        int length = shown.bytes(kind).length();
        tab.setText(Messages.format(title, length));
        tab.setDisable(length == 0);
    }

    private static void show(HexView view, Dissection shown, DataSource.Kind kind) {
        view.selectedRangeProperty().set(ByteRange.NONE);
        view.spansProperty().set(FieldSpans.of(shown, kind));
        view.bytesProperty().set(shown.bytes(kind));
    }

    private void showText(Dissection shown) {
        Bytes content = content(shown);
        String preview = content.first(TEXT_PREVIEW).text();
        boolean cut = content.length() > TEXT_PREVIEW;
        text.setText(lines(preview) + (cut ? Messages.get("detail.textCut") : ""));
        textTab.setDisable(content.isEmpty());
    }

    // A head is text as it is; of a frame what it carries, unmasked.
    private static Bytes content(Dissection shown) {
        if (shown.root().spec() != FieldSpec.FRAME) {
            return shown.bytes(DataSource.Kind.WIRE);
        }
        return shown.root().children().stream()
                .filter(field -> field.spec().isContent())
                .findFirst()
                .map(field ->
                        shown.bytes(field.source()).slice(field.range().from(), field.range().to()))
                .orElse(Bytes.EMPTY);
    }

    // Line breaks stay line breaks here; everything else that could act on the screen is escaped.
    private static String lines(String text) {
        return String.join("\n", text.lines().map(VisibleText::escape).toList());
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
            model.selectedFieldProperty().set(Optional.of(item.getValue()));
        }
    }

    private void light(Optional<Field> field) {
        wire.selectedRangeProperty().set(range(field, DataSource.Kind.WIRE));
        unmasked.selectedRangeProperty().set(range(field, DataSource.Kind.UNMASKED));
        inflated.selectedRangeProperty().set(range(field, DataSource.Kind.INFLATED));
        explanation.setText(field.map(FieldText::explanation).orElse(""));
        field.filter(each -> !each.range().isEmpty()).map(Field::source).ifPresent(this::showTab);
        following = true;
        field.flatMap(each -> find(fields.getRoot(), each))
                .ifPresentOrElse(this::select, () -> fields.getSelectionModel().clearSelection());
        following = false;
    }

    private static ByteRange range(Optional<Field> field, DataSource.Kind kind) {
        return field.filter(each -> each.source() == kind).map(Field::range).orElse(ByteRange.NONE);
    }

    private void showTab(DataSource.Kind kind) {
        sources.getSelectionModel()
                .select(
                        switch (kind) {
                            case WIRE -> wireTab;
                            case UNMASKED -> unmaskedTab;
                            case INFLATED -> inflatedTab;
                        });
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
