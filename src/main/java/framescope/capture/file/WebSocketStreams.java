package framescope.capture.file;

import java.util.Set;

/// Passes on the connections that are WebSockets: by their opening handshake, on any port, or
/// because their server's port is named; and whatever this program has captured, such as bytes that
/// were no handshake and the answer to them.
///
/// A connection may carry other HTTP requests before the one that asks for the upgrade; what came
/// before it is left out. A request is found where it begins a run of bytes, as clients send it.
public final class WebSocketStreams implements StreamSink {
    private final StreamSink target;
    private final Set<Integer> decodeAs;

    /// @param decodeAs ports of servers whose connections are passed on whatever they begin with
    public WebSocketStreams(StreamSink target, Set<Integer> decodeAs) {
        this.target = target;
        this.decodeAs = Set.copyOf(decodeAs);
    }

    @Override
    public ConnectionStream opened(TcpConnection connection) {
        boolean named = decodeAs.contains(port(connection));
        return connection.ours() && !named
                ? target.opened(connection)
                : new HandshakeSearch(connection, target, named);
    }

    @Override
    public void comment(long time, String text) {
        target.comment(time, text);
    }

    private static int port(TcpConnection connection) {
        String digits = connection.server().substring(connection.server().lastIndexOf(':') + 1);
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }
}
