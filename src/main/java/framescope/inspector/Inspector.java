package framescope.inspector;

import framescope.capture.CaptureSink;
import framescope.net.ListenException;
import framescope.net.ServerSettings;
import framescope.net.TestPage;
import framescope.net.TimeSource;
import framescope.net.WebSocketServer;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.OriginPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The embedded server and what can be done with it. May be used from any thread.
public final class Inspector {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final CaptureSink sink;
    private final TimeSource time = TimeSource.system();
    private volatile ReplyMode replyMode = ReplyMode.ECHO;
    private volatile @Nullable WebSocketServer server;

    /// An inspector that hands what it sees to a capture.
    public Inspector(CaptureSink sink) {
        this.sink = sink;
    }

    /// Says goodbye to all peers when the program is told to end (Ctrl+C, a logout) while the
    /// server runs. To be called once.
    public void stopOnExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "framescope-stop"));
    }

    /// Starts listening; waits until that is done or has failed.
    ///
    /// @return where it listens, with the port that it really got
    /// @throws StartException when the address can't be had
    /// @throws IllegalStateException when it listens already
    public synchronized ListenAddress start(InspectorSettings settings) throws StartException {
        if (server != null) {
            throw new IllegalStateException("the server is running");
        }
        HandshakeSettings handshake =
                new HandshakeSettings(
                        settings.subprotocols(),
                        OriginPolicy.allowing(settings.allowedOrigins()),
                        new TestPage());
        WebSocketServer started = listen(settings.address(), handshake);
        server = started;
        return ListenAddress.of(started.address());
    }

    private WebSocketServer listen(ListenAddress address, HandshakeSettings handshake)
            throws StartException {
        try {
            return WebSocketServer.start(
                    address.resolve(),
                    ServerSettings.of(EndpointSettings.of(handshake)),
                    (opcode, payload, sender) -> replyMode.message(opcode, payload, sender),
                    sink,
                    time);
        } catch (ListenException e) {
            throw new StartException(e);
        }
    }

    /// Says goodbye to all peers and stops; waits until no thread or socket is left. Does nothing
    /// when the server is not running.
    public synchronized void stop() {
        WebSocketServer running = server;
        server = null;
        if (running != null) {
            running.stop(STOP_PATIENCE);
        }
    }

    /// Whether the server listens.
    public boolean isRunning() {
        return server != null;
    }

    /// How messages are answered, from the next one on.
    public void setReplyMode(ReplyMode mode) {
        replyMode = mode;
    }

    /// Sends a frame on these connections, and returns at once. What could not be sent is noted
    /// in the capture.
    public void send(Collection<Integer> connections, OutgoingFrame frame) {
        Optional.ofNullable(server).ifPresent(running -> running.send(connections, frame));
    }

    /// Sends a frame on all open connections, and returns at once.
    public void sendToAll(OutgoingFrame frame) {
        Optional.ofNullable(server).ifPresent(running -> running.sendToAll(frame));
    }
}
