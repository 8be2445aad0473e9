package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterSyntaxException;
import framescope.filter.FilterText;
import framescope.filter.RowHits;
import framescope.text.FilterProblem;
import framescope.text.Messages;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A search in the rows that are listed: it hides none, but marks those that it finds, and goes from
/// one to the next. It runs in the background, over rows still to come as well. FX thread only.
public final class SearchViewModel {
    private final CaptureStore store;
    private final FilterRun run;
    private final FilterRun filter;
    private final FrameListViewModel list;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private String searched = "";
    private boolean wanted;

    /// @param run goes through the rows for this search alone
    /// @param filter decides which rows are listed
    public SearchViewModel(
            CaptureStore store, FilterRun run, FilterRun filter, FrameListViewModel list) {
        this.store = store;
        this.run = run;
        this.filter = filter;
        this.list = list;
        open.subscribe((before, now) -> openOrEnd(now));
        list.selectedProperty().subscribe(this::tell);
    }

    /// Whether there is a search.
    public BooleanProperty openProperty() {
        return open;
    }

    /// What to search for, in the words of a display filter.
    public StringProperty textProperty() {
        return text;
    }

    /// What is wrong with it; empty for nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How many rows were found, and which of them is selected.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Counts how often other rows were found than before.
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Whether a row was found.
    boolean found(CaptureRecord row) {
        return hits().filter(hits -> hits.contains(row.number())).isPresent();
    }

    private Optional<RowHits> hits() {
        return run.rows() instanceof ListedRows.Passing passing
                ? Optional.of(passing.hits())
                : Optional.empty();
    }

    // ---------------------------------------------------------------- commands

    /// Asks what to search for.
    public void begin() {
        open.set(false);
        open.set(true);
    }

    /// Selects the next row that is found behind the selected one, and after the last the first.
    public void next() {
        if (begin(true)) {
            step(true);
        }
    }

    /// Selects the one before, and before the first the last.
    public void previous() {
        if (begin(true)) {
            step(false);
        }
    }

    /// Takes over that another filter decides which rows are listed.
    public void relist() {
        if (!searched.isEmpty()) {
            searched = "";
            begin(false);
        }
    }

    /// Takes over how far the search has come.
    public void refresh() {
        changes.set(changes.get() + 1);
        run.failure().ifPresent(failure -> problem.set(FilterProblem.describe(failure)));
        if (wanted && hits().filter(hits -> hits.count() > 0).isPresent()) {
            wanted = false;
            step(true);
        }
        tell();
    }

    private void openOrEnd(boolean now) {
        if (!now) {
            wanted = false;
            searched = "";
            problem.set("");
            run.apply(DisplayFilter.EVERYTHING);
            refresh();
        }
    }

    /// @param going whether to select the first row that is found
    /// @return whether the search was running already, so that there is something to go to
    private boolean begin(boolean going) {
        String typed = text.get();
        open.set(true);
        if (typed.isBlank()) {
            return false;
        }
        if (typed.equals(searched)) {
            return true;
        }
        try {
            DisplayFilter.parse(typed);
            run.apply(DisplayFilter.parse(FilterText.and(filter.filter().text(), typed)));
        } catch (FilterSyntaxException e) {
            problem.set(FilterProblem.describe(typed, e));
            return false;
        }
        problem.set("");
        wanted = going;
        searched = typed;
        refresh();
        return false;
    }

    private void step(boolean forward) {
        Optional<RowHits> hits = hits().filter(found -> found.count() > 0);
        if (hits.isEmpty()) {
            return;
        }
        long from =
                list.selectedProperty()
                        .get()
                        .map(CaptureRecord::number)
                        .orElse(forward ? -1L : Long.MAX_VALUE);
        long count = hits.get().count();
        long place =
                forward
                        ? hits.get().before(from == Long.MAX_VALUE ? from : from + 1)
                        : hits.get().before(from) - 1;
        store.row(hits.get().row(Math.floorMod(place, count))).ifPresent(list::reveal);
    }

    private void tell() {
        Optional<RowHits> hits = hits();
        if (hits.isEmpty() || searched.isEmpty()) {
            status.set("");
            return;
        }
        long count = hits.get().count();
        String of = Messages.format(run.isScanning() ? "search.running" : "search.count", count);
        status.set(
                list.selectedProperty()
                        .get()
                        .filter(this::found)
                        .map(row ->
                                Messages.format(
                                        "search.place", hits.get().before(row.number()) + 1, of))
                        .orElse(of));
    }
}
