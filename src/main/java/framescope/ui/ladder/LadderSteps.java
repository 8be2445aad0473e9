package framescope.ui.ladder;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.filter.RowHits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a connection's ladder, as they are at some moment. Safe to share between threads.
///
/// @param links which know of the rows
/// @param hits the connection's rows
/// @param start when the connection began, nanoseconds since 1970
record LadderSteps(CaptureStore store, RowLinks links, RowHits hits, long start) {
    /// So many rows behind those that are asked for tell which brackets pass through them.
    private static final int ROWS_BEHIND = 64;

    long count() {
        return hits.count();
    }

    Optional<CaptureRecord> row(long place) {
        return store.row(hits.row(place));
    }

    /// Where a row stands; empty if it is none of them.
    Optional<Long> placeOf(CaptureRecord row) {
        return hits.contains(row.number())
                ? Optional.of(hits.before(row.number()))
                : Optional.empty();
    }

    /// The rows from a place on, at most so many.
    List<CaptureRecord> rows(long from, long count) {
        List<CaptureRecord> rows = new ArrayList<>();
        for (long place = from; place < Math.min(from + count, count()); place++) {
            row(place).ifPresent(rows::add);
        }
        return rows;
    }

    /// The steps from a place on, at most so many.
    List<LadderStep> read(long from, int count) {
        List<CaptureRecord> rows = rows(from, (long) count + ROWS_BEHIND);
        int shown = Math.min(count, rows.size());
        Brackets brackets = new Brackets(rows, shown, links::of);
        List<LadderStep> read = new ArrayList<>(shown);
        for (int at = 0; at < shown; at++) {
            CaptureRecord row = rows.get(at);
            read.add(
                    new LadderStep(
                            row,
                            row.time() - start,
                            links.roundTrip(row),
                            brackets.fragments(at),
                            brackets.pings(at)));
        }
        return read;
    }
}
