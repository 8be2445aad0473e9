package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.report.CopyFormat;
import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Binds the frame list to its view model: the table shows the model's window, and a scroll bar
/// beside it moves that window over the capture.
public final class FrameListController {
    private static final double ROW_HEIGHT = 26;
    private static final double WHEEL_PIXELS_PER_ROW = 13;
    private static final double SMALLEST_THUMB = 0.06;

    private final FrameListViewModel model;
    private final TimeText times;
    private final CellTexts texts;
    private final UserSettings settings;
    private final RowMenu menu;
    private final RowActions actions;
    private final SearchViewModel search;
    private boolean moving;
    private double wheel;

    @FXML private TableView<CaptureRecord> table;
    @FXML private ScrollBar position;
    @FXML private Button newBelow;
    @FXML private Label pausedMark;
    @FXML private Label emptyTitle;
    @FXML private Label emptyHint;

    public FrameListController(
            FrameListViewModel model,
            FilterViewModel filter,
            RowActions actions,
            SearchViewModel search,
            TimeText times,
            RowText texts,
            UserSettings settings) {
        this.model = model;
        this.times = times;
        this.texts = new CellTexts(model, times, texts);
        this.settings = settings;
        this.actions = actions;
        this.search = search;
        menu = new RowMenu(filter, actions);
    }

    @FXML
    private void initialize() {
        table.setFixedCellSize(ROW_HEIGHT);
        table.setItems(model.window());
        table.setRowFactory(ignored -> new FrameRow(search));
        for (FrameColumn column : FrameColumn.values()) {
            table.getColumns().add(column(column));
        }
        ContextMenu chooser = new ColumnSet(table, settings).chooser(times);
        table.getColumns().forEach(column -> column.setContextMenu(chooser));
        bindSelection();
        bindPosition();
        bindNewBelow();
        model.listeningProperty().subscribe(this::explainEmptiness);
        model.filteredProperty().subscribe(this::explainEmptiness);
        showTimes(times.modeProperty().get(), times.modeProperty().get());
        times.modeProperty().subscribe(this::showTimes);
        pausedMark.visibleProperty().bind(model.pausedProperty());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::moveByKey);
        table.setOnContextMenuRequested(this::showMenu);
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

    // A width that nobody has chosen is that of the mode.
    private void showTimes(TimeMode before, TimeMode mode) {
        table.getColumns().stream()
                .filter(column -> column.getUserData() == FrameColumn.TIME)
                .filter(column ->
                        column.getPrefWidth() < mode.width()
                                || column.getPrefWidth() == before.width())
                .forEach(column -> column.setPrefWidth(mode.width()));
        table.refresh();
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
        column.setCellFactory(ignored -> new FrameCell(shown, texts, menu));
        return column;
    }

    // ---------------------------------------------------------------- selection

    private void bindSelection() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::selectByMouse);
        // The table knows only the rows in the window; the model remembers which are selected.
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (!moving && row != null && !model.selection().contains(row.number())) {
                        model.select(row);
                    }
                });
        model.selection().changesProperty().subscribe(this::showSelection);
        table.getItems().addListener((ListChangeListener<CaptureRecord>) change -> showSelection());
    }

    private void selectByMouse(MouseEvent press) {
        Optional<CaptureRecord> pressed = rowUnder(press.getPickResult().getIntersectedNode());
        if (pressed.isEmpty()) {
            return;
        }
        CaptureRecord row = pressed.get();
        table.requestFocus();
        if (press.getButton() == MouseButton.PRIMARY) {
            if (press.isShiftDown()) {
                model.extendTo(row);
            } else if (press.isShortcutDown()) {
                model.toggle(row);
            } else {
                model.select(row);
            }
            press.consume();
        } else if (!model.selection().contains(row.number())) {
            model.select(row);
        }
    }

    private static Optional<CaptureRecord> rowUnder(@Nullable Node picked) {
        for (Node node = picked; node != null; node = node.getParent()) {
            if (node instanceof FrameRow row) {
                return Optional.ofNullable(row.getItem());
            }
        }
        return Optional.empty();
    }

    private void showSelection() {
        moving = true;
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < model.window().size(); i++) {
            if (model.selection().contains(model.window().get(i).number())) {
                indices.add(i);
            }
        }
        var shown = table.getSelectionModel();
        if (!indices.equals(shown.getSelectedIndices())) {
            shown.clearSelection();
            indices.forEach(shown::select);
        }
        model.selectedProperty()
                .get()
                .map(row -> model.window().indexOf(row))
                .filter(index -> index >= 0 && index != shown.getSelectedIndex())
                .ifPresent(shown::select);
        moving = false;
    }

    private void moveByKey(KeyEvent press) {
        if (press.isAltDown()) {
            return;
        }
        if (press.isShortcutDown()) {
            boolean known = true;
            switch (press.getCode()) {
                case A -> model.selectAll();
                case C -> actions.copy(CopyFormat.TEXT);
                default -> known = false;
            }
            if (known) {
                press.consume();
            }
            return;
        }
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
        if (rows != 0) {
            model.moveSelection(rows, press.isShiftDown());
            press.consume();
        }
    }

    // Asked for by a key, the menu belongs to the row that leads.
    private void showMenu(ContextMenuEvent request) {
        if (request.isKeyboardTrigger()) {
            model.selectedProperty()
                    .get()
                    .ifPresent(row ->
                            menu.show(
                                    table,
                                    FrameColumn.KIND,
                                    row,
                                    request.getScreenX(),
                                    request.getScreenY()));
            request.consume();
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
