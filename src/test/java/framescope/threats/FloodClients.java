package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// What the clients of a flood do, and what they find out about the server by it.
final class FloodClients {
    private FloodClients() {}

    /// Sends bytes on a new connection, which are answered by this status, in the midst of them or
    /// behind.
    static void expectStatus(InetSocketAddress server, Bytes bytes, int status) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            Thread sender = Thread.ofVirtual().start(() -> sendUnlessReset(client, bytes));
            assertThat(client.readHead().status()).isEqualTo(status);
            sender.interrupt();
        }
    }

    /// Sends text on a new connection, which is answered by this status.
    static void expectStatus(InetSocketAddress server, String text, int status) throws IOException {
        expectStatus(server, Bytes.utf8(text), status);
    }

    /// Sends a frame on a new WebSocket, which is answered by a Close frame with this code.
    ///
    /// @param held takes the client
    static void expectClose(
            InetSocketAddress server, List<RawClient> held, FrameBytes frame, int code)
            throws IOException {
        expectClose(held, RawClient.open(server), frame, code);
    }

    /// The same on a WebSocket that is open.
    static void expectClose(List<RawClient> held, RawClient client, FrameBytes frame, int code)
            throws IOException {
        held.add(client);
        expectClose(client.send(frame.masked()), code);
    }

    /// The next frame is a Close frame with this code.
    static void expectClose(RawClient client, int code) throws IOException {
        assertThat(ClosePayload.read(client.readFrame().payload()).orElseThrow().code())
                .isEqualTo(code);
    }

    /// Sends bytes, unless the server has let go of the client.
    static void sendUnlessReset(RawClient client, Bytes bytes) {
        try {
            client.send(bytes);
        } catch (IOException e) {
            // The server has let go of the client, or the flood is over: as it should be.
        }
    }
}
