package framescope.net;

import framescope.capture.RowBatch;
import io.netty.util.concurrent.FastThreadLocal;

/// The row batches of an event loop, which its connections fill in turns: each is empty whenever
/// another connection's turn comes.
///
/// @param received for rows about what comes in
/// @param sent for rows about what goes out
/// @param composed for rows about a piece of composed frames
record RowBatches(RowBatch received, RowBatch sent, RowBatch composed) {
    private static final FastThreadLocal<RowBatches> OF_LOOP =
            new FastThreadLocal<>() {
                @Override
                protected RowBatches initialValue() {
                    return new RowBatches(new RowBatch(), new RowBatch(), new RowBatch());
                }
            };

    /// Those of the event loop that this is called on.
    static RowBatches ofLoop() {
        return OF_LOOP.get();
    }
}
