package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// Binds the frame list to its view model: the table shows the model's window, and a scroll bar
/// beside it moves that window over the capture.
public final class FrameListController {
    private static final double ROW_HEIGHT = 26;
    private static final double WHEEL_PIXELS_PER_ROW = 13;
    private static final double SMALLEST_THUMB = 0.06;

    private final FrameListViewModel model;
    private final RowText texts;
    private final CellMenu cellMenu;
    private boolean moving;
    private double wheel;

    @FXML private TableView<CaptureRecord> table;
    @FXML private ScrollBar position;
    @FXML private Button newBelow;
    @FXML private Label pausedMark;
    @FXML private Label emptyTitle;
    @FXML private Label emptyHint;

    public FrameListController(FrameListViewModel model, FilterViewModel filter, RowText texts) {
        this.model = model;
        this.texts = texts;
        cellMenu = new CellMenu(filter);
    }

    @FXML
    private void initialize() {
        table.setFixedCellSize(ROW_HEIGHT);
        table.setItems(model.window());
        table.setRowFactory(ignored -> new FrameRow());
        for (FrameColumn column : FrameColumn.values()) {
            table.getColumns().add(column(column));
        }
        ContextMenu chooser = columnChooser();
        table.getColumns().forEach(column -> column.setContextMenu(chooser));
        bindSelection();
        bindPosition();
        bindNewBelow();
        model.listeningProperty().subscribe(this::explainEmptiness);
        model.filteredProperty().subscribe(this::explainEmptiness);
        pausedMark.visibleProperty().bind(model.pausedProperty());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::moveByKey);
        table.addEventFilter(ScrollEvent.SCROLL, this::moveByWheel);
        table.skinProperty().subscribe(this::measure);
    }

    private void explainEmptiness() {
        String why = "frames.empty";
        if (model.filteredProperty().get()) {
            why = "frames.empty.filtered";
        } else if (model.listeningProperty().get()) {
            why = "frames.empty.running";
        }
        emptyTitle.setText(Messages.bundle().getString(why));
        emptyHint.setText(Messages.bundle().getString(why + ".hint"));
    }

    private TableColumn<CaptureRecord, CaptureRecord> column(FrameColumn shown) {
        TableColumn<CaptureRecord, CaptureRecord> column = new TableColumn<>();
        Label title = new Label(shown.title());
        title.setTooltip(new Tooltip(shown.explanation()));
        column.setGraphic(title);
        column.setId(shown.id());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setMinWidth(30);
        // The order of rows is the order of the wire.
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new FrameCell(shown, model, texts, cellMenu));
        return column;
    }

    private ContextMenu columnChooser() {
        ContextMenu menu = new ContextMenu();
        for (TableColumn<CaptureRecord, ?> column : table.getColumns()) {
            FrameColumn shown = (FrameColumn) column.getUserData();
            CheckMenuItem item = new CheckMenuItem(shown.title() + " – " + shown.explanation());
            item.setId("show-" + shown.id());
            item.setSelected(true);
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            item.setOnAction(chosen -> keepOneVisible(column));
            menu.getItems().add(item);
        }
        MenuItem reset = new MenuItem(Messages.get("columns.reset"));
        reset.setId("reset-columns");
        reset.setOnAction(chosen -> resetColumns());
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
        return menu;
    }

    private void keepOneVisible(TableColumn<CaptureRecord, ?> column) {
        if (table.getVisibleLeafColumns().isEmpty()) {
            column.setVisible(true);
        }
    }

    private void resetColumns() {
        for (TableColumn<CaptureRecord, ?> column : table.getColumns()) {
            column.setVisible(true);
            column.setPrefWidth(((FrameColumn) column.getUserData()).width());
        }
        table.getColumns().sort(Comparator.comparing(c -> (FrameColumn) c.getUserData()));
    }

    // ---------------------------------------------------------------- selection

    private void bindSelection() {
        // The table knows only the rows in the window; the model remembers which row is selected.
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (!moving && row != null) {
                        model.select(row);
                    }
                });
        model.selectedProperty().subscribe(ignored -> showSelection());
        table.getItems().addListener((ListChangeListener<CaptureRecord>) change -> showSelection());
    }

    private void showSelection() {
        moving = true;
        Optional<CaptureRecord> selected = model.selectedProperty().get();
        int index = selected.map(row -> model.window().indexOf(row)).orElse(-1);
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else if (index != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(index);
        }
        moving = false;
    }

    private void moveByKey(KeyEvent press) {
        long rows =
                switch (press.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    case PAGE_UP -> -(model.capacity() - 1);
                    case PAGE_DOWN -> model.capacity() - 1;
                    case HOME -> -model.rowCountProperty().get();
                    case END -> model.rowCountProperty().get();
                    default -> 0;
                };
        if (rows != 0 && !press.isShortcutDown() && !press.isAltDown()) {
            model.moveSelection(rows);
            press.consume();
        }
    }

    // ---------------------------------------------------------------- position

    private void bindPosition() {
        position.valueProperty()
                .subscribe(value -> {
                    if (!moving) {
                        model.scrollTo(Math.round(value.doubleValue()));
                    }
                });
        model.topProperty().subscribe(this::showPosition);
        model.rowCountProperty().subscribe(this::showPosition);
    }

    private void showPosition() {
        moving = true;
        long last = model.lastTop();
        position.setMax((double) Math.max(1, last));
        // JavaFX: the thumb's share of the track is visibleAmount / (max - min).
        double share = (double) model.capacity() / Math.max(1, model.rowCountProperty().get());
        position.setVisibleAmount(position.getMax() * Math.clamp(share, SMALLEST_THUMB, 1));
        position.setBlockIncrement(Math.max(1, model.capacity() - 1));
        position.setValue((double) model.topProperty().get());
        position.setDisable(last == 0);
        moving = false;
    }

    private void moveByWheel(ScrollEvent scroll) {
        if (scroll.getDeltaY() == 0) {
            return;
        }
        wheel -= scroll.getDeltaY();
        long rows = (long) (wheel / WHEEL_PIXELS_PER_ROW);
        wheel -= rows * WHEEL_PIXELS_PER_ROW;
        model.scrollBy(rows);
        scroll.consume();
    }

    // ---------------------------------------------------------------- size

    private void measure() {
        Node flow = table.lookup(".virtual-flow");
        if (flow instanceof VirtualFlow<?> rows) {
            Node across = rows.lookup(".scroll-bar:horizontal");
            rows.heightProperty().subscribe(ignored -> fit(rows, across));
            across.visibleProperty().subscribe(ignored -> fit(rows, across));
        }
    }

    private void fit(VirtualFlow<?> rows, Node across) {
        double taken = across.isVisible() ? across.prefHeight(-1) : 0;
        model.resize((int) ((rows.getHeight() - taken) / ROW_HEIGHT));
        showPosition();
    }

    // ---------------------------------------------------------------- news below

    private void bindNewBelow() {
        model.newBelowProperty()
                .subscribe(count -> {
                    newBelow.setVisible(count.longValue() > 0);
                    newBelow.setText(Messages.format("frames.newBelow", count));
                });
    }

    @FXML
    private void followTail() {
        model.followTail();
    }
}
