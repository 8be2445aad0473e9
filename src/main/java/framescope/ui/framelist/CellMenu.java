package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/// The menu of a cell in the frame list: filters made of what it shows.
final class CellMenu {
    private final FilterViewModel filter;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem apply = new MenuItem(Messages.get("filter.applyCell"));
    private final MenuItem applyNot = new MenuItem(Messages.get("filter.applyCellNot"));

    CellMenu(FilterViewModel filter) {
        this.filter = filter;
        apply.setId("apply-as-filter");
        applyNot.setId("apply-as-not");
        menu.getItems().addAll(apply, applyNot);
    }

    /// Shows the menu for a cell.
    void show(Node cell, FrameColumn column, CaptureRecord row, ContextMenuEvent request) {
        boolean none = filter.filterOf(column, row).isEmpty();
        apply.setDisable(none);
        applyNot.setDisable(none);
        apply.setOnAction(chosen -> filter.applyCell(column, row, false));
        applyNot.setOnAction(chosen -> filter.applyCell(column, row, true));
        menu.show(cell, request.getScreenX(), request.getScreenY());
        request.consume();
    }
}
