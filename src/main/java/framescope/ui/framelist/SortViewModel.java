package framescope.ui.framelist;

import framescope.analysis.RowOrder;
import framescope.capture.CaptureStore;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Sorts the list by a column, while it stands still: in a list that grows nobody could follow. As
/// soon as there are other rows, it is back in the order of the wire. FX thread only; rows are
/// sorted in the background.
public final class SortViewModel {
    private final CaptureStore store;
    private final FrameListViewModel list;
    private final FilterRun filter;
    private final BackgroundTasks tasks;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private int asked;

    public SortViewModel(
            CaptureStore store, FrameListViewModel list, FilterRun filter, BackgroundTasks tasks) {
        this.store = store;
        this.list = list;
        this.filter = filter;
        this.tasks = tasks;
        list.sortedProperty().subscribe((before, sorted) -> leftOrder(sorted));
    }

    /// The last thing worth saying.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether the list is in another order than that of the wire.
    ReadOnlyBooleanProperty sortedProperty() {
        return list.sortedProperty();
    }

    /// Sorts the rows that are listed, soon; says why not where they cannot be.
    ///
    /// @return whether they will be
    boolean sort(FrameColumn column, boolean descending) {
        ListedRows listed = filter.rows();
        long count = listed.before(listed.end());
        if (list.listeningProperty().get() && !store.isStopped() || filter.isScanning()) {
            notice.set(Messages.get("sort.growing"));
            return false;
        }
        if (count > RowOrder.MOST) {
            notice.set(Messages.format("sort.tooMany", RowOrder.MOST));
            return false;
        }
        int ticket = ++asked;
        tasks.run(
                () ->
                        RowOrder.of(
                                store,
                                listed.end(),
                                (int) count,
                                listed::contains,
                                column.sortKey().orElseThrow(),
                                descending),
                order -> {
                    if (ticket == asked) {
                        list.sort(order);
                    }
                },
                failure -> {
                    throw new IllegalStateException("sorting by " + column, failure);
                });
        return true;
    }

    /// Goes back to the order of the wire.
    void unsort() {
        asked++;
        list.unsort();
    }

    private void leftOrder(boolean sorted) {
        if (!sorted) {
            notice.set(Messages.get("sort.left"));
        }
    }
}
