package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/// The menu of a cell in the frame list: filters made of what it shows, and its frame once more.
final class CellMenu {
    private final FilterViewModel filter;
    private final FrameListViewModel frames;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem apply = new MenuItem(Messages.get("filter.applyCell"));
    private final MenuItem applyNot = new MenuItem(Messages.get("filter.applyCellNot"));

    private final MenuItem edit = new MenuItem(Messages.get("frames.edit"));

    CellMenu(FilterViewModel filter, FrameListViewModel frames) {
        this.filter = filter;
        this.frames = frames;
        edit.setId("edit-and-resend");
        apply.setId("apply-as-filter");
        applyNot.setId("apply-as-not");
        menu.getItems().addAll(apply, applyNot, new SeparatorMenuItem(), edit);
    }

    /// Shows the menu for a cell.
    void show(Node cell, FrameColumn column, CaptureRecord row, ContextMenuEvent request) {
        boolean none = filter.filterOf(column, row).isEmpty();
        apply.setDisable(none);
        applyNot.setDisable(none);
        apply.setOnAction(chosen -> filter.applyCell(column, row, false));
        applyNot.setOnAction(chosen -> filter.applyCell(column, row, true));
        edit.setDisable(!row.is(RowKind.FRAME));
        edit.setOnAction(chosen -> frames.edit(row));
        menu.show(cell, request.getScreenX(), request.getScreenY());
        request.consume();
    }
}
