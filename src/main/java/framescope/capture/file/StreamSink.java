package framescope.capture.file;

/// Hears of the TCP connections of a file.
@FunctionalInterface
public interface StreamSink {
    /// A connection of which something is about to be told.
    ///
    /// @return what hears of it; one of its own for each connection
    ConnectionStream opened(TcpConnection connection);

    /// A comment that this program wrote about all of a capture.
    ///
    /// @param time nanoseconds since 1970
    default void comment(long time, String text) {}
}
