package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows that stand on the screen, each in a place that stays where another row comes into it: a
/// table draws again what has changed, and no more. FX thread only.
final class ShownRows {
    private final ObservableList<RowPlace> places = FXCollections.observableArrayList();
    private final ObservableList<RowPlace> readOnlyPlaces =
            FXCollections.unmodifiableObservableList(places);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    /// The places, from top to bottom.
    ObservableList<RowPlace> places() {
        return readOnlyPlaces;
    }

    /// Counts how often other rows stood on the screen than before.
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Shows these rows and no others.
    void show(List<CaptureRecord> rows) {
        boolean changed = false;
        for (int place = 0; place < rows.size(); place++) {
            changed |= put(place, rows.get(place));
        }
        if (rows.size() < places.size()) {
            places.remove(rows.size(), places.size());
            changed = true;
        }
        if (changed) {
            changes.set(changes.get() + 1);
        }
    }

    private boolean put(int place, CaptureRecord row) {
        return place < places.size() ? places.get(place).put(row) : places.add(new RowPlace(row));
    }
}
