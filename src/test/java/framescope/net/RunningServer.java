package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.net.ServerSettings.Timeouts;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.testing.Await;
import framescope.testing.FreshConnection;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// A server on a free loopback port with the capture that it writes to, for one test.
final class RunningServer implements AutoCloseable {
    /// A handler that sends every message back.
    static final MessageHandler ECHO = (opcode, payload, sender) -> sender.send(opcode, payload);

    private static final long CAPTURE_LIMIT = 1L << 30;

    private final MemoryCapture capture;
    private final WebSocketServer server;

    private RunningServer(MessageHandler messages, ServerSettings settings, MemoryCapture capture)
            throws ListenException {
        this.capture = capture;
        server =
                WebSocketServer.start(
                        loopback(0), settings, messages, capture, TimeSource.system());
    }

    static RunningServer echoing() throws ListenException {
        return with(ECHO);
    }

    static RunningServer with(MessageHandler messages) throws ListenException {
        return new RunningServer(messages, defaultSettings(), MemoryCapture.keeping(CAPTURE_LIMIT));
    }

    /// An echo that gives its peers this long to answer a Close frame, or a FIN.
    static RunningServer waiting(Duration patience) throws ListenException {
        return with(defaultSettings().with(endingWithin(patience)));
    }

    /// The usual time-outs, but for the answer to a Close frame, and to a FIN.
    static Timeouts endingWithin(Duration patience) {
        return new Timeouts(
                Timeouts.DEFAULT.handshake(),
                Timeouts.DEFAULT.stall(),
                Timeouts.DEFAULT.message(),
                patience,
                patience,
                Duration.ZERO);
    }

    /// An echo with these settings.
    static RunningServer with(ServerSettings settings) throws ListenException {
        return with(settings, ECHO);
    }

    /// A server with these settings.
    static RunningServer with(ServerSettings settings, MessageHandler messages)
            throws ListenException {
        return new RunningServer(messages, settings, MemoryCapture.keeping(CAPTURE_LIMIT));
    }

    static RunningServer echoingInto(MemoryCapture capture) throws ListenException {
        return new RunningServer(ECHO, defaultSettings(), capture);
    }

    /// The same that agrees to compress.
    static RunningServer deflatingInto(MemoryCapture capture) throws ListenException {
        HandshakeSettings handshake =
                HandshakeSettings.local(List.of(), new TestPage())
                        .deflating(DeflateParameters.PLAIN);
        ServerSettings settings = ServerSettings.of(EndpointSettings.of(handshake));
        return new RunningServer(ECHO, settings, capture);
    }

    static ServerSettings defaultSettings() {
        return ServerSettings.of(
                EndpointSettings.of(HandshakeSettings.local(List.of(), new TestPage())));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// A client that has gone through the opening handshake.
    RawClient open() throws IOException {
        return RawClient.open(address());
    }

    /// A client that has connected and said nothing.
    RawClient connect() throws IOException {
        return RawClient.connect(address());
    }

    InetSocketAddress address() {
        return server.address();
    }

    MemoryCapture capture() {
        return capture;
    }

    WebSocketServer server() {
        return server;
    }

    /// A new connection gets its echo, and soon: whatever else goes on, the server is alive.
    void isAlive() throws IOException {
        FreshConnection.getsItsEcho(address());
    }

    /// Waits for the row of a client's end.
    CaptureRecord closedRow() throws Exception {
        Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(1));
        return Rows.of(capture, RowKind.CLOSED).getFirst();
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}
