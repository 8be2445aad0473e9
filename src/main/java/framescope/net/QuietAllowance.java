package framescope.net;

/// What a connection may still read while the capture is congested: so little that a flood waits,
/// and enough for a peer that says a word now and then, or has only just come.
///
/// Each byte costs time, of which a second can be saved up: 2,000 bytes. What was read beyond that
/// is made up for by waiting, up to a minute. It is reckoned only when somebody asks, so that a
/// connection in full flow has no work with it. Belongs to the connection's event loop.
final class QuietAllowance {
    private static final long NANOS_PER_BYTE = 500_000;
    private static final long MOST_SAVED = 1_000_000_000;
    private static final long LONGEST_WAIT = 60 * MOST_SAVED;

    private long paidUntil;
    private long paidFor;

    /// @param now in nanoseconds, as of [System#nanoTime]
    QuietAllowance(long now) {
        paidUntil = now - MOST_SAVED;
    }

    /// Whether there is something left.
    ///
    /// @param received how many bytes the connection has read in all its life, congested or not
    boolean isLeft(long received, long now) {
        long cost = (received - paidFor) * NANOS_PER_BYTE;
        paidFor = received;
        paidUntil = Math.clamp(paidUntil + cost, now - MOST_SAVED, now + LONGEST_WAIT);
        return paidUntil < now;
    }
}
