package framescope.testing;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import java.util.List;
import java.util.Optional;

/// Writes one direction of a connection into a capture, as a server does.
public final class WireWriter {
    /// 2009-02-13T23:31:30.123456789Z.
    public static final long TIME = 1_234_567_890_123_456_789L;

    public static final String REMOTE = "127.0.0.1:50000";
    public static final String LOCAL = "127.0.0.1:8000";

    private final MemoryCapture capture;
    private final int connection;
    private final Direction direction;
    private final RowBatch batch = new RowBatch();
    private long time = TIME;

    private WireWriter(MemoryCapture capture, int connection, Direction direction) {
        this.capture = capture;
        this.connection = connection;
        this.direction = direction;
    }

    /// Writes on a new connection.
    public static WireWriter opened(MemoryCapture capture, Direction direction) {
        return new WireWriter(capture, capture.opened(REMOTE, LOCAL, TIME), direction);
    }

    /// Writes the other direction of the same connection.
    public WireWriter answering() {
        Direction other =
                direction == Direction.CLIENT_TO_SERVER
                        ? Direction.SERVER_TO_CLIENT
                        : Direction.CLIENT_TO_SERVER;
        return new WireWriter(capture, connection, other);
    }

    /// Writes at this time from now on.
    ///
    /// @param nanos since [#TIME]
    public WireWriter after(long nanos) {
        time = TIME + nanos;
        return this;
    }

    public int connection() {
        return connection;
    }

    /// The bytes of one read, or one write.
    public int chunk(Bytes bytes) {
        return capture.append(connection, direction, time, bytes.buffer());
    }

    /// A frame in a chunk of its own, and its row.
    public CaptureRecord frame(FrameBytes frame) {
        return frameIn(List.of(frame.bytes()), frame);
    }

    /// A frame that goes on with a message of this opcode, in a chunk of its own, and its row.
    public CaptureRecord continuation(FrameBytes frame, Opcode message) {
        batch.clear();
        return append(RowBatch.location(chunk(frame.bytes()), 0), frame, message);
    }

    /// A frame that ends a compressed message, in a chunk of its own, and its row.
    ///
    /// @param message the opcode of the message
    /// @param inflated what it holds
    public CaptureRecord inflated(FrameBytes frame, Opcode message, Bytes inflated) {
        capture.deflating(connection);
        batch.clear();
        batch.inflated(capture.keepInflated(inflated.buffer()), inflated.length());
        return append(RowBatch.location(chunk(frame.bytes()), 0), frame, message);
    }

    /// A frame in several chunks, and its row.
    public CaptureRecord frameIn(List<Bytes> pieces, FrameBytes frame) {
        List<Integer> chunks = pieces.stream().map(this::chunk).toList();
        return row(RowBatch.location(chunks.getFirst(), 0), frame);
    }

    /// A frame that was composed by hand, in a chunk of its own, and its row.
    public CaptureRecord composed(FrameBytes frame) {
        return composedRow(RowBatch.location(chunk(frame.bytes()), 0), frame);
    }

    /// The row of a frame that was composed by hand, whose bytes are there.
    public CaptureRecord composedRow(long location, FrameBytes frame) {
        batch.clear();
        batch.onPurpose();
        return append(location, frame);
    }

    /// The row of a frame whose bytes are there.
    public CaptureRecord row(long location, FrameBytes frame, Rule... broken) {
        batch.clear();
        return append(location, frame, broken);
    }

    private CaptureRecord append(long location, FrameBytes frame, Rule... broken) {
        return append(location, frame, frame.header().opcode(), broken);
    }

    private CaptureRecord append(long location, FrameBytes frame, Opcode message, Rule... broken) {
        batch.frame(
                connection,
                direction,
                time,
                location,
                frame.header().firstByte(),
                frame.header().secondByte(),
                frame.header().maskingKey(),
                frame.header().payloadLength(),
                RuleSet.of(broken).bits(),
                message);
        return append();
    }

    /// An HTTP head, or other bytes that are no frame, in a chunk of their own, and their row.
    ///
    /// @param status of a response, otherwise 0
    public CaptureRecord bytes(RowKind kind, String text, int status, Rule... broken) {
        return bytes(kind, Bytes.utf8(text), status, broken);
    }

    /// Bytes that became no frame, in a chunk of their own, and their row.
    public CaptureRecord stray(Bytes bytes) {
        return bytes(RowKind.BYTES, bytes, 0);
    }

    private CaptureRecord bytes(RowKind kind, Bytes bytes, int status, Rule... broken) {
        batch.clear();
        batch.bytes(
                kind,
                connection,
                direction,
                time,
                RowBatch.location(chunk(bytes), 0),
                bytes.length(),
                RuleSet.of(broken).bits(),
                status);
        return append();
    }

    /// The row of the connection's beginning.
    public CaptureRecord beginning() {
        batch.clear();
        batch.opened(connection, time);
        return append();
    }

    /// A note, and its row.
    public CaptureRecord note(NoteKind kind, String detail) {
        capture.note(connection, time, kind, detail);
        return last();
    }

    /// The row of a clean end, begun by the client with 1000.
    public CaptureRecord closed() {
        return closed(new CloseSummary(Optional.of(Role.CLIENT), 1000, true), Ending.SERVER_FIN);
    }

    /// The row of the connection's end.
    public CaptureRecord closed(CloseSummary summary, Ending ending) {
        batch.clear();
        batch.closed(connection, time, summary, ending, 0);
        return append();
    }

    /// Says that a frame begins in this chunk that is not whole yet.
    public void pendingFrom(int chunk) {
        capture.pendingFrom(connection, direction, RowBatch.location(chunk, 0));
    }

    /// Says that all bytes are part of a row.
    public void settled() {
        capture.pendingFrom(connection, direction, -1);
    }

    private CaptureRecord append() {
        capture.append(batch);
        return last();
    }

    private CaptureRecord last() {
        return capture.row(capture.endRow() - 1).orElseThrow();
    }
}
