package framescope.inspector;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import java.time.Duration;
import java.util.Set;

/// Sends numbered Pings on a connection at an interval (RFC 6455 §5.5.2), on a thread of its own,
/// until it is closed. May be closed from any thread.
public final class Heartbeat implements AutoCloseable {
    /// Stands before the number in a Ping's payload.
    public static final String PREFIX = "heartbeat ";

    private final Thread thread;

    private Heartbeat(Inspector inspector, int connection, Duration interval, long first) {
        thread =
                Thread.ofVirtual()
                        .name("framescope-heartbeat")
                        .start(() -> beat(inspector, connection, interval, first));
    }

    /// Sends the first Ping now.
    ///
    /// @param first the first Ping's number
    public static Heartbeat start(
            Inspector inspector, int connection, Duration interval, long first) {
        return new Heartbeat(inspector, connection, interval, first);
    }

    private static void beat(Inspector inspector, int connection, Duration interval, long first) {
        try {
            for (long number = first; inspector.connected().contains(connection); number++) {
                inspector.send(
                        Set.of(connection),
                        OutgoingFrame.of(Opcode.PING, Bytes.utf8(PREFIX + number)));
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It was closed.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
