package framescope.ui.detail;

import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.protocol.Bytes;
import framescope.protocol.Severity;
import framescope.ui.control.Tip;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Binds the field tree, and the explanation below it, to the selected row and its selected field.
public final class FieldTreeController {
    // Of the room of the bits, where there are none, so much goes to the names.
    private static final double NAMES_SHARE = 0.75;

    private final DetailViewModel model;
    private final FieldMenu menu;
    private boolean following;

    @FXML private Label summary;
    @FXML private TreeTableView<Field> fields;
    @FXML private TreeTableColumn<Field, String> nameColumn;
    @FXML private TreeTableColumn<Field, String> bitsColumn;
    @FXML private TreeTableColumn<Field, String> valueColumn;
    @FXML private Label explanation;

    /// @param filter applies a display filter
    /// @param clipboard takes a text
    public FieldTreeController(
            DetailViewModel model, Consumer<String> filter, Consumer<String> clipboard) {
        this.model = model;
        menu = new FieldMenu(filter, clipboard);
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(model.summaryProperty());
        explanation.visibleProperty().bind(explanation.textProperty().isNotEmpty());
        explanation.managedProperty().bind(explanation.visibleProperty());
        cells(nameColumn, FieldText::label);
        cells(bitsColumn, this::bits);
        cells(valueColumn, FieldText::valueWithFindings);
        valueColumn.setCellFactory(ignored -> new ValueCell());
        fields.setRowFactory(ignored -> new FieldRow());
        fields.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        fields.setOnContextMenuRequested(this::showMenu);
        fields.addEventHandler(KeyEvent.KEY_PRESSED, this::showBytesByKey);
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
        shown.ifPresent(all -> showBits(hasBits(all.root())));
        following = false;
    }

    // A handshake has none, and its names and values need the room.
    private void showBits(boolean any) {
        if (any != bitsColumn.isVisible()) {
            double room = bitsColumn.getWidth() * NAMES_SHARE;
            nameColumn.setPrefWidth(nameColumn.getWidth() + (any ? -room : room));
            bitsColumn.setVisible(any);
        }
    }

    private static boolean hasBits(Field field) {
        return field.bits() != 0
                || field.children().stream().anyMatch(FieldTreeController::hasBits);
    }

    private static TreeItem<Field> item(Field field) {
        TreeItem<Field> item = new TreeItem<>(field);
        item.setExpanded(true);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    private void showBytesByKey(KeyEvent press) {
        TreeItem<Field> item = fields.getSelectionModel().getSelectedItem();
        if (press.getCode() == KeyCode.ENTER && !press.isShortcutDown() && item != null) {
            model.showBytes(item.getValue());
            press.consume();
        }
    }

    // Asked for by a key, the menu belongs to the field that is selected.
    private void showMenu(ContextMenuEvent request) {
        TreeItem<Field> item = fields.getSelectionModel().getSelectedItem();
        if (request.isKeyboardTrigger() && item != null) {
            showMenu(item.getValue(), request);
        }
    }

    // A row would not do as the owner: it may be used for another field meanwhile.
    private void showMenu(Field field, ContextMenuEvent request) {
        Bytes all = model.dissectionProperty().get().orElseThrow().bytes(field.source());
        Bytes bytes = all.slice(field.range().from(), field.range().to());
        menu.show(fields, field, bytes, request.getScreenX(), request.getScreenY());
        request.consume();
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

    /// A row of the tree, red where a MUST is broken, with the explanation as its tooltip.
    private final class FieldRow extends TreeTableRow<Field> {
        private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

        private FieldRow() {
            setOnMouseClicked(click -> {
                Field field = getItem();
                if (field != null && click.getClickCount() == 2) {
                    model.showBytes(field);
                }
            });
            setOnContextMenuRequested(request -> {
                Field field = getItem();
                if (field != null) {
                    model.select(field);
                    showMenu(field, request);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Field field, boolean isEmpty) {
            super.updateItem(field, isEmpty);
            if (isEmpty || field == null) {
                pseudoClassStateChanged(ERROR, false);
                Tip.setText(this, "");
            } else {
                pseudoClassStateChanged(
                        ERROR,
                        FieldText.severity(field).filter(Severity.ERROR::equals).isPresent());
                Tip.setText(this, FieldText.explanation(field));
            }
        }
    }
}
