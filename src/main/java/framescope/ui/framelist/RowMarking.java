package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowMark;
import framescope.capture.RowMarks;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Marks and comments on the rows of the list. What is set is seen at once, and written to the
/// journal in the background. FX thread only.
public final class RowMarking {
    private final CaptureStore store;
    private final FrameListViewModel list;
    private final BackgroundTasks tasks;
    private final FilterRun run;
    private final Runnable relist;
    private int filteredBy;

    // ---------------------------------------------------------------- properties

    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private List<Long> commented = List.of();

    /// @param run the filter of the list, which may ask for marks
    /// @param relist is run when other rows are listed than before
    public RowMarking(
            CaptureStore store,
            FrameListViewModel list,
            BackgroundTasks tasks,
            FilterRun run,
            Runnable relist) {
        this.store = store;
        this.list = list;
        this.tasks = tasks;
        this.run = run;
        this.relist = relist;
    }

    /// What stands at a row.
    public RowMark of(CaptureRecord row) {
        return store.marks().of(row.number());
    }

    /// Says so when marks or comments have changed.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// The last thing worth saying.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether a comment is being written.
    public BooleanProperty openProperty() {
        return open;
    }

    /// The comment as it is being written.
    public StringProperty textProperty() {
        return text;
    }

    /// Which rows it is for.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Marks all selected rows, or takes the marks away where all of them have one.
    public void toggle() {
        List<Long> rows = selected();
        RowMarks marks = store.marks();
        boolean all = rows.stream().allMatch(row -> marks.of(row).marked());
        change(rows, mark -> mark.withMarked(!all));
    }

    private List<Long> selected() {
        return list.selection().numbers().limit(RowMarks.MOST_ROWS + 1).boxed().toList();
    }

    private void change(List<Long> rows, UnaryOperator<RowMark> to) {
        RowMarks marks = store.marks();
        for (long row : rows) {
            if (!marks.put(row, to.apply(marks.of(row)))) {
                notice.set(Messages.format("marks.tooMany", RowMarks.MOST_ROWS));
                break;
            }
        }
        refresh();
        tasks.run(
                () -> {
                    store.keepMarks(rows);
                    return true;
                },
                kept -> {},
                failure -> notice.set(String.valueOf(failure.getMessage())));
    }

    /// Begins to write the comment of the selected rows.
    public void comment() {
        commented = selected();
        Optional<CaptureRecord> lead = list.selectedProperty().get();
        if (lead.isPresent()) {
            text.set(of(lead.get()).comment());
            title.set(
                    commented.size() == 1
                            ? Messages.format("marks.comment.row", list.displayNumber(lead.get()))
                            : Messages.format("marks.comment.rows", commented.size()));
            open.set(true);
        }
    }

    /// Gives the rows the comment that was written; an empty one takes theirs away.
    public void save() {
        String written = text.get().strip();
        open.set(false);
        change(commented, mark -> mark.withComment(written));
    }

    /// Goes to the next row that is marked and listed.
    public void next() {
        go(store.marks()::markedBehind);
    }

    /// Goes to the marked row before.
    public void previous() {
        go(store.marks()::markedBefore);
    }

    private void go(LongFunction<OptionalLong> onwards) {
        Optional<CaptureRecord> from = list.selectedProperty().get();
        long start = from.map(CaptureRecord::number).orElse(store.firstRow() - 1);
        OptionalLong row = onwards.apply(start);
        while (row.isPresent() && !list.listed().contains(row.getAsLong())) {
            row = onwards.apply(row.getAsLong());
        }
        if (row.isPresent()) {
            store.row(row.getAsLong()).ifPresent(list::reveal);
        } else {
            notice.set(Messages.get("marks.noMore"));
        }
    }

    /// Takes over marks that others have set, and those of rows that came. A filter that asks for
    /// them goes through the rows once more.
    public void refresh() {
        int now = store.marks().changes();
        changes.set(now);
        if (now != filteredBy && !run.isScanning()) {
            filteredBy = now;
            if (run.filter().asksForMarks()) {
                run.apply(run.filter());
                relist.run();
            }
        }
    }
}
