package framescope.ui.findings;

import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.Tip;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A row that breaks the selected rule, on one line.
final class FindingRowCell extends ListCell<Long> {
    private final FindingsViewModel model;
    private final RowText texts;

    FindingRowCell(FindingsViewModel model, RowText texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("finding-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Long number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setText(null);
            Tip.setText(this, "");
            return;
        }
        setText(model.row(number).map(this::line).orElse(Messages.get("findings.row.cleared")));
        Tip.setText(this, Messages.get("findings.row.about"));
    }

    private String line(CaptureRecord row) {
        return Messages.format(
                "findings.row",
                model.displayNumber(row.number()),
                RowText.time(row),
                row.connection(),
                RowText.kind(row),
                texts.preview(row));
    }
}
