package framescope.capture.file;

import static framescope.capture.file.TcpSynthesis.SYN;

import framescope.capture.Direction;
import framescope.capture.Ending;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A connection that is being put together: two [OneWayStream]s and their common end.
final class TwoWayStream {
    private final ConnectionStream target;
    private final boolean clientLow;
    private final OneWayStream toServer;
    private final OneWayStream toClient;
    private @Nullable Ending firstEnding;
    private boolean closed;

    /// @param ours whether this program made the packets
    TwoWayStream(ConnectionStream target, boolean clientLow, WaitingLimit limit, boolean ours) {
        this.target = target;
        this.clientLow = clientLow;
        toServer = new OneWayStream(target, Direction.CLIENT_TO_SERVER, limit, ours);
        toClient = new OneWayStream(target, Direction.SERVER_TO_CLIENT, limit, ours);
    }

    boolean clientIsLow() {
        return clientLow;
    }

    boolean isClosed() {
        return closed;
    }

    private OneWayStream stream(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// Whether a packet with SYN begins another connection than this.
    boolean isOther(TcpPacket packet) {
        OneWayStream sender = packet.flow.fromLow() == clientLow ? toServer : toClient;
        return sender.isStarted() && !sender.isFirst(packet.sequence() + 1);
    }

    void comment(Direction direction, long time, int bytes, String text) {
        stream(direction).endRun();
        target.comment(direction, time, bytes, text);
    }

    /// Somebody knows how many bytes are missing before a packet.
    void missing(Direction direction, long time, int sequence, long length) {
        stream(direction).missing(time, sequence, length);
    }

    void acknowledged(Direction direction, long time, int acknowledgement) {
        OneWayStream stream = stream(direction);
        if (!stream.isStarted()) {
            stream.start(acknowledgement);
        }
        stream.acknowledged(time, acknowledgement);
        endIfFinished(time);
    }

    void take(Direction direction, long time, TcpPacket packet, ByteBuffer in) {
        OneWayStream stream = stream(direction);
        int sequence = packet.sequence() + (packet.has(SYN) ? 1 : 0);
        if (!stream.isStarted()) {
            stream.start(sequence);
        }
        if (packet.payloadTo() > packet.payloadFrom() || packet.missing() > 0) {
            stream.take(time, sequence, packet, in);
            endIfFinished(time);
        }
    }

    void finished(Direction direction, long time, TcpPacket packet) {
        if (firstEnding == null) {
            firstEnding =
                    direction == Direction.CLIENT_TO_SERVER ? Ending.CLIENT_FIN : Ending.SERVER_FIN;
        }
        int length = packet.payloadTo() - packet.payloadFrom() + packet.missing();
        stream(direction).finishAt(packet.sequence() + length + (packet.has(SYN) ? 1 : 0));
        endIfFinished(time);
    }

    private void endIfFinished(long time) {
        if (!closed && firstEnding != null && toServer.isFinished() && toClient.isFinished()) {
            close(time, firstEnding);
        }
    }

    /// Ends the connection with what is there.
    void reset(long time, Ending ending) {
        stopWaiting(time);
        if (!closed) {
            close(time, ending);
        }
    }

    private void close(long time, Ending ending) {
        closed = true;
        toServer.endRun();
        toClient.endRun();
        target.closed(time, ending);
    }

    /// Tells of what still waits, and of an end that one FIN told.
    void finish(long time) {
        if (closed) {
            return;
        }
        stopWaiting(time);
        endIfFinished(time);
        if (!closed && firstEnding != null) {
            close(time, firstEnding);
        }
    }

    private void stopWaiting(long time) {
        toServer.stopWaiting(time);
        toClient.stopWaiting(time);
        endIfFinished(time);
    }
}
