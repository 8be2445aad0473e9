package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.RowMark;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.Tip;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows whether a row is marked and commented on: an icon for each, the words for whoever hears
/// them or hovers.
final class MarkCell extends TableCell<RowPlace, CaptureRecord> {
    private final RowMarking marking;
    private final FontIcon marked = new FontIcon("fth-bookmark");
    private final FontIcon commented = new FontIcon("fth-message-square");
    private final HBox icons = new HBox(marked, commented);
    private RowMark shown = RowMark.NONE;

    MarkCell(RowMarking marking, RowMenu menu) {
        this.marking = marking;
        getStyleClass().add("cell-mark");
        icons.getStyleClass().add("mark-icons");
        setAlignment(Pos.CENTER_LEFT);
        setOnContextMenuRequested(request -> {
            CaptureRecord row = getItem();
            if (row != null) {
                menu.show(this, FrameColumn.MARK, row, request.getScreenX(), request.getScreenY());
                request.consume();
            }
        });
        // JavaFX: a cell of the table lives as long as the list, and so do the marks.
        marking.changesProperty().subscribe(ignored -> show());
    }

    @Override
    protected void updateItem(@Nullable CaptureRecord row, boolean empty) {
        super.updateItem(row, empty);
        show();
    }

    private void show() {
        CaptureRecord row = isEmpty() ? null : getItem();
        RowMark mark = row == null ? RowMark.NONE : marking.of(row);
        if (mark.equals(shown)) {
            return;
        }
        shown = mark;
        show(marked, mark.marked());
        show(commented, !mark.comment().isEmpty());
        setGraphic(mark.isNone() ? null : icons);
        String words = words(mark);
        setAccessibleText(words);
        Tip.setText(this, words);
    }

    private static void show(FontIcon icon, boolean visible) {
        icon.setVisible(visible);
        icon.setManaged(visible);
    }

    /// What stands at a row, in words; empty for nothing.
    static String words(RowMark mark) {
        String comment = VisibleText.escapeLines(mark.comment());
        if (!mark.marked()) {
            return comment;
        }
        return comment.isEmpty()
                ? Messages.get("marks.marked")
                : Messages.format("marks.markedWith", comment);
    }
}
