package framescope.net;

import framescope.capture.CaptureSink;
import framescope.capture.Ending;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.connection.EndpointObserver;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Hears of everything on a connection: from its endpoint of what that reads and writes, and from
/// the channel of reads, writes and the end. Belongs to the connection's event loop.
interface ConnectionObserver extends EndpointObserver {
    /// An observer of an accepted channel, which keeps what it hears if the sink does. To be made on
    /// the channel's event loop.
    ///
    /// @param onOpened hears the connection's number once it has one
    static ConnectionObserver of(
            SocketChannel channel, CaptureSink sink, TimeSource time, IntConsumer onOpened) {
        String remote = text(channel.remoteAddress());
        String local = text(channel.localAddress());
        return sink.isKeeping()
                ? new ConnectionRecorder(sink, remote, local, time, onOpened, RowBatches.ofLoop())
                : new ConnectionCounter(sink, remote, local, time, onOpened);
    }

    private static String text(@Nullable InetSocketAddress address) {
        if (address == null) {
            return "";
        }
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /// A read delivered these bytes; the endpoint has not unmasked them in place yet.
    void beginRead(ByteBuffer wire);

    /// The endpoint is through with what the read delivered.
    ///
    /// @param unreported the stream offset of the first byte that is not part of a row yet
    void endRead(long unreported);

    /// These bytes are about to be written to the socket.
    void write(ByteBuffer wire);

    /// Frames that were composed by hand are about to be written, in pieces, by [#writeComposed];
    /// what the endpoint writes meanwhile waits for [#endComposed].
    void beginComposed();

    /// The next bytes of composed frames are about to be written to the socket.
    ///
    /// @param rows learns where the bytes are kept, and tells which frames end with them
    void writeComposed(ByteBuffer piece, ComposedRows rows);

    /// No further piece will come.
    ///
    /// @param rows may know of a frame whose rest was not written
    void endComposed(ComposedRows rows);

    /// The connection has ended.
    ///
    /// @param broken the rules that only the end shows to be broken
    void closed(CloseSummary summary, Ending ending, RuleSet broken);

    /// The connection's number in the capture; 0 before it has one.
    int connection();
}
