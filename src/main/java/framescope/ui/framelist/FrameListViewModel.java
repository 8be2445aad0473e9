package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window over the rows of a capture: which of them are on the screen, which is selected,
/// whether the tail is followed. FX thread only.
///
/// Positions count from 0 at the first row that the store keeps.
public final class FrameListViewModel {
    private final CaptureStore store;
    private int capacity;
    private long shownEnd;
    private long seenEnd;

    // ---------------------------------------------------------------- properties

    private final ObservableList<CaptureRecord> window = FXCollections.observableArrayList();
    private final ObservableList<CaptureRecord> readOnlyWindow =
            FXCollections.unmodifiableObservableList(window);
    private final ReadOnlyLongWrapper top = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper rowCount = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper newBelow = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final BooleanProperty listening = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<CaptureRecord>> selected =
            new SimpleObjectProperty<>(Optional.empty());

    public FrameListViewModel(CaptureStore store) {
        this.store = store;
        paused.subscribe(this::refresh);
    }

    /// The rows on the screen, from top to bottom.
    public ObservableList<CaptureRecord> window() {
        return readOnlyWindow;
    }

    /// The position of the window's first row.
    public ReadOnlyLongProperty topProperty() {
        return top.getReadOnlyProperty();
    }

    /// How many rows can be scrolled through.
    public ReadOnlyLongProperty rowCountProperty() {
        return rowCount.getReadOnlyProperty();
    }

    /// How many rows came below that the window has not shown yet.
    public ReadOnlyLongProperty newBelowProperty() {
        return newBelow.getReadOnlyProperty();
    }

    /// Whether the window sticks to the last row.
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Whether the display stands still while the capture goes on.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether somebody can connect at the moment, as whoever knows says.
    public BooleanProperty listeningProperty() {
        return listening;
    }

    /// The selected row, which need not be in the window.
    public ObjectProperty<Optional<CaptureRecord>> selectedProperty() {
        return selected;
    }

    /// The highest position that the window can begin at.
    public long lastTop() {
        return Math.max(0, rowCount.get() - capacity);
    }

    /// How many rows the window holds at the most.
    public int capacity() {
        return capacity;
    }

    /// A row's number as people count, from 1 at the first row since the last clearing.
    public long displayNumber(CaptureRecord row) {
        return row.number() - store.firstRow() + 1;
    }

    // ---------------------------------------------------------------- commands

    /// Says how many rows fit on the screen.
    public void resize(int rows) {
        capacity = Math.max(1, rows);
        refresh();
    }

    /// Takes over what the capture holds now.
    public void refresh() {
        long first = store.firstRow();
        if (!paused.get() || first > shownEnd) {
            shownEnd = store.endRow();
        }
        selected.get().filter(row -> row.number() < first).ifPresent(gone -> select(null));
        rowCount.set(Math.max(0, shownEnd - first));
        top.set(following.get() ? lastTop() : Math.clamp(top.get(), 0, lastTop()));
        fill(first);
    }

    private void fill(long first) {
        List<CaptureRecord> rows = new ArrayList<>(capacity);
        long end = Math.min(first + top.get() + capacity, shownEnd);
        for (long number = first + top.get(); number < end; number++) {
            store.row(number).ifPresent(rows::add);
        }
        if (!rows.equals(window)) {
            window.setAll(rows);
        }
        seenEnd = Math.max(seenEnd, end);
        newBelow.set(following.get() && !paused.get() ? 0 : Math.max(0, store.endRow() - seenEnd));
    }

    /// Lets the window begin at a position, as far as there are rows; at the end it follows again.
    public void scrollTo(long position) {
        top.set(Math.clamp(position, 0, lastTop()));
        following.set(top.get() == lastTop());
        fill(store.firstRow());
    }

    /// Moves the window by a number of rows, up when negative.
    public void scrollBy(long rows) {
        scrollTo(top.get() + rows);
    }

    /// Goes to the last row and follows from there on, a paused display too.
    public void followTail() {
        paused.set(false);
        following.set(true);
        refresh();
    }

    /// Selects a row, or none.
    public void select(@Nullable CaptureRecord row) {
        selected.set(Optional.ofNullable(row));
    }

    /// Selects the row that lies this far from the selected one, or the nearest there is, and
    /// brings it onto the screen.
    public void moveSelection(long rows) {
        if (rowCount.get() == 0) {
            return;
        }
        long first = store.firstRow();
        long from =
                selected.get()
                        .map(row -> row.number() - first)
                        .orElse(rows > 0 ? top.get() - 1 : top.get() + window.size());
        long target = Math.clamp(from + rows, 0, rowCount.get() - 1);
        store.row(first + target).ifPresent(this::select);
        if (target < top.get()) {
            scrollTo(target);
        } else if (target >= top.get() + capacity) {
            scrollTo(target - capacity + 1);
        }
    }

    /// Forgets all rows and what the selected one showed.
    public void clear() {
        select(null);
        store.clear();
        following.set(true);
        refresh();
    }
}
