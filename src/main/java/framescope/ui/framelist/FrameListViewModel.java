package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.CaptureTotals;
import framescope.text.ByteCount;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window over the rows of a capture: which of them are on the screen, which is selected,
/// whether the tail is followed. FX thread only.
///
/// Positions count from 0 at the first row that is listed: of all that the store keeps, or of those
/// that pass a filter.
public final class FrameListViewModel {
    private final CaptureStore store;
    private final Supplier<ListedRows> source;
    private final FrameSelection selection;
    private ListedRows listed;
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
    private final ReadOnlyBooleanWrapper filtered = new ReadOnlyBooleanWrapper();
    private final BooleanProperty listening = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /// A list of all rows.
    FrameListViewModel(CaptureStore store) {
        this(store, () -> new ListedRows.All(store.firstRow(), store.endRow()));
    }

    /// A list of the rows that a filter lets pass.
    public FrameListViewModel(CaptureStore store, FilterRun filter) {
        this(store, filter::rows);
    }

    private FrameListViewModel(CaptureStore store, Supplier<ListedRows> source) {
        this.store = store;
        this.source = source;
        selection = new FrameSelection(store);
        listed = source.get();
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

    /// Whether a filter decides which rows are listed.
    public ReadOnlyBooleanProperty filteredProperty() {
        return filtered.getReadOnlyProperty();
    }

    /// Whether the display stands still while the capture goes on.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether somebody can connect at the moment, as whoever knows says.
    public BooleanProperty listeningProperty() {
        return listening;
    }

    /// The row that is selected, or leads those that are; it need not be in the window.
    public ObjectProperty<Optional<CaptureRecord>> selectedProperty() {
        return selection.leadProperty();
    }

    /// All rows that are selected.
    public FrameSelection selection() {
        return selection;
    }

    /// The last thing worth saying.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
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

    /// The highest such number.
    public long highestNumber() {
        return store.endRow() - store.firstRow();
    }

    /// The first row that is kept.
    Optional<CaptureRecord> firstRow() {
        return store.row(store.firstRow());
    }

    /// The row that is listed before this one.
    Optional<CaptureRecord> listedBefore(CaptureRecord row) {
        long before = listed.before(row.number());
        return before == 0 ? Optional.empty() : store.row(listed.row(before - 1));
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
        listed = source.get();
        filtered.set(!(listed instanceof ListedRows.All));
        if (!paused.get() || first > shownEnd) {
            shownEnd = listed.end();
        }
        selection.dropBefore(first);
        rowCount.set(listed.before(shownEnd));
        top.set(following.get() ? lastTop() : Math.clamp(top.get(), 0, lastTop()));
        fill();
    }

    private void fill() {
        List<CaptureRecord> rows = new ArrayList<>(capacity);
        long end = Math.min(top.get() + capacity, rowCount.get());
        for (long place = top.get(); place < end; place++) {
            store.row(listed.row(place)).ifPresent(rows::add);
        }
        if (!rows.equals(window)) {
            window.setAll(rows);
        }
        if (end > 0) {
            seenEnd = Math.max(seenEnd, listed.row(end - 1) + 1);
        }
        long below = listed.before(listed.end()) - listed.before(seenEnd);
        newBelow.set(following.get() && !paused.get() ? 0 : Math.max(0, below));
    }

    /// Takes over other rows than before, since a filter was applied or left; a selected row that
    /// is among them stays on the screen.
    public void relist() {
        refresh();
        showSelected();
    }

    /// Selects a row and brings it onto the screen, if it is listed.
    public void reveal(CaptureRecord row) {
        select(row);
        refresh();
        showSelected();
    }

    private void showSelected() {
        selectedProperty()
                .get()
                .map(CaptureRecord::number)
                .filter(listed::contains)
                .ifPresent(this::bringIntoView);
    }

    private void bringIntoView(long row) {
        long place = listed.before(row);
        if (place < top.get() || place >= top.get() + capacity) {
            scrollTo(place - capacity / 2);
        }
    }

    /// Lets the window begin at a position, as far as there are rows; at the end it follows again.
    public void scrollTo(long position) {
        top.set(Math.clamp(position, 0, lastTop()));
        following.set(top.get() == lastTop());
        fill();
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

    /// Selects a row alone, or none.
    public void select(@Nullable CaptureRecord row) {
        selection.select(Optional.ofNullable(row));
    }

    /// Selects a row besides the others, or leaves it out from now on.
    public void toggle(CaptureRecord row) {
        selection.toggle(row);
    }

    /// Selects all rows from the one that was selected alone to this one.
    public void extendTo(CaptureRecord row) {
        selection.extendTo(row, listed);
    }

    /// Selects all rows that are listed.
    public void selectAll() {
        selection.all(listed);
    }

    /// What has become of the wish to go to a row.
    enum Arrival {
        THERE,
        NOT_LISTED,
        NO_SUCH_ROW
    }

    /// Goes to a row by its number as people count.
    Arrival goTo(long displayNumber) {
        Optional<CaptureRecord> row = store.row(store.firstRow() + displayNumber - 1);
        if (row.isEmpty()) {
            return Arrival.NO_SUCH_ROW;
        }
        if (!listed.contains(row.get().number())) {
            return Arrival.NOT_LISTED;
        }
        reveal(row.get());
        return Arrival.THERE;
    }

    /// The rows that are listed at this moment.
    ListedRows listed() {
        return listed;
    }

    /// Selects the row that lies this far from the selected one, or the nearest there is, and
    /// brings it onto the screen.
    ///
    /// @param extending whether those between are selected with it
    public void moveSelection(long rows, boolean extending) {
        if (rowCount.get() == 0) {
            return;
        }
        long from =
                selectedProperty()
                        .get()
                        .map(row -> listed.before(row.number()) - between(row, rows))
                        .orElse(rows > 0 ? top.get() - 1 : top.get() + window.size());
        long target = Math.clamp(from + rows, 0, rowCount.get() - 1);
        store.row(listed.row(target)).ifPresent(extending ? this::extendTo : this::select);
        if (target < top.get()) {
            scrollTo(target);
        } else if (target >= top.get() + capacity) {
            scrollTo(target - capacity + 1);
        }
    }

    // The row below one that is not listed is the one that has its place.
    private int between(CaptureRecord row, long rows) {
        return rows > 0 && !listed.contains(row.number()) ? 1 : 0;
    }

    /// Forgets all rows and what the selected one showed, and says how much that was.
    public void clear() {
        select(null);
        CaptureTotals before = store.totals();
        notice.set(Messages.format("frames.cleared", before.rows(), ByteCount.of(before.bytes())));
        store.clear();
        following.set(true);
        refresh();
    }
}
