package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.report.CopyFormat;
import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.common.WindowScrolling;
import framescope.ui.control.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
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

    private final FrameListViewModel model;
    private final TimeText times;
    private final CellTexts texts;
    private final UserSettings settings;
    private final RowMenu menu;
    private final RowActions actions;
    private final FilterViewModel filter;
    private final SearchViewModel search;
    private final SortViewModel sorting;
    private final WindowScrolling scrolling;
    private boolean moving;

    @FXML private FilterController filterBarController;
    @FXML private TableView<RowPlace> table;
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
            SortViewModel sorting,
            TimeText times,
            RowText texts,
            UserSettings settings) {
        this.model = model;
        this.times = times;
        this.texts = new CellTexts(model, times, texts);
        this.settings = settings;
        this.actions = actions;
        this.filter = filter;
        this.search = search;
        this.sorting = sorting;
        menu = new RowMenu(filter, actions);
        scrolling = new WindowScrolling(model.scroll());
    }

    @FXML
    private void initialize() {
        table.setFixedCellSize(ROW_HEIGHT);
        // Before the table's own: where places come or go it moves its selection, which nobody
        // asked for, until the model says what is selected.
        model.places().addListener((ListChangeListener<RowPlace>) change -> moving = true);
        table.setItems(model.places());
        table.setRowFactory(ignored -> new FrameRow(search));
        for (FrameColumn column : FrameColumn.values()) {
            table.getColumns().add(column(column));
        }
        ColumnMenu chooser = new ColumnMenu(table, new ColumnSet(table, settings), times);
        chooser.onHeads();
        chooser.on(filterBarController.columns());
        filterBarController.setOnLeave(this::enter);
        table.setSortPolicy(ignored -> sort());
        sorting.sortedProperty().subscribe(this::forgetOrder);
        bindSelection();
        scrolling.tie(position);
        bindNewBelow();
        new EmptyList(model, filter).explain(emptyTitle, emptyHint);
        showTimes(times.modeProperty().get(), times.modeProperty().get());
        times.modeProperty().subscribe(this::showTimes);
        pausedMark.visibleProperty().bind(model.pausedProperty());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::moveByKey);
        table.setOnContextMenuRequested(this::showMenu);
        table.addEventFilter(ScrollEvent.SCROLL, scrolling::turn);
        table.skinProperty().subscribe(this::measure);
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

    private TableColumn<RowPlace, CaptureRecord> column(FrameColumn shown) {
        TableColumn<RowPlace, CaptureRecord> column = new TableColumn<>();
        Label title = new Label(shown.title());
        Tip.setText(title, shown.explanation());
        column.setGraphic(title);
        column.setId(shown.id());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setMinWidth(30);
        column.setSortable(shown.sortKey().isPresent());
        column.setCellValueFactory(place -> place.getValue().rowProperty());
        column.setCellFactory(ignored ->
                shown == FrameColumn.MARK
                        ? new MarkCell(actions.marking(), menu)
                        : new FrameCell(shown, texts, menu));
        return column;
    }

    // ---------------------------------------------------------------- order

    // The table knows only the rows in the window; to sort is the model's affair.
    private boolean sort() {
        Optional<TableColumn<RowPlace, ?>> by = table.getSortOrder().stream().findFirst();
        if (by.isEmpty()) {
            sorting.unsort();
            return true;
        }
        return by.get().getUserData() instanceof FrameColumn column
                && sorting.sort(column, by.get().getSortType() == SortType.DESCENDING);
    }

    private void forgetOrder(boolean before, boolean sorted) {
        if (!sorted && !table.getSortOrder().isEmpty()) {
            // JavaFX: a table that is sorted anew compares what is selected before and after, and
            // fails where the rows have gone meanwhile.
            moving = true;
            table.getSelectionModel().clearSelection();
            table.getSortOrder().clear();
            showSelection();
        }
    }

    // ---------------------------------------------------------------- selection

    private void bindSelection() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::selectByMouse);
        // The table knows only the rows in the window; the model remembers which are selected.
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(place -> {
                    if (!moving
                            && place != null
                            && !model.selection().contains(place.row().number())) {
                        model.select(place.row());
                    }
                });
        model.selection().changesProperty().subscribe(this::showSelection);
        model.changesProperty().subscribe(this::showSelection);
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
                return Optional.ofNullable(row.getItem()).map(RowPlace::row);
            }
        }
        return Optional.empty();
    }

    private void showSelection() {
        moving = true;
        List<CaptureRecord> rows = model.window();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (model.selection().contains(rows.get(i).number())) {
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
                .map(rows::indexOf)
                .filter(index -> index >= 0 && index != shown.getSelectedIndex())
                .ifPresent(shown::select);
        moving = false;
    }

    private void enter() {
        table.requestFocus();
        if (model.selectedProperty().get().isEmpty()) {
            model.moveSelection(1, false);
        }
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
        long rows = scrolling.rowsOf(press);
        if (rows != 0) {
            model.moveSelection(rows, press.isShiftDown());
            press.consume();
        }
    }

    // Asked for by a key, the menu belongs to the row that leads, and to no cell of it.
    private void showMenu(ContextMenuEvent request) {
        if (request.isKeyboardTrigger()) {
            model.selectedProperty()
                    .get()
                    .ifPresent(row ->
                            menu.show(table, row, request.getScreenX(), request.getScreenY()));
            request.consume();
        }
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
