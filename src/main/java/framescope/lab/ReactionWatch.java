package framescope.lab;

import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;

/// Reads out of the capture what one peer does after something was sent to it. Not thread-safe.
public final class ReactionWatch {
    private static final int ROWS_A_LOOK = 20_000;

    private final CaptureStore store;
    private final int connection;
    private final RowBlock block = new RowBlock();
    private final Reaction reaction;
    private long next;

    /// A watch that begins with what is sent next.
    ReactionWatch(CaptureStore store, int connection) {
        this(store, connection, store.endRow());
    }

    /// A watch that begins with a row.
    public ReactionWatch(CaptureStore store, int connection, long from) {
        this.store = store;
        this.connection = connection;
        reaction = new Reaction(store);
        next = from;
    }

    /// Looks at the rows that have come; at a limited number of them, so that it takes no time.
    public Outcome look() {
        long end = Math.min(store.endRow(), next + ROWS_A_LOOK);
        next = Math.max(next, store.firstRow());
        while (next < end && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                if (block.connection(at) == connection && block.number(at) >= next) {
                    reaction.take(block.row(at));
                }
            }
            next = block.first() + block.count();
        }
        return reaction.outcome();
    }

    /// Whether what was sent is in the capture.
    boolean isSent() {
        return reaction.isSent();
    }
}
