package framescope.ui.framelist;

import framescope.analysis.RowOrder;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.CaptureTotals;
import framescope.text.ByteCount;
import framescope.text.Messages;
import framescope.ui.common.RowWindow;
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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window over the rows of a capture: which of them are on the screen, which is selected,
/// whether the tail is followed. FX thread only.
///
/// Positions count from 0 at the first row that is listed: of all that the store keeps, or of those
/// that pass a filter.
///
/// It is longer than others, since listing, scrolling, selecting and following have to go together
/// with every pulse. What has a state of its own stands in classes of its own: [RowWindow],
/// [FrameSelection], [ListOrder], [ShownRows].
public final class FrameListViewModel {
    private final CaptureStore store;
    private final Supplier<ListedRows> source;
    private final FrameSelection selection;
    private final ShownRows shown = new ShownRows();
    private final RowWindow scroll = new RowWindow(this::fill);
    private ListedRows listed;
    private long shownEnd;
    private long seenEnd;
    private final ListOrder order = new ListOrder();

    // ---------------------------------------------------------------- properties

    private final ReadOnlyLongWrapper newBelow = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper filtered = new ReadOnlyBooleanWrapper();
    private final BooleanProperty listening = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<CaptureRecord>> revealed =
            new ReadOnlyObjectWrapper<>(Optional.empty());
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
    public List<CaptureRecord> window() {
        return shown.places().stream().map(RowPlace::row).toList();
    }

    /// The places that these rows stand in.
    ObservableList<RowPlace> places() {
        return shown.places();
    }

    /// Counts how often other rows stood on the screen than before.
    ReadOnlyLongProperty changesProperty() {
        return shown.changesProperty();
    }

    /// Where the window of these rows stands on the list.
    public RowWindow scroll() {
        return scroll;
    }

    /// How many rows can be scrolled through.
    public ReadOnlyLongProperty rowCountProperty() {
        return scroll.rowCountProperty();
    }

    /// How many rows came below that the window has not shown yet.
    public ReadOnlyLongProperty newBelowProperty() {
        return newBelow.getReadOnlyProperty();
    }

    /// Whether the window sticks to the last row.
    public ReadOnlyBooleanProperty followingProperty() {
        return scroll.followingProperty();
    }

    /// Whether a filter decides which rows are listed.
    public ReadOnlyBooleanProperty filteredProperty() {
        return filtered.getReadOnlyProperty();
    }

    /// Whether the rows are in another order than that of the wire.
    ReadOnlyBooleanProperty sortedProperty() {
        return order.heldProperty();
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

    /// The row that was last gone to from elsewhere; it may be selected no more, or not be listed.
    ReadOnlyObjectProperty<Optional<CaptureRecord>> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /// The last thing worth saying.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// A row's number as people count, from 1 at the first row since the last clearing.
    public long displayNumber(CaptureRecord row) {
        return row.number() - store.firstRow() + 1;
    }

    /// The highest such number.
    public long highestNumber() {
        return store.endRow() - store.firstRow();
    }

    /// The row with such a number.
    Optional<CaptureRecord> rowOf(long displayNumber) {
        return store.row(store.firstRow() + displayNumber - 1);
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
        scroll.setCapacity(rows);
        refresh();
    }

    /// Takes over what the capture holds now.
    public void refresh() {
        long first = store.firstRow();
        ListedRows rows = source.get();
        filtered.set(!(rows instanceof ListedRows.All));
        listed = order.of(rows, first);
        if (!paused.get() || first > shownEnd) {
            shownEnd = listed.end();
        }
        selection.dropBefore(first);
        scroll.setRowCount(listed.before(shownEnd));
        fill();
    }

    /// Takes over an order of the rows that are listed, if it is still one of them.
    void sort(RowOrder newOrder) {
        order.set(newOrder);
        relist();
    }

    /// Goes back to the order of the wire.
    void unsort() {
        order.forget();
        relist();
    }

    private void fill() {
        long end = scroll.end();
        List<CaptureRecord> rows = new ArrayList<>();
        for (long place = scroll.topProperty().get(); place < end; place++) {
            store.row(listed.row(place)).ifPresent(rows::add);
        }
        shown.show(rows);
        if (order.heldProperty().get()) {
            newBelow.set(0);
            return;
        }
        if (end > 0) {
            seenEnd = Math.max(seenEnd, listed.row(end - 1) + 1);
        }
        long below = listed.before(listed.end()) - listed.before(seenEnd);
        newBelow.set(followingProperty().get() && !paused.get() ? 0 : Math.max(0, below));
    }

    /// Takes over other rows than before, since a filter was applied or left; a selected row that
    /// is among them stays on the screen.
    public void relist() {
        refresh();
        showSelected();
    }

    /// Selects a row, one that was captured just now too, and brings it onto the screen, if it is
    /// listed.
    public void reveal(CaptureRecord row) {
        refresh();
        select(row);
        revealed.set(Optional.of(row));
    }

    private void showSelected() {
        selectedProperty()
                .get()
                .map(CaptureRecord::number)
                .filter(listed::contains)
                .map(listed::before)
                .ifPresent(scroll::bringIntoView);
    }

    /// Goes to the last row and follows from there on, a paused display too.
    public void followTail() {
        paused.set(false);
        scroll.follow();
        refresh();
    }

    /// Selects a row alone, and brings it onto the screen, if it is listed; or none.
    public void select(@Nullable CaptureRecord row) {
        selection.select(Optional.ofNullable(row));
        showSelected();
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

    /// The rows that are listed at this moment.
    ListedRows listed() {
        return listed;
    }

    /// Selects the row that lies this far from the selected one, or the nearest there is, and
    /// brings it onto the screen.
    ///
    /// @param extending whether those between are selected with it
    public void moveSelection(long rows, boolean extending) {
        long count = rowCountProperty().get();
        if (count == 0) {
            return;
        }
        long from =
                selectedProperty()
                        .get()
                        .map(row -> listed.before(row.number()) - between(row, rows))
                        .orElse(rows > 0 ? scroll.topProperty().get() - 1 : scroll.end());
        long target = Math.clamp(from + rows, 0, count - 1);
        Optional<CaptureRecord> row = store.row(listed.row(target));
        if (extending) {
            row.ifPresent(this::extendTo);
        } else {
            selection.select(row);
        }
        scroll.scrollJustTo(target);
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
        scroll.follow();
        refresh();
    }
}
