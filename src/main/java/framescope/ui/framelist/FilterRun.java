package framescope.ui.framelist;

import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.RowHits;
import framescope.filter.RunawayPatternException;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.PulseScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The filter that is applied to the capture, and the scan in the background that goes through its
/// rows, old and new. FX thread only.
public final class FilterRun {
    private static final long SHORTEST_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final CaptureStore store;
    private final DerivedValues derived;
    private final BackgroundTasks tasks;
    private final PulseScheduler pulses;
    private final List<Runnable> listeners = new ArrayList<>();
    private DisplayFilter filter = DisplayFilter.EVERYTHING;
    private @Nullable FilterScan scan;
    private @Nullable FilterScan running;
    private long lastTold = Long.MIN_VALUE / 2;
    private boolean pulsing;
    private boolean looking;

    /// @param derived what is known beyond the rows themselves
    public FilterRun(
            CaptureStore store,
            DerivedValues derived,
            BackgroundTasks tasks,
            PulseScheduler pulses) {
        this.store = store;
        this.derived = derived;
        this.tasks = tasks;
        this.pulses = pulses;
    }

    /// Adds what is told that the scan has come further, at most ten times a second.
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /// Applies a filter in place of the one before.
    void apply(DisplayFilter next) {
        filter = next;
        if (scan != null) {
            scan.cancel();
        }
        scan = filter.isEverything() ? null : new FilterScan(store, filter, derived);
        looking = scan != null && scan.isBehind();
        goOn();
    }

    /// The filter that is applied.
    DisplayFilter filter() {
        return filter;
    }

    /// Goes through the rows that have come since. To be called when the capture has changed.
    public void goOn() {
        FilterScan next = scan;
        if (next == null || next == running || !next.isBehind()) {
            return;
        }
        running = next;
        tasks.run(next::run, () -> ended(next));
        if (!pulsing) {
            pulsing = true;
            pulses.start(this::pulse);
        }
    }

    private void ended(FilterScan ended) {
        if (running == ended) {
            running = null;
            looking = false;
            tell();
            goOn();
        }
    }

    private boolean pulse(long now) {
        pulsing = running != null;
        if (pulsing && now - lastTold >= SHORTEST_INTERVAL) {
            lastTold = now;
            tell();
        }
        return pulsing;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /// Whether rows are being gone through at the moment.
    boolean isScanning() {
        return running != null && running == scan;
    }

    /// Whether the rows that were there when the filter was applied are still being gone through.
    boolean isLooking() {
        return looking;
    }

    /// The rows that are listed as far as the scan has come; all where there is no filter.
    ListedRows rows() {
        FilterScan now = scan;
        if (now == null) {
            return new ListedRows.All(store.firstRow(), store.endRow());
        }
        RowHits hits = now.progress().hits();
        // Cleared rows are not listed any more, whether or not the scan has noticed yet.
        return hits.first() == store.firstRow()
                ? new ListedRows.Passing(hits)
                : new ListedRows.None(store.firstRow());
    }

    /// The rows that pass so far; empty where there is no filter.
    public Optional<RowHits> passing() {
        return Optional.ofNullable(scan).map(now -> now.progress().hits());
    }

    /// Why the scan came to an end before the last row.
    Optional<RunawayPatternException> failure() {
        FilterScan now = scan;
        return now == null ? Optional.empty() : now.progress().failure();
    }
}
