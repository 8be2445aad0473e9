package framescope.analysis;

import framescope.capture.RowBlock;

/// Looks at every row of a capture, in order. One thread at a time calls it.
public interface RowVisitor {
    /// The rows begin anew: what was seen before counts no more.
    ///
    /// @param firstRow the number of the row that comes first, when it comes
    void begin(long firstRow);

    /// The rows that follow those before.
    void visit(RowBlock rows);

    /// Lets other threads see what was found so far. Called now and then, and behind the last row
    /// that there is for now.
    void publish();
}
