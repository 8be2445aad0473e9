package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/// The rows of a capture that there are when an export begins. What comes later is left out, and
/// what is cleared meanwhile is missing.
final class ReportRows {
    private final CaptureStore store;
    private final ExportOptions options;
    private final ExportProgress progress;
    private final long from;
    private final long to;

    ReportRows(CaptureStore store, ExportOptions options, ExportProgress progress) {
        this(store, options, progress, store.firstRow(), store.endRow());
    }

    /// Of the rows of these numbers alone.
    ReportRows(
            CaptureStore store,
            ExportOptions options,
            ExportProgress progress,
            long from,
            long to) {
        this.store = store;
        this.options = options;
        this.progress = progress;
        this.from = from;
        this.to = to;
    }

    CaptureStore store() {
        return store;
    }

    ExportOptions options() {
        return options;
    }

    /// The number of the first row.
    long from() {
        return from;
    }

    /// How many rows there are, selected or not.
    long count() {
        return to - from;
    }

    /// Takes a row.
    interface Visitor {
        void row(CaptureRecord row) throws IOException;
    }

    /// Goes through the selected rows, and tells the progress.
    ///
    /// @return how many there were
    long forEach(Visitor visitor) throws IOException {
        long[] selected = new long[1];
        walk(
                (block, at) -> {
                    if (options.rows().takes(block, at)) {
                        visitor.row(block.row(at));
                        selected[0]++;
                    }
                },
                true);
        return selected[0];
    }

    /// A row by its place in a block.
    interface Place {
        void row(RowBlock block, int at) throws IOException;
    }

    /// Goes through all rows, selected or not, and asks now and then whether to go on.
    void forEachPlace(Place each) throws IOException {
        walk(each, false);
    }

    private void walk(Place each, boolean telling) throws IOException {
        RowBlock block = new RowBlock();
        for (long next = from; next < to && store.read(next, block); ) {
            visit(block, each);
            next = block.first() + block.count();
            tell(telling ? Math.min(next, to) - from : 0);
        }
    }

    private void visit(RowBlock block, Place each) throws IOException {
        for (int at = 0; at < block.count() && block.number(at) < to; at++) {
            each.row(block, at);
        }
    }

    /// Tells how many rows are done.
    void tell(long done) {
        if (!progress.reached(done, count())) {
            throw new CancellationException();
        }
    }
}
