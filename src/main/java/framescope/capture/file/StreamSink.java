package framescope.capture.file;

/// Hears of the TCP connections of a file.
@FunctionalInterface
public interface StreamSink {
    /// A connection of which something is about to be told.
    ///
    /// @return what hears of it; one of its own for each connection
    ConnectionStream opened(TcpConnection connection);
}
