package framescope.ui.detail;

import framescope.dissect.Field;
import framescope.ui.control.SeverityIcon;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// What a field holds, with an icon before it where a rule is broken.
final class ValueCell extends TreeTableCell<Field, String> {
    private final SeverityIcon icon = new SeverityIcon();

    @Override
    protected void updateItem(@Nullable String value, boolean empty) {
        super.updateItem(value, empty);
        Field field = empty ? null : getTableRow().getItem();
        setText(empty ? null : value);
        setGraphic(null);
        if (field != null) {
            FieldText.severity(field)
                    .ifPresent(severity -> {
                        icon.show(severity);
                        setGraphic(icon);
                    });
        }
    }
}
