package framescope.capture.file;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a connection back until it is known to be a WebSocket, and then lets it through from its
/// opening handshake on.
final class HandshakeSearch implements ConnectionStream {
    /// What servers allow, and some more.
    private static final HeadLimits LIMITS = new HeadLimits(64 * 1024, 32 * 1024, 1000);

    /// Few of the comments on what may become a WebSocket are worth the memory.
    private static final int MOST_COMMENTS = 64;

    /// What the client sent, or a comment, which stands before what it is about.
    ///
    /// @param length how many bytes the packet carries
    private record Run(long time, ByteBuffer bytes, int length, String comment) {
        private static Run of(long time, ByteBuffer bytes) {
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
            return new Run(time, copy, copy.limit(), "");
        }
    }

    private final TcpConnection connection;
    private final StreamSink sink;
    private final boolean always;
    private final List<Run> held = new ArrayList<>(1);
    private int comments;
    private @Nullable HttpHeadDecoder head;
    private @Nullable ConnectionStream target;

    HandshakeSearch(TcpConnection connection, StreamSink sink, boolean always) {
        this.connection = connection;
        this.sink = sink;
        this.always = always;
    }

    @Override
    public void bytes(Direction direction, long time, ByteBuffer bytes) {
        if (target == null) {
            if (always && !connection.fromFirstByte()) {
                target = sink.opened(connection);
            } else if (direction == Direction.CLIENT_TO_SERVER) {
                search(time, bytes);
                return;
            } else if (always) {
                target = passOn(false);
            } else {
                return;
            }
        }
        target.bytes(direction, time, bytes);
    }

    private void search(long time, ByteBuffer bytes) {
        HttpHeadDecoder decoder = head;
        if (decoder == null) {
            decoder = new HttpHeadDecoder(LIMITS);
            head = decoder;
        }
        ByteBuffer rest = bytes.duplicate();
        switch (decoder.accept(rest)) {
            case INCOMPLETE -> held.add(Run.of(time, bytes));
            case COMPLETE ->
                    decide(HttpHead.parse(decoder.taken()).asksForWebSocket(), time, bytes);
            case NOT_HTTP, TLS, TARGET_TOO_LONG, TOO_LONG -> decide(false, time, bytes);
        }
    }

    private void decide(boolean handshake, long time, ByteBuffer bytes) {
        head = null;
        if (handshake || always) {
            held.add(Run.of(time, bytes));
            target = passOn(handshake);
        } else {
            held.clear();
        }
    }

    private ConnectionStream passOn(boolean handshake) {
        ConnectionStream opened =
                sink.opened(
                        new TcpConnection(
                                connection.number(),
                                connection.client(),
                                connection.server(),
                                connection.openedAt(),
                                handshake,
                                connection.ours()));
        for (Run run : held) {
            if (run.comment().isEmpty()) {
                opened.bytes(Direction.CLIENT_TO_SERVER, run.time(), run.bytes());
            } else {
                opened.comment(Direction.CLIENT_TO_SERVER, run.time(), run.length(), run.comment());
            }
        }
        held.clear();
        return opened;
    }

    @Override
    public void gap(Direction direction, long time, long length) {
        if (target != null) {
            target.gap(direction, time, length);
        } else if (always) {
            target = passOn(false);
            target.gap(direction, time, length);
        } else if (direction == Direction.CLIENT_TO_SERVER) {
            // A head with a hole in it is none.
            head = null;
            held.clear();
        }
    }

    @Override
    public void comment(Direction direction, long time, int bytes, String text) {
        if (target != null) {
            target.comment(direction, time, bytes, text);
        } else if (!text.isEmpty() && comments++ < MOST_COMMENTS) {
            held.add(new Run(time, ByteBuffer.allocate(0), bytes, text));
        }
    }

    @Override
    public void closed(long time, Ending ending) {
        if (target == null && always && (!held.isEmpty() || connection.ours())) {
            // What looks like a head so far is the beginning of one, cut short.
            target = passOn(connection.fromFirstByte());
        }
        if (target != null) {
            target.closed(time, ending);
        }
        held.clear();
    }
}
