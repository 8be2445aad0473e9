package framescope.capture.file;

/// Hears of the WebSockets of a HAR, one after the other.
@FunctionalInterface
public interface HarSink {
    /// A WebSocket, whose messages follow.
    ///
    /// @return what hears of them
    HarMessages opened(HarConnection connection);
}
