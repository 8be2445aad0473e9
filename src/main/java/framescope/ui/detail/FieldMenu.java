package framescope.ui.detail;

import framescope.dissect.Field;
import framescope.filter.FieldFilter;
import framescope.filter.FilterText;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of a field: filters made of it, and what of it can be copied.
final class FieldMenu {
    private final Consumer<String> filter;
    private final Consumer<String> clipboard;
    private final MenuItem apply = item("field-apply", "filter.applyCell");
    private final MenuItem applyNot = item("field-apply-not", "filter.applyCellNot");
    private final MenuItem copyValue = item("field-copy-value", "field.copyValue");
    private final MenuItem copyBytes = item("field-copy-bytes", "field.copyBytes");
    private final MenuItem copyName = item("field-copy-name", "field.copyName");
    private final ContextMenu menu =
            new ContextMenu(
                    apply, applyNot, new SeparatorMenuItem(), copyValue, copyBytes, copyName);

    /// @param filter applies a display filter
    /// @param clipboard takes a text
    FieldMenu(Consumer<String> filter, Consumer<String> clipboard) {
        this.filter = filter;
        this.clipboard = clipboard;
    }

    private static MenuItem item(String id, String key) {
        MenuItem item = new MenuItem(Messages.get(key));
        item.setId(id);
        return item;
    }

    /// Shows the menu for a field.
    ///
    /// @param bytes of the field
    void show(Node owner, Field field, Bytes bytes, double x, double y) {
        Optional<String> made = FieldFilter.of(field);
        apply.setDisable(made.isEmpty());
        applyNot.setDisable(made.isEmpty());
        made.ifPresent(text -> {
            apply.setOnAction(chosen -> filter.accept(text));
            applyNot.setOnAction(chosen -> filter.accept(FilterText.not(text)));
        });
        String value = FieldText.value(field);
        copyValue.setDisable(value.isEmpty());
        copyValue.setOnAction(chosen -> clipboard.accept(value));
        copyBytes.setDisable(bytes.isEmpty());
        copyBytes.setOnAction(chosen -> clipboard.accept(bytes.spacedHex()));
        copyName.setOnAction(chosen -> clipboard.accept(field.spec().fieldName()));
        menu.show(owner, x, y);
    }
}
