package framescope.capture;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.FrameBytes;

import java.util.List;
import java.util.Optional;

/// Writes one direction of a connection into a capture, as a server does.
final class WireWriter {
    static final String REMOTE = "127.0.0.1:50000";
    static final String LOCAL = "127.0.0.1:8000";

    private final MemoryCapture capture;
    private final int connection;
    private final Direction direction;
    private final RowBatch batch = new RowBatch();

    private WireWriter(MemoryCapture capture, int connection, Direction direction) {
        this.capture = capture;
        this.connection = connection;
        this.direction = direction;
    }

    /// Writes on a new connection.
    static WireWriter opened(MemoryCapture capture, Direction direction) {
        return new WireWriter(capture, capture.opened(REMOTE, LOCAL, 1), direction);
    }

    /// Writes the other direction of the same connection.
    WireWriter answering() {
        Direction other =
                direction == Direction.CLIENT_TO_SERVER
                        ? Direction.SERVER_TO_CLIENT
                        : Direction.CLIENT_TO_SERVER;
        return new WireWriter(capture, connection, other);
    }

    int connection() {
        return connection;
    }

    /// The bytes of one read, or one write.
    int chunk(Bytes bytes) {
        return capture.append(connection, direction, 1, bytes.buffer());
    }

    /// A frame in a chunk of its own, and its row.
    CaptureRecord frame(FrameBytes frame) {
        return frameIn(List.of(frame.bytes()), frame);
    }

    /// A frame in several chunks, and its row.
    CaptureRecord frameIn(List<Bytes> pieces, FrameBytes frame) {
        List<Integer> chunks = pieces.stream().map(this::chunk).toList();
        return row(RowBatch.location(chunks.getFirst(), 0), frame);
    }

    /// The row of a frame whose bytes are there.
    CaptureRecord row(long location, FrameBytes frame) {
        batch.clear();
        batch.frame(
                connection,
                direction,
                1,
                location,
                frame.header().firstByte(),
                frame.header().secondByte(),
                frame.header().maskingKey(),
                frame.header().payloadLength(),
                0,
                frame.header().opcode());
        capture.append(batch);
        return last();
    }

    /// The row of an answer to the opening handshake.
    void response(int status) {
        batch.clear();
        batch.bytes(RowKind.RESPONSE, connection, direction, 1, 0, 0, 0, status);
        capture.append(batch);
    }

    /// The row of a clean end, begun by the client with 1000.
    void closed() {
        batch.clear();
        batch.closed(
                connection,
                1,
                new CloseSummary(Optional.of(Role.CLIENT), 1000, true),
                Ending.SERVER_FIN);
        capture.append(batch);
    }

    /// Says that a frame begins in this chunk that is not whole yet.
    void pendingFrom(int chunk) {
        capture.pending(connection, direction, chunk);
    }

    /// Says that all bytes are part of a row.
    void settled() {
        capture.pending(connection, direction, -1);
    }

    private CaptureRecord last() {
        return capture.row(capture.endRow() - 1).orElseThrow();
    }
}
