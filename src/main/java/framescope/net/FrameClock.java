package framescope.net;

/// Whether a frame that was begun comes to its end, or at least gets on. Not thread-safe.
///
/// A frame stalls when within the time given it neither becomes whole nor brings
/// [#LEAST_PROGRESS] bytes more: so a large one may take as long as it likes on a slow line, but
/// nobody keeps a connection, and what there is of a frame, with a byte now and then.
final class FrameClock {
    /// In bytes; with a minute for them that is 273 a second.
    static final int LEAST_PROGRESS = 16 * 1024;

    /// The start of no frame.
    static final long NO_FRAME = -1;

    private final long stallNanos;
    private long frame = NO_FRAME;
    private long receivedBefore;
    private long since;

    /// @param stallNanos how long a frame may take for its rest, or for the least progress
    FrameClock(long stallNanos) {
        this.stallNanos = stallNanos;
    }

    /// Takes a look.
    ///
    /// @param now in nanoseconds, as [System#nanoTime] counts
    /// @param frameStart where the frame at hand begins in the stream, or [#NO_FRAME]
    /// @param received how many bytes of the stream have come
    /// @param reading whether the peer is read from; otherwise it cannot be late
    /// @return whether the frame has stalled
    boolean isStalled(long now, long frameStart, long received, boolean reading) {
        boolean getsOn = frameStart != frame || received - receivedBefore >= LEAST_PROGRESS;
        if (frameStart == NO_FRAME || getsOn || !reading) {
            frame = frameStart;
            receivedBefore = received;
            since = now;
            return false;
        }
        return now - since > stallNanos;
    }
}
