package framescope.ui.framelist;

import framescope.analysis.RowOrder;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// The order that a list is sorted in, as long as there are no other rows than those that were
/// sorted. FX thread only.
final class ListOrder {
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private @Nullable RowOrder order;

    /// Whether it held when it was last asked for.
    ReadOnlyBooleanProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    void set(RowOrder newOrder) {
        order = newOrder;
    }

    void forget() {
        order = null;
    }

    /// The rows in this order; as they come where it does not hold any more, which it never will
    /// again.
    ///
    /// @param first the number of the first row that is kept
    ListedRows of(ListedRows rows, long first) {
        RowOrder wanted = order;
        if (wanted != null
                && wanted.first() == first
                && wanted.end() == rows.end()
                && wanted.count() == rows.before(rows.end())) {
            held.set(true);
            return new ListedRows.Sorted(rows, wanted);
        }
        order = null;
        held.set(false);
        return rows;
    }
}
