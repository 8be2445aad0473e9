package framescope.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Where a window of a few rows stands on a list of any length, and whether it sticks to the last
/// of them. Places count from 0. FX thread only.
public final class RowWindow {
    private final Runnable onMove;
    private final ReadOnlyLongWrapper top = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper rowCount = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper capacity = new ReadOnlyIntegerWrapper();

    /// A window in which nothing fits yet.
    ///
    /// @param onMove reads the rows that the window stands on; run when it was moved
    public RowWindow(Runnable onMove) {
        this.onMove = onMove;
    }

    /// The place of the window's first row.
    public ReadOnlyLongProperty topProperty() {
        return top.getReadOnlyProperty();
    }

    /// How many rows can be scrolled through.
    public ReadOnlyLongProperty rowCountProperty() {
        return rowCount.getReadOnlyProperty();
    }

    /// Whether the window sticks to the last row.
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// How many rows the window holds at the most.
    public ReadOnlyIntegerProperty capacityProperty() {
        return capacity.getReadOnlyProperty();
    }

    /// The highest place that the window can begin at.
    public long lastTop() {
        return Math.max(0, rowCount.get() - capacity.get());
    }

    /// The place behind the window's last row.
    public long end() {
        return Math.min(top.get() + capacity.get(), rowCount.get());
    }

    /// Says how many rows fit; at least one does. Moves nothing.
    public void setCapacity(int rows) {
        capacity.set(Math.max(1, rows));
    }

    /// Takes over how many rows there are; a window that follows goes with them.
    public void setRowCount(long rows) {
        rowCount.set(rows);
        top.set(following.get() ? lastTop() : Math.clamp(top.get(), 0, lastTop()));
    }

    /// Lets the window follow from now on; it moves with the next row count.
    public void follow() {
        following.set(true);
    }

    /// Lets the window begin at a place, as far as there are rows; at the end it follows again.
    public void scrollTo(long place) {
        top.set(Math.clamp(place, 0, lastTop()));
        following.set(top.get() == lastTop());
        onMove.run();
    }

    /// Moves the window by a number of rows, up when negative.
    public void scrollBy(long rows) {
        scrollTo(top.get() + rows);
    }

    /// Moves the window as little as is needed for a place to be in it.
    public void scrollJustTo(long place) {
        if (place < top.get()) {
            scrollTo(place);
        } else if (place >= top.get() + capacity.get()) {
            scrollTo(place - capacity.get() + 1);
        }
    }

    /// Moves the window so that a place is in its middle, unless it is in the window already.
    public void bringIntoView(long place) {
        if (place < top.get() || place >= top.get() + capacity.get()) {
            scrollTo(place - capacity.get() / 2);
        }
    }
}
