package framescope.analysis;

import framescope.protocol.Rule;
import java.util.List;

/// A rule that a capture breaks, and where.
///
/// @param count rows that break it
/// @param rows the numbers of the first of them, [FindingTally#MOST_ROWS] at the most
public record BrokenRule(Rule rule, long count, List<Long> rows) {
    /// The number of the first row that breaks it.
    public long firstRow() {
        return rows.getFirst();
    }
}
