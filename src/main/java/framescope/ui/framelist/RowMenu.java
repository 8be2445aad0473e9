package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.report.CopyFormat;
import framescope.text.Messages;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of a row in the frame list: what can be done with it, with all that are selected, and
/// filters made of what the cell shows that it was asked for.
final class RowMenu {
    private final FilterViewModel filter;
    private final RowActions actions;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem apply = item("apply-as-filter", "filter.applyCell");
    private final MenuItem applyNot = item("apply-as-not", "filter.applyCellNot");
    private final MenuItem follow = item("follow-row", "row.follow");
    private final MenuItem savePayload = item("save-payload", "row.savePayload");

    private final MenuItem mark = item("mark-rows", "marks.mark");
    private final MenuItem edit = item("edit-and-resend", "frames.edit");

    RowMenu(FilterViewModel filter, RowActions actions) {
        this.filter = filter;
        this.actions = actions;
        MenuItem clear = item("clear-rows", "row.clear");
        clear.setOnAction(chosen -> actions.clear());
        mark.setOnAction(chosen -> actions.marking().toggle());
        MenuItem comment = item("comment-rows", "marks.comment");
        comment.setOnAction(chosen -> actions.marking().comment());
        menu.getItems()
                .addAll(
                        copyMenu(),
                        savePayload,
                        edit,
                        new SeparatorMenuItem(),
                        apply,
                        applyNot,
                        follow,
                        new SeparatorMenuItem(),
                        mark,
                        comment,
                        new SeparatorMenuItem(),
                        clear);
    }

    private static MenuItem item(String id, String key) {
        MenuItem item = new MenuItem(Messages.bundle().getString(key));
        item.setId(id);
        return item;
    }

    private Menu copyMenu() {
        Menu copy = new Menu(Messages.get("copy.as"));
        copy.setId("copy-as");
        for (CopyFormat format : CopyFormat.values()) {
            MenuItem item = new MenuItem(Messages.of("copy.as", format));
            item.setId("copy-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            item.setOnAction(chosen -> actions.copy(format));
            copy.getItems().add(item);
        }
        return copy;
    }

    /// Shows the menu for a row that is selected.
    ///
    /// @param column the one of the cell
    void show(Node owner, FrameColumn column, CaptureRecord row, double x, double y) {
        boolean marked = actions.marking().of(row).marked();
        mark.setText(Messages.bundle().getString(marked ? "marks.unmark" : "marks.mark"));
        boolean none = filter.filterOf(column, row).isEmpty();
        apply.setDisable(none);
        applyNot.setDisable(none);
        follow.setDisable(row.connection() == 0);
        savePayload.setDisable(!actions.hasPayload(row));
        apply.setOnAction(chosen -> filter.applyCell(column, row, false));
        applyNot.setOnAction(chosen -> filter.applyCell(column, row, true));
        edit.setDisable(!row.is(RowKind.FRAME) && !row.is(RowKind.BYTES));
        edit.setOnAction(chosen -> actions.edit(row));
        follow.setOnAction(chosen -> actions.follow(row));
        savePayload.setOnAction(chosen -> actions.savePayload(row));
        menu.show(owner, x, y);
    }
}
