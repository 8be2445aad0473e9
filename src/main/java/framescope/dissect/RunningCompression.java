package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;

/// Adds up what compression has saved on one direction of a connection, up to a frame. Asked for a
/// later frame of the same, it goes on from there. Safe to share between threads.
public final class RunningCompression {
    private final CaptureStore store;
    private final RowBlock block = new RowBlock();
    private int connection;
    private int direction;
    private long first = -1;
    private long next;
    private Total total = Total.NOTHING;

    /// What compression has saved.
    ///
    /// @param messages that could be inflated
    /// @param wireBytes payloads of the frames of all compressed messages
    /// @param inflatedBytes what the messages hold
    public record Total(long messages, long wireBytes, long inflatedBytes) {
        private static final Total NOTHING = new Total(0, 0, 0);
    }

    public RunningCompression(CaptureStore store) {
        this.store = store;
    }

    /// The sums from the first row that is kept up to this one. Reads all rows between: work for the
    /// background.
    public synchronized Total upTo(CaptureRecord row) {
        int way = row.direction().ordinal();
        if (first != store.firstRow()
                || connection != row.connection()
                || direction != way
                || next > row.number() + 1) {
            first = store.firstRow();
            next = first;
            total = Total.NOTHING;
            connection = row.connection();
            direction = way;
        }
        while (next <= row.number() && store.read(next, block)) {
            add(row.number());
        }
        return total;
    }

    private void add(long lastRow) {
        long messages = 0;
        long wireBytes = 0;
        long inflatedBytes = 0;
        int count = (int) Math.min(block.count(), lastRow + 1 - block.first());
        for (int i = 0; i < count; i++) {
            if (block.isFrame(i)
                    && block.connection(i) == connection
                    && block.direction(i) == direction
                    && block.isCompressed(i)) {
                wireBytes += block.length(i);
                if (block.isInflated(i)) {
                    messages++;
                    inflatedBytes += store.inflatedLength(block.row(i));
                }
            }
        }
        next = block.first() + count;
        total =
                new Total(
                        total.messages() + messages,
                        total.wireBytes() + wireBytes,
                        total.inflatedBytes() + inflatedBytes);
    }
}
