package framescope.inspector.file;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.NoteComment;
import framescope.capture.file.RowComment;
import framescope.capture.file.TcpConnection;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.connection.Limits;
import framescope.protocol.connection.TapObserver;
import framescope.protocol.connection.WebSocketTap;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes one connection of a file into a capture: its bytes as chunks, and the rows that a
/// [WebSocketTap] finds in them.
///
/// Belongs to its import and to that thread. The batch of rows is the import's: it is empty
/// whenever another connection's turn comes.
final class StreamRecorder implements ConnectionStream, TapObserver {
    private final CaptureSink sink;
    private final ImportCounts counts;
    private final RowBatch rows;
    private final Consumer<StreamRecorder> onClosed;
    private final WebSocketTap tap;
    private final StreamPlaces fromClient = new StreamPlaces();
    private final StreamPlaces fromServer = new StreamPlaces();
    private final PendingComments aboutClient = new PendingComments();
    private final PendingComments aboutServer = new PendingComments();
    private final int connection;
    private final Limits limits;
    private String target = "";
    private long now;
    private boolean answered;

    /// @param rows the import's batch
    /// @param limits of messages, shared by all connections of the import
    /// @param onClosed hears of the connection's end
    StreamRecorder(
            TcpConnection found,
            CaptureSink sink,
            ImportCounts counts,
            RowBatch rows,
            Limits limits,
            Consumer<StreamRecorder> onClosed) {
        this.sink = sink;
        this.counts = counts;
        this.rows = rows;
        this.onClosed = onClosed;
        this.limits = limits;
        tap =
                found.fromFirstByte()
                        ? new WebSocketTap(limits, this)
                        : WebSocketTap.inMidStream(limits, this);
        now = found.openedAt();
        connection = sink.opened(found.client(), found.server(), now);
        rows.opened(connection, now);
        flush();
    }

    @Override
    public void bytes(Direction direction, long time, ByteBuffer bytes) {
        now = time;
        int length = bytes.remaining();
        places(direction).appended(sink.append(connection, direction, time, bytes), length);
        tap.receive(direction.sender(), bytes);
        flush();
        settle(direction);
        if (answered) {
            // What the client had sent before is part of rows only now.
            answered = false;
            settle(direction.opposite());
        }
    }

    private StreamPlaces places(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? fromClient : fromServer;
    }

    private void settle(Direction direction) {
        long unreported = tap.unreportedStart(direction.sender());
        sink.pendingFrom(connection, direction, places(direction).forgetBefore(unreported));
    }

    private void flush() {
        if (rows.count() > 0) {
            sink.append(rows);
            rows.clear();
        }
    }

    @Override
    public void gap(Direction direction, long time, long length) {
        now = time;
        tap.missing(direction.sender(), length);
        int gap = sink.skipped(connection, direction, time, length);
        places(direction).appended(gap, length);
        flush();
        settle(direction);
        note(NoteKind.BYTES_MISSING, length + " " + direction.name());
    }

    @Override
    public void comment(Direction direction, long time, int bytes, String text) {
        Optional<RowComment> atRow = RowComment.read(text, connection);
        if (atRow.isPresent()) {
            mark(direction, atRow.get());
            return;
        }
        now = time;
        Optional<CaptureNote> ours = NoteComment.read(text);
        if (ours.filter(note -> note.kind() == NoteKind.CLEARED).isPresent()) {
            tap.leftOut();
        }
        if (ours.isPresent()) {
            note(ours.get().kind(), ours.get().detail());
        } else if (bytes == 0) {
            note(NoteKind.COMMENT, text);
        } else if (counts.mayMark(new RowMark(false, text))) {
            comments(direction).add(places(direction).end(), text);
        }
    }

    private void mark(Direction direction, RowComment comment) {
        switch (comment) {
            case RowComment.Elsewhere elsewhere -> counts.name(elsewhere);
            case RowComment.Here here -> {
                if (counts.mayMark(here.mark())) {
                    comments(direction).add(places(direction).end(), here);
                }
            }
        }
    }

    private PendingComments comments(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? aboutClient : aboutServer;
    }

    private void note(NoteKind kind, String detail) {
        if (counts.mayNote()) {
            sink.note(connection, now, kind, detail);
        }
    }

    @Override
    public void closed(long time, Ending ending) {
        now = time;
        tap.end();
        noteRest();
        rows.closed(connection, time, tap.closeSummary(), ending, tap.brokenAtEnd().bits());
        flush();
        onClosed.accept(this);
    }

    private void noteRest() {
        flush();
        for (Direction direction : Direction.values()) {
            comments(direction).takeRest().forEach(text -> note(NoteKind.COMMENT, text));
        }
    }

    /// The file has ended, and the connection has not.
    void leftOpen() {
        tap.stop();
        noteRest();
        CloseSummary soFar = tap.closeSummary();
        rows.closed(connection, now, soFar, Ending.UNSEEN, RuleSet.NONE.bits());
        flush();
    }

    // ---------------------------------------------------------------- what the tap sees

    @Override
    public void requestSeen(long start, HttpHead request, RuleSet broken) {
        target = request.target();
        sink.agreed(connection, target, "");
        int length = request.bytes().length();
        head(RowKind.REQUEST, Direction.CLIENT_TO_SERVER, start, length, broken, 0);
    }

    @Override
    public void responseSeen(long start, long length, HttpHead response, Agreement agreement) {
        answered = true;
        sink.agreed(connection, target, agreement.subprotocol());
        if (agreement.deflate().isPresent()) {
            sink.deflating(connection);
        }
        head(
                RowKind.RESPONSE,
                Direction.SERVER_TO_CLIENT,
                start,
                length,
                agreement.broken(),
                response.status());
    }

    private void head(
            RowKind kind, Direction direction, long start, long length, RuleSet broken, int code) {
        long location = places(direction).locate(start);
        rows.marked(comments(direction).take(start, start + length));
        rows.bytes(kind, connection, direction, now, location, length, broken.bits(), code);
    }

    @Override
    public void inflatedSeen(Role sender, ByteBuffer payload) {
        rows.inflated(sink.keepInflated(payload), payload.remaining());
    }

    @Override
    public void frameSeen(
            Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
        Direction direction = Direction.from(sender);
        counts.frame();
        rows.marked(comments(direction).take(start, frame.consumed()));
        rows.frame(
                connection,
                direction,
                now,
                places(direction).locate(start),
                frame.firstByte(),
                frame.secondByte(),
                frame.maskingKey(),
                frame.payloadLength(),
                broken,
                message);
    }

    @Override
    public void tooLargeToInflate(Role sender) {
        flush();
        note(NoteKind.NOT_INFLATED, Integer.toString(limits.message()));
    }

    @Override
    public void unparsedSeen(Role sender, long start, long length, long broken) {
        Direction direction = Direction.from(sender);
        long location = places(direction).locate(start);
        rows.marked(comments(direction).take(start, start + length));
        rows.bytes(RowKind.BYTES, connection, direction, now, location, length, broken, 0);
    }
}
