package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.protocol.Severity;
import framescope.ui.control.SeverityIcon;
import framescope.ui.control.Tip;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell of the frame list.
final class FrameCell extends TableCell<RowPlace, CaptureRecord> {
    private static final PseudoClass CLEARED = PseudoClass.getPseudoClass("cleared");

    private static final PseudoClass FROM_CLIENT = PseudoClass.getPseudoClass("from-client");
    private static final PseudoClass FROM_SERVER = PseudoClass.getPseudoClass("from-server");

    private final FrameColumn column;
    private final CellTexts texts;
    private @Nullable SeverityIcon severity;

    FrameCell(FrameColumn column, CellTexts texts, RowMenu menu) {
        this.column = column;
        this.texts = texts;
        getStyleClass().add("cell-" + column.id());
        setContentDisplay(ContentDisplay.RIGHT);
        setAlignment(column.rightAligned() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        setOnContextMenuRequested(request -> {
            CaptureRecord row = getItem();
            if (row != null) {
                menu.show(this, column, row, request.getScreenX(), request.getScreenY());
                request.consume();
            }
        });
        setOnMouseEntered(entering -> explain());
    }

    @Override
    protected void updateItem(@Nullable CaptureRecord row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        String text = column.text(row, texts);
        setText(text);
        if (column.isBit()) {
            pseudoClassStateChanged(CLEARED, text.equals("0"));
        } else if (column == FrameColumn.DIRECTION) {
            boolean fromClient = row.direction() == Direction.CLIENT_TO_SERVER;
            pseudoClassStateChanged(FROM_CLIENT, !text.isEmpty() && fromClient);
            pseudoClassStateChanged(FROM_SERVER, !text.isEmpty() && !fromClient);
        } else if (column == FrameColumn.KIND) {
            show(row.broken().severity());
            setAccessibleText(row.broken().isEmpty() ? null : FrameColumn.withFindings(text, row));
        }
    }

    // The column of findings may be hidden, or beyond the edge of the window.
    private void show(Optional<Severity> gravest) {
        if (gravest.isEmpty()) {
            setGraphic(null);
            return;
        }
        if (severity == null) {
            severity = new SeverityIcon();
        }
        severity.show(gravest.get());
        setGraphic(severity);
    }

    // Made for the cell that the mouse is on: hundreds of them would be, and change with every row.
    private void explain() {
        CaptureRecord row = getItem();
        Tip.setText(this, isEmpty() || row == null ? "" : column.explanation(row, texts));
    }
}
