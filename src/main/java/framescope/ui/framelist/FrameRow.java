package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.protocol.Severity;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A row of the frame list; CSS colours it by what it is about.
final class FrameRow extends TableRow<RowPlace> {
    private static final PseudoClass CONTROL = PseudoClass.getPseudoClass("control-frame");
    private static final PseudoClass EVENT = PseudoClass.getPseudoClass("event");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final SearchViewModel search;
    private Subscription watching = Subscription.EMPTY;

    FrameRow(SearchViewModel search) {
        this.search = search;
        // JavaFX: a row of the table lives as long as the list, and so does the search.
        search.changesProperty().subscribe(this::mark);
        getStyleClass().add("frame-row");
    }

    @Override
    protected void updateItem(@Nullable RowPlace place, boolean empty) {
        super.updateItem(place, empty);
        watching.unsubscribe();
        if (empty || place == null) {
            watching = Subscription.EMPTY;
            List.of(CONTROL, EVENT, ERROR, FOUND)
                    .forEach(state -> pseudoClassStateChanged(state, false));
        } else {
            watching = place.rowProperty().subscribe(this::show);
        }
    }

    private void mark() {
        RowPlace place = isEmpty() ? null : getItem();
        pseudoClassStateChanged(FOUND, place != null && search.found(place.row()));
    }

    private void show(CaptureRecord row) {
        boolean frame = row.is(RowKind.FRAME);
        pseudoClassStateChanged(EVENT, !frame);
        pseudoClassStateChanged(CONTROL, frame && row.opcode().isControl());
        pseudoClassStateChanged(
                ERROR, row.broken().severity().filter(Severity.ERROR::equals).isPresent());
        mark();
    }
}
