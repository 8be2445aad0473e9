package framescope.net;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/// Writes what an endpoint reads and writes into the capture: each read and each write as a chunk,
/// and rows that point into them.
///
/// Until a request head is whole nobody knows whether this is a WebSocket at all; so long the
/// chunks are held here. A connection that only fetches a page of ours never enters the capture.
///
/// Belongs to the event loop of its connection, and so do the row batches.
final class ConnectionRecorder implements ConnectionObserver {
    private static final int NONE = -1;

    private enum Interest {
        UNDECIDED,
        RECORDING,
        IGNORING
    }

    private final CaptureSink sink;
    private final String remote;
    private final String local;
    private final TimeSource time;
    private final long openedAt;
    private final IntConsumer onOpened;
    private final RowBatches batches;
    private final RowBatch received;
    private RowBatch sent;

    private Interest interest = Interest.UNDECIDED;
    private final HeldChunks held = new HeldChunks();
    private int connection;
    private long now;

    private long streamEnd;
    private long chunkStart;
    private int chunk;
    private long pendingFrom = NONE;

    /// Made when the connection was accepted.
    ///
    /// @param onOpened hears the connection's number once it has one
    /// @param batches the loop's
    ConnectionRecorder(
            CaptureSink sink,
            String remote,
            String local,
            TimeSource time,
            IntConsumer onOpened,
            RowBatches batches) {
        this.sink = sink;
        this.remote = remote;
        this.local = local;
        this.time = time;
        this.openedAt = time.nanos();
        this.now = openedAt;
        this.onOpened = onOpened;
        this.batches = batches;
        this.received = batches.received();
        this.sent = batches.sent();
    }

    // ---------------------------------------------------------------- what comes in

    @Override
    public void beginRead(ByteBuffer wire) {
        now = time.nanos();
        chunkStart = streamEnd;
        streamEnd += wire.remaining();
        switch (interest) {
            case UNDECIDED -> held.add(now, wire);
            case RECORDING ->
                    chunk = sink.append(connection, Direction.CLIENT_TO_SERVER, now, wire);
            case IGNORING -> {}
        }
    }

    @Override
    public void endRead(long unreported) {
        flushReceived();
        if (interest != Interest.RECORDING) {
            return;
        }
        if (unreported >= streamEnd) {
            pendingFrom = NONE;
        } else if (unreported >= chunkStart) {
            pendingFrom = locate(unreported);
        }
        sink.pendingFrom(connection, Direction.CLIENT_TO_SERVER, pendingFrom);
    }

    private void flushReceived() {
        // The batch is the loop's: whatever happens, it is empty for the next connection.
        try {
            if (interest == Interest.RECORDING) {
                sink.append(received);
            }
        } finally {
            received.clear();
        }
    }

    private long locate(long streamOffset) {
        return streamOffset >= chunkStart
                ? RowBatch.location(chunk, (int) (streamOffset - chunkStart))
                : pendingFrom;
    }

    private void startRecording() {
        if (interest != Interest.UNDECIDED) {
            return;
        }
        interest = Interest.RECORDING;
        connection = sink.opened(remote, local, openedAt);
        received.opened(connection, openedAt);
        chunkStart = held.startOfLast();
        held.drainTo((readAt, bytes) -> {
            chunk = sink.append(connection, Direction.CLIENT_TO_SERVER, readAt, bytes);
            if (pendingFrom == NONE) {
                pendingFrom = RowBatch.location(chunk, 0);
            }
        });
        onOpened.accept(connection);
    }

    @Override
    public void requestReceived(long start, HttpHead request, HandshakeAnswer answer) {
        if (answer.kind() == HandshakeAnswer.Kind.PAGE) {
            interest = Interest.IGNORING;
            held.clear();
            return;
        }
        startRecording();
        sink.agreed(connection, request.target(), answer.subprotocol());
        if (answer.deflate().isPresent()) {
            sink.deflating(connection);
        }
        received.bytes(
                RowKind.REQUEST,
                connection,
                Direction.CLIENT_TO_SERVER,
                now,
                locate(start),
                request.bytes().length(),
                answer.broken().bits(),
                0);
    }

