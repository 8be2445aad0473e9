package framescope.filter;

import framescope.capture.RowBlock;

/// A display filter at work on the rows of one capture. Not thread-safe.
public final class RowMatcher {
    private final RowTest test;
    private final FilterRow row;

    RowMatcher(RowTest test, FilterRow row) {
        this.test = test;
        this.row = row;
    }

    /// Says which row `frame.number` and `frame.time_relative` count from: the first one that was
    /// kept when the capture began, or was cleared. Row 0 at time 0 until it is said.
    ///
    /// @param number the row's number
    /// @param time its time, nanoseconds since 1970
    public void countFrom(long number, long time) {
        row.countFrom(number, time);
    }

    /// Whether a row passes.
    ///
    /// @param at its place in the block
    /// @throws RunawayPatternException when a pattern of the filter takes too many steps on it
    public boolean matches(RowBlock block, int at) {
        row.moveTo(block, at);
        return test.test(row);
    }
}
