package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A place in the window of the frame list. While rows stream through it, the places stay and only
/// the rows in them change, so the table has nothing to build anew. FX thread only.
final class RowPlace {
    private final ReadOnlyObjectWrapper<CaptureRecord> row;

    RowPlace(CaptureRecord row) {
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    /// The row that stands here.
    ReadOnlyObjectProperty<CaptureRecord> rowProperty() {
        return row.getReadOnlyProperty();
    }

    CaptureRecord row() {
        return row.get();
    }

    /// Puts a row here.
    ///
    /// @return whether another stood here before
    boolean put(CaptureRecord other) {
        boolean differs = !other.equals(row.get());
        if (differs) {
            row.set(other);
        }
        return differs;
    }
}
