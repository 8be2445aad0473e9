package framescope.capture;

/// The counts of a whole capture at one moment.
///
/// @param rows rows kept, cleared ones excluded
/// @param frames frames in both directions since the start or the last clearing
/// @param bytes bytes on the wire in both directions, likewise
/// @param openConnections connections that have not ended
/// @param heldBytes the memory that the capture takes
/// @param health whether the capture keeps what it is given
public record CaptureTotals(
        long rows,
        long frames,
        long bytes,
        int openConnections,
        long heldBytes,
        CaptureHealth health) {
    /// Whether the capture has no room, so that reading from sockets waits.
    public boolean full() {
        return health == CaptureHealth.FULL;
    }
}
