package framescope.capture.journal;

import java.time.Duration;

/// How a journal treats memory and disk.
///
/// @param batchBytes the size of a batch
/// @param mostBatches how many may wait for the disk before the capture has no room
/// @param flushAfter how long a byte waits for its batch to fill
/// @param forceEvery how long a written byte may be without power-safe storage; with `flushAfter` it
///     is what a loss of power may cost
/// @param retryAfter how long to wait before a disk that failed is tried again
/// @param spaceFloor how many bytes of the disk are left free for others
public record JournalSettings(
        int batchBytes,
        int mostBatches,
        Duration flushAfter,
        Duration forceEvery,
        Duration retryAfter,
        long spaceFloor) {
    /// What the program uses.
    public static final JournalSettings DEFAULT =
            new JournalSettings(
                    1 << 20,
                    32,
                    Duration.ofMillis(200),
                    Duration.ofMillis(800),
                    Duration.ofSeconds(1),
                    200L << 20);

    /// How many bytes may be kept beyond the batches while the disk takes nothing, of what the rest
    /// cannot be read without: beginnings, handshakes, ends, what users write.
    long reserve() {
        return (long) batchBytes * Math.max(1, mostBatches / 4);
    }

    /// The same with another floor.
    public JournalSettings withSpaceFloor(long bytes) {
        return new JournalSettings(
                batchBytes, mostBatches, flushAfter, forceEvery, retryAfter, bytes);
    }
}
