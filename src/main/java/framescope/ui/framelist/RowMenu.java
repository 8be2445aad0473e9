package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.report.CopyFormat;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// The menu of a row in the frame list: what can be done with it, with all that are selected, and
/// filters made of what the cell shows that it was asked for.
final class RowMenu {
    private static final int LONGEST_FILTER = 80;

    private final FilterViewModel filter;
    private final RowActions actions;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem apply = item("apply-as-filter", "filter.applyCell");
    private final MenuItem applyNot = item("apply-as-not", "filter.applyCellNot");
    private final Menu applyAny = menu("apply-any", "filter.applyCell");
    private final Menu applyAnyNot = menu("apply-any-not", "filter.applyCellNot");
    private final MenuItem follow = item("follow-row", "row.follow");
    private final MenuItem savePayload = item("save-payload", "row.savePayload");
    private final MenuItem copyMessage = item("copy-message", "row.copyMessage");
    private final MenuItem saveMessage = item("save-message", "row.saveMessage");
    private final MenuItem mark = item("mark-rows", "marks.mark");
    private final MenuItem resend = item("resend", "frames.resend");
    private final MenuItem edit = item("edit-and-resend", "frames.edit");
    private final MenuItem allow = item("allow-origin-of-row", "row.allowOrigin");

    RowMenu(FilterViewModel filter, RowActions actions) {
        this.filter = filter;
        this.actions = actions;
        allow.setMnemonicParsing(false); // An origin may have a line below in its name.
        MenuItem clear = item("clear-rows", "row.clear");
        clear.setAccelerator(KeyCombination.valueOf("Shortcut+L"));
        mark.setAccelerator(KeyCombination.valueOf("Shortcut+M"));
        clear.setOnAction(chosen -> actions.clear());
        mark.setOnAction(chosen -> actions.marking().toggle());
        MenuItem comment = item("comment-rows", "marks.comment");
        comment.setAccelerator(KeyCombination.valueOf("Shortcut+Alt+C"));
        comment.setOnAction(chosen -> actions.marking().comment());
        menu.getItems()
                .addAll(
                        copyMenu(),
                        savePayload,
                        copyMessage,
                        saveMessage,
                        resend,
                        edit,
                        allow,
                        new SeparatorMenuItem(),
                        apply,
                        applyNot,
                        applyAny,
                        applyAnyNot,
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

    private static Menu menu(String id, String key) {
        Menu menu = new Menu(Messages.bundle().getString(key));
        menu.setId(id);
        return menu;
    }

    private Menu copyMenu() {
        Menu copy = menu("copy-as", "copy.as");
        for (CopyFormat format : CopyFormat.values()) {
            MenuItem item = new MenuItem(Messages.of("copy.as", format));
            item.setId("copy-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (format == CopyFormat.TEXT) {
                item.setAccelerator(KeyCombination.valueOf("Shortcut+C"));
            }
            item.setOnAction(chosen -> actions.copy(format));
            copy.getItems().add(item);
        }
        return copy;
    }

    /// Shows the menu for a cell of a row that is selected.
    ///
    /// @param column the one of the cell
    void show(Node owner, FrameColumn column, CaptureRecord row, double x, double y) {
        boolean none = filter.filterOf(column, row).isEmpty();
        apply.setDisable(none);
        applyNot.setDisable(none);
        apply.setOnAction(chosen -> filter.applyCell(column, row, false));
        applyNot.setOnAction(chosen -> filter.applyCell(column, row, true));
        offerCell(true);
        prepare(row);
        menu.show(owner, x, y);
    }

    /// Shows the menu for a row that is selected, with filters made of each of its cells.
    void show(Node owner, CaptureRecord row, double x, double y) {
        applyAny.getItems().setAll(filters(row, false));
        applyAnyNot.getItems().setAll(filters(row, true));
        offerCell(false);
        prepare(row);
        menu.show(owner, x, y);
    }

    private void offerCell(boolean one) {
        apply.setVisible(one);
        applyNot.setVisible(one);
        applyAny.setVisible(!one);
        applyAnyNot.setVisible(!one);
    }

    private List<MenuItem> filters(CaptureRecord row, boolean not) {
        List<MenuItem> items = new ArrayList<>();
        for (FrameColumn column : FrameColumn.values()) {
            filter.filterOf(column, row)
                    .ifPresent(text -> {
                        String words = shortened(text);
                        MenuItem item =
                                new MenuItem(
                                        Messages.format("filter.ofCell", column.title(), words));
                        item.setId((not ? "apply-not-" : "apply-") + column.id());
                        item.setMnemonicParsing(false);
                        item.setOnAction(chosen -> filter.applyCell(column, row, not));
                        items.add(item);
                    });
        }
        return items;
    }

    private static String shortened(String text) {
        return VisibleText.escape(
                text.length() > LONGEST_FILTER
                        ? text.substring(0, LONGEST_FILTER) + "\u2026"
                        : text);
    }

    private void prepare(CaptureRecord row) {
        Optional<String> origin = actions.refusedOrigin(row);
        allow.setVisible(origin.isPresent());
        origin.ifPresent(refused -> {
            allow.setText(Messages.format("row.allowOrigin", shortened(refused)));
            allow.setOnAction(chosen -> actions.allowOrigin(refused));
        });
        boolean marked = actions.marking().of(row).marked();
        mark.setText(Messages.bundle().getString(marked ? "marks.unmark" : "marks.mark"));
        follow.setDisable(row.connection() == 0);
        savePayload.setDisable(!actions.hasPayload(row));
        boolean fragment = actions.isFragment(row);
        copyMessage.setVisible(fragment);
        saveMessage.setVisible(fragment);
        copyMessage.setOnAction(chosen -> actions.copyMessage(row));
        saveMessage.setOnAction(chosen -> actions.saveMessage(row));
        boolean sendable = row.is(RowKind.FRAME) || row.is(RowKind.BYTES);
        resend.setDisable(!sendable);
        resend.setOnAction(chosen -> actions.resend(row));
        edit.setDisable(!sendable);
        edit.setOnAction(chosen -> actions.edit(row));
        follow.setOnAction(chosen -> actions.follow(row));
        savePayload.setOnAction(chosen -> actions.savePayload(row));
    }
}
