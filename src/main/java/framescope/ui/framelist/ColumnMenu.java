package framescope.ui.framelist;

import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;

/// What can be chosen about the columns of the frame list: which are shown, what sorts the rows, and
/// what times tell. On every column's head, and on a button that the keyboard gets to.
final class ColumnMenu {
    private final TableView<RowPlace> table;
    private final ColumnSet columns;
    private final TimeText times;

    /// @param table with all its columns, which carry their [FrameColumn] as user data
    /// @param times what the column of times tells
    ColumnMenu(TableView<RowPlace> table, ColumnSet columns, TimeText times) {
        this.table = table;
        this.columns = columns;
        this.times = times;
    }

    /// Puts the menu on the head of every column.
    void onHeads() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items());
        table.getColumns().forEach(column -> column.setContextMenu(menu));
    }

    /// Puts the menu on a button.
    void on(MenuButton button) {
        button.getItems().setAll(items());
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (TableColumn<RowPlace, ?> column : table.getColumns()) {
            FrameColumn shown = ColumnSet.of(column);
            CheckMenuItem item =
                    new CheckMenuItem(shown.title() + " \u2013 " + shown.explanation());
            item.setId("show-" + shown.id());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            item.setOnAction(chosen -> keepOneVisible(column));
            items.add(item);
        }
        MenuItem reset = new MenuItem(Messages.get("columns.reset"));
        reset.setId("reset-columns");
        reset.setOnAction(chosen -> columns.reset());
        items.addAll(List.of(new SeparatorMenuItem(), sortMenu(), timeMenu(), reset));
        return items;
    }

    private void keepOneVisible(TableColumn<RowPlace, ?> column) {
        if (table.getVisibleLeafColumns().isEmpty()) {
            column.setVisible(true);
        }
    }

    // ---------------------------------------------------------------- order

    private Menu sortMenu() {
        Menu menu = new Menu(Messages.get("sort.by"));
        menu.setId("sort-by");
        ToggleGroup group = new ToggleGroup();
        CheckMenuItem descending = new CheckMenuItem(Messages.get("sort.descending"));
        descending.setId("sort-descending");
        RadioMenuItem wire = radio("sort-wire", Messages.get("sort.wire"), group);
        wire.setOnAction(chosen -> table.getSortOrder().clear());
        menu.getItems().add(wire);
        for (TableColumn<RowPlace, ?> column : table.getColumns()) {
            FrameColumn shown = ColumnSet.of(column);
            if (shown.sortKey().isPresent()) {
                RadioMenuItem item = radio("sort-" + shown.id(), shown.title(), group);
                item.setUserData(column);
                item.setOnAction(chosen -> sort(column, descending.isSelected()));
                menu.getItems().add(item);
            }
        }
        descending.setOnAction(chosen ->
                table.getSortOrder().stream()
                        .findFirst()
                        .ifPresent(column -> sort(column, descending.isSelected())));
        menu.getItems().addAll(new SeparatorMenuItem(), descending);
        menu.setOnShowing(showing -> showOrder(menu, wire, descending));
        return menu;
    }

    private static RadioMenuItem radio(String id, String text, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setId(id);
        item.setToggleGroup(group);
        return item;
    }

    // Both at once: each change of the one or the other sorts.
    private void sort(TableColumn<RowPlace, ?> column, boolean descending) {
        table.getSortOrder().clear();
        column.setSortType(descending ? SortType.DESCENDING : SortType.ASCENDING);
        table.getSortOrder().add(column);
    }

    // New rows may have brought back the order of the wire meanwhile.
    private void showOrder(Menu menu, RadioMenuItem wire, CheckMenuItem descending) {
        wire.setSelected(true);
        descending.setSelected(false);
        for (TableColumn<RowPlace, ?> column : table.getSortOrder()) {
            descending.setSelected(column.getSortType() == SortType.DESCENDING);
            for (MenuItem item : menu.getItems()) {
                if (item instanceof RadioMenuItem radio && column.equals(item.getUserData())) {
                    radio.setSelected(true);
                }
            }
        }
    }

    // ---------------------------------------------------------------- times

    private Menu timeMenu() {
        Menu menu = new Menu(Messages.get("time.modes"));
        menu.setId("time-modes");
        ToggleGroup group = new ToggleGroup();
        for (TimeMode mode : TimeMode.values()) {
            RadioMenuItem item = radio(mode.id(), mode.title(), group);
            item.setOnAction(chosen -> times.modeProperty().set(mode));
            times.modeProperty().subscribe(now -> item.setSelected(now == mode));
            menu.getItems().add(item);
        }
        return menu;
    }
}
