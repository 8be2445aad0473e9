package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.text.RowText;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell of the frame list.
final class FrameCell extends TableCell<CaptureRecord, CaptureRecord> {
    private static final PseudoClass CLEARED = PseudoClass.getPseudoClass("cleared");

    private final FrameColumn column;
    private final CellTexts texts;
    private final Tooltip tooltip = new Tooltip();

    FrameCell(FrameColumn column, CellTexts texts, RowMenu menu) {
        this.column = column;
        this.texts = texts;
        getStyleClass().add("cell-" + column.id());
        setAlignment(column.rightAligned() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        setOnContextMenuRequested(request -> {
            CaptureRecord row = getItem();
            if (row != null) {
                menu.show(this, column, row, request.getScreenX(), request.getScreenY());
                request.consume();
            }
        });
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable CaptureRecord row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        String text = column.text(row, texts);
        setText(text);
        pseudoClassStateChanged(CLEARED, column.isBit() && text.equals("0"));
        tooltip.setText(column == FrameColumn.TIME ? RowText.fullTime(row) : text);
        setTooltip(text.isEmpty() ? null : tooltip);
    }
}
