package framescope.report;

import framescope.capture.RowBlock;

/// Which rows are written. A [framescope.filter.RowMatcher] at work is one.
@FunctionalInterface
public interface RowSelection {
    /// Whether a row is.
    ///
    /// @param at its place in the block
    boolean takes(RowBlock block, int at);
}
