package framescope.net;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.WireChunks;
import framescope.protocol.Bytes;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// What a recorder holds of a head that is not whole, and what the capture has of it in the end.
class ConnectionRecorderTest {
    private static final String LONG_REQUEST =
            Conversation.REQUEST.replace("Upgrade:", "X: " + "x".repeat(3000) + "\r\nUpgrade:");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);
    private final ConnectionRecorder recorder =
            new ConnectionRecorder(
                    capture,
                    "client",
                    "server",
                    () -> 0,
                    number -> {},
                    new RowBatches(new RowBatch(), new RowBatch(), new RowBatch()));
    private final WebSocketEndpoint endpoint =
            WebSocketEndpoint.server(
                    RunningServer.defaultSettings().endpoint(),
                    new DeflateCoders(),
                    (opcode, payload, sender) -> {},
                    recorder,
                    bytes -> ByteBuffer.allocate(1024));

    private void read(Bytes bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
        recorder.beginRead(in);
        endpoint.receive(in);
        recorder.endRead(endpoint.unreportedStart());
    }

    @Threat("N1")
    @Test
    void aHeadThatComesByteByByteIsKeptWholeAndHasNoChunkForEachByte() {
        Bytes request = Bytes.utf8(LONG_REQUEST);
        int last = request.length() - 1;
        for (int at = 0; at < last; at++) {
            read(request.slice(at, at + 1));
        }
        read(request.slice(last, last + 1).plus(text("first").masked().bytes()));
        read(text("second").masked().bytes());
        CaptureRecord head = Rows.of(capture, RowKind.REQUEST).getFirst();
        assertThat(capture.wire(head, 0, request.length() + 1)).isEqualTo(request);
        assertThat(Rows.of(capture, RowKind.FRAME))
                .extracting(row -> capture.payload(row, 100).text())
                .containsExactly("first", "second");
        assertThat(chunksFromClient()).isLessThan(1100);
    }

    private int chunksFromClient() {
        int count = 0;
        WireChunks chunks = capture.chunks();
        while (chunks.next()) {
            count += chunks.direction() == Direction.CLIENT_TO_SERVER ? 1 : 0;
        }
        return count;
    }
}