    @Override
    public void inflatedReceived(ByteBuffer payload) {
        received.inflated(sink.keepInflated(payload), payload.remaining());
    }

    @Override
    public void frameReceived(long start, FrameDecoder frame, long broken, Opcode message) {
        received.frame(
                connection,
                Direction.CLIENT_TO_SERVER,
                now,
                locate(start),
                frame.firstByte(),
                frame.secondByte(),
                frame.maskingKey(),
                frame.payloadLength(),
                broken,
                message);
    }

    @Override
    public void unparsedReceived(long start, long length, long broken) {
        startRecording();
        received.bytes(
                RowKind.BYTES,
                connection,
                Direction.CLIENT_TO_SERVER,
                now,
                locate(start),
                length,
                broken,
                0);
    }

    // ---------------------------------------------------------------- what goes out

    @Override
    public void responseSent(int at, HandshakeAnswer answer) {
        if (!answer.brokenByAnswer().isEmpty()) {
            sent.onPurpose();
        }
        sent.bytes(
                RowKind.RESPONSE,
                connection,
                Direction.SERVER_TO_CLIENT,
                now,
                at,
                answer.response().length(),
                answer.brokenByAnswer().bits(),
                answer.status());
    }

    @Override
    public void inflatedSent(ByteBuffer payload) {
        sent.inflated(sink.keepInflated(payload), payload.remaining());
    }

    @Override
    public void lieSent() {
        sent.onPurpose();
    }

    @Override
    public void frameSent(
            int at,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message) {
        // By itself the server breaks no rule: somebody told it to.
        if (broken != 0) {
            sent.onPurpose();
        }
        sent.frame(
                connection,
                Direction.SERVER_TO_CLIENT,
                now,
                at,
                firstByte,
                secondByte,
                maskingKey,
                payloadLength,
                broken,
                message);
    }

    @Override
    public void write(ByteBuffer wire) {
        try {
            flushReceived(); // What this answers stands before it.
            if (interest == Interest.RECORDING) {
                long writtenAt = time.nanos();
                int written = sink.append(connection, Direction.SERVER_TO_CLIENT, writtenAt, wire);
                sent.place(written, writtenAt);
                sink.append(sent);
                sink.pendingFrom(connection, Direction.SERVER_TO_CLIENT, NONE);
            }
        } finally {
            sent.clear();
            sent = batches.sent();
        }
    }

    // Other connections of the loop have their turns before the last piece is written.
    @Override
    public void beginComposed() {
        sent = new RowBatch();
    }

    @Override
    public void writeComposed(ByteBuffer piece, ComposedRows rows) {
        flushReceived();
        if (interest != Interest.RECORDING) {
            return;
        }
        long writtenAt = time.nanos();
        int written = sink.append(connection, Direction.SERVER_TO_CLIENT, writtenAt, piece);
        RowBatch ended = batches.composed();
        try {
            long pending =
                    rows.written(connection, written, piece.remaining(), writtenAt, sink, ended);
            sink.append(ended);
            sink.pendingFrom(connection, Direction.SERVER_TO_CLIENT, pending);
        } finally {
            ended.clear();
        }
    }

    @Override
    public void endComposed(ComposedRows rows) {
        if (interest == Interest.RECORDING) {
            RowBatch rest = batches.composed();
            try {
                rows.cutShort(connection, time.nanos(), rest);
                sink.append(rest);
                sink.pendingFrom(connection, Direction.SERVER_TO_CLIENT, NONE);
            } finally {
                rest.clear();
            }
        }
    }

    // ---------------------------------------------------------------- the end

    // Nothing is recorded of a connection on which nothing was seen.
    @Override
    public void closed(CloseSummary summary, Ending ending, RuleSet broken) {
        if (interest == Interest.RECORDING) {
            received.closed(connection, time.nanos(), summary, ending, broken.bits());
            flushReceived();
        }
        interest = Interest.IGNORING;
    }

    @Override
    public int connection() {
        return connection;
    }
}
