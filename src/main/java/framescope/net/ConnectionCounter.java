package framescope.net;

import framescope.capture.CaptureSink;
import framescope.capture.Ending;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.connection.DeafObserver;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/// For a sink that keeps nothing: sees to it that a connection has its number, by which frames are
/// sent to it, and makes no row of anything.
final class ConnectionCounter extends DeafObserver implements ConnectionObserver {
    private final CaptureSink sink;
    private final String remote;
    private final String local;
    private final long openedAt;
    private final IntConsumer onOpened;
    private int connection;

    /// Made when the connection was accepted.
    ///
    /// @param onOpened hears the connection's number once it has one
    ConnectionCounter(
            CaptureSink sink, String remote, String local, TimeSource time, IntConsumer onOpened) {
        this.sink = sink;
        this.remote = remote;
        this.local = local;
        this.openedAt = time.nanos();
        this.onOpened = onOpened;
    }

    @Override
    public void requestReceived(long start, HttpHead request, HandshakeAnswer answer) {
        if (answer.kind() == HandshakeAnswer.Kind.UPGRADED) {
            connection = sink.opened(remote, local, openedAt);
            onOpened.accept(connection);
        }
    }

    @Override
    public int connection() {
        return connection;
    }

    @Override
    public void beginRead(ByteBuffer wire) {}

    @Override
    public void endRead(long unreported) {}

    @Override
    public void write(ByteBuffer wire) {}

    @Override
    public void beginComposed() {}

    @Override
    public void writeComposed(ByteBuffer piece, ComposedRows rows) {}

    @Override
    public void endComposed(ComposedRows rows) {}

    @Override
    public void closed(CloseSummary summary, Ending ending, RuleSet broken) {}
}
