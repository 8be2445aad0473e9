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
    private Going going = Going.NOWHERE;
    private long searchedUntil;
    private Going turned = Going.NOWHERE;
    private long turnedTo;

    private enum Going {
        NOWHERE,
        ON,
        BACK
    }

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
        go(Going.ON);
    }

    /// Selects the one before, and before the first the last.
    public void previous() {
        go(Going.BACK);
    }

    private void go(Going way) {
        if (search()) {
            going = way;
            searchedUntil = store.endRow();
            goIfKnown();
            tell();
        }
    }

    /// Takes over that another filter decides which rows are listed.
    public void relist() {
        if (!searched.isEmpty()) {
            searched = "";
            search();
        }
    }

    /// Takes over how far the search has come.
    public void refresh() {
        changes.set(changes.get() + 1);
        run.failure().ifPresent(failure -> problem.set(FilterProblem.describe(failure)));
        goIfKnown();
        tell();
    }

    private void openOrEnd(boolean now) {
        if (!now) {
            going = Going.NOWHERE;
            searched = "";
            problem.set("");
            run.apply(DisplayFilter.EVERYTHING);
            refresh();
        }
    }

    // Looks for what is typed, unless it does so already; false where that cannot be.
    private boolean search() {
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
        going = Going.NOWHERE;
        searched = typed;
        refresh();
        return true;
    }

    // Rows are found from the first one on: the one that is meant may still be to come.
    private void goIfKnown() {
        if (going == Going.NOWHERE) {
            return;
        }
        Optional<RowHits> hits = hits();
        boolean all = !run.isScanning() || hits.filter(h -> h.end() >= searchedUntil).isPresent();
        if (all || hits.filter(this::isFound).isPresent()) {
            Going way = going;
            going = Going.NOWHERE;
            hits.filter(found -> found.count() > 0).ifPresent(found -> step(found, way));
        }
    }

    private boolean isFound(RowHits hits) {
        long from = from(going);
        return going == Going.ON
                ? hits.before(from + 1) < hits.count()
                : hits.end() >= from && hits.before(from) > 0;
    }

    private long from(Going way) {
        return list.selectedProperty()
                .get()
                .map(CaptureRecord::number)
                .orElse(way == Going.ON ? -1L : Long.MAX_VALUE);
    }

    private void step(RowHits hits, Going way) {
        long from = from(way);
        long place = way == Going.ON ? hits.before(from + 1) : hits.before(from) - 1;
        long row = hits.row(Math.floorMod(place, hits.count()));
        turned = place < 0 || place >= hits.count() ? way : Going.NOWHERE;
        turnedTo = row;
        store.row(row).ifPresent(list::reveal);
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
                        .map(row -> place(row, hits.get(), of))
                        .orElse(of));
    }

    private String place(CaptureRecord row, RowHits hits, String of) {
        String place = Messages.format("search.place", hits.before(row.number()) + 1, of);
        return turned == Going.NOWHERE || row.number() != turnedTo
                ? place
                : Messages.format(
                        turned == Going.ON ? "search.fromTop" : "search.fromBottom", place);
    }
}
