package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.protocol.Severity;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row of the frame list; CSS colours it by what it is about.
final class FrameRow extends TableRow<CaptureRecord> {
    private static final PseudoClass FROM_CLIENT = PseudoClass.getPseudoClass("from-client");
    private static final PseudoClass FROM_SERVER = PseudoClass.getPseudoClass("from-server");
    private static final PseudoClass CONTROL = PseudoClass.getPseudoClass("control-frame");
    private static final PseudoClass EVENT = PseudoClass.getPseudoClass("event");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final SearchViewModel search;

    FrameRow(SearchViewModel search) {
        this.search = search;
        // JavaFX: a row of the table lives as long as the list, and so does the search.
        search.changesProperty().subscribe(this::mark);
        getStyleClass().add("frame-row");
    }

    @Override
    protected void updateItem(@Nullable CaptureRecord row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            List.of(FROM_CLIENT, FROM_SERVER, CONTROL, EVENT, ERROR, FOUND)
                    .forEach(state -> pseudoClassStateChanged(state, false));
        } else {
            show(row);
            mark();
        }
    }

    private void mark() {
        CaptureRecord row = isEmpty() ? null : getItem();
        pseudoClassStateChanged(FOUND, row != null && search.found(row));
    }

    private void show(CaptureRecord row) {
        boolean bytes = isAboutBytes(row);
        boolean fromClient = bytes && row.direction() == Direction.CLIENT_TO_SERVER;
        boolean frame = row.is(RowKind.FRAME);
        pseudoClassStateChanged(FROM_CLIENT, fromClient);
        pseudoClassStateChanged(FROM_SERVER, bytes && !fromClient);
        pseudoClassStateChanged(EVENT, !frame);
        pseudoClassStateChanged(CONTROL, frame && row.opcode().isControl());
        pseudoClassStateChanged(
                ERROR, row.broken().severity().filter(Severity.ERROR::equals).isPresent());
    }

    private static boolean isAboutBytes(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME, BYTES -> true;
            case OPENED, CLOSED, NOTE -> false;
        };
    }
}
