package framescope.capture.file;

/// A TCP connection found in a file.
///
/// @param number counts connections from 1, in the order of the file
/// @param client its address and port, such as `127.0.0.1:51044` or `[::1]:51044`
/// @param server likewise
/// @param openedAt nanoseconds since 1970; of a connection that had begun before the file did, the
///     time of its first packet with bytes
/// @param fromFirstByte whether its first bytes are the first that went over it. Of what
///     [WebSocketStreams] passes on: whether an opening handshake comes first; otherwise frames
///     do, and the place in the stream is unknown
/// @param ours whether this program wrote it down, which keeps only what is of interest
public record TcpConnection(
        int number,
        String client,
        String server,
        long openedAt,
        boolean fromFirstByte,
        boolean ours) {}
