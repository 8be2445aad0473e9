package framescope.net;

import framescope.bench.ClientHandshake;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import java.nio.ByteBuffer;

/// An endpoint that echoes, with all that it reads and writes kept in a capture, as on a connection
/// but without its socket. Whoever reads the capture forgets each row as soon as it is there.
public final class RecordedEcho {
    private static final int LIMIT = 64 * 1024 * 1024;

    private final MemoryCapture capture = MemoryCapture.passing(LIMIT);
    private final ConnectionRecorder recorder =
            new ConnectionRecorder(
                    capture,
                    "client",
                    "server",
                    TimeSource.system(),
                    number -> {},
                    new RowBatches(new RowBatch(), new RowBatch(), new RowBatch()));
    private final ByteBuffer written;
    private final WebSocketEndpoint endpoint;

    /// One whose WebSocket is open.
    ///
    /// @param room for all that a read is answered with
    public RecordedEcho(int room) {
        written = ByteBuffer.allocateDirect(room);
        endpoint =
                WebSocketEndpoint.server(
                        RunningServer.defaultSettings().endpoint(),
                        new DeflateCoders(),
                        RunningServer.ECHO,
                        recorder,
                        bytes -> written);
        capture.addListener(() -> capture.forgetBefore(capture.endRow()));
        read(ClientHandshake.request().buffer());
    }

    /// Takes what a read delivered, and writes the answer.
    public ByteBuffer read(ByteBuffer bytes) {
        recorder.beginRead(bytes);
        endpoint.receive(bytes);
        recorder.endRead(endpoint.unreportedStart());
        recorder.write(written.flip());
        return written.clear();
    }

    /// How many frames the capture has seen.
    long frames() {
        return capture.totals().frames();
    }
}
