package framescope.capture.file;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.connection.CloseSummary;
import java.util.Optional;

/// Makes rows of a capture of what a HAR tells.
///
/// A HAR has no bytes of the wire. So each message becomes one frame, unmasked, not compressed, and
/// judged by no rule, for nobody knows what its frames were like; the first row of each connection
/// behind its beginning is a note that says so. Frames that a HAR of ours has besides are left out;
/// of control frames, which no message stands for, another note tells how many those were.
public final class HarCapture implements HarSink {
    private final CaptureSink sink;
    private final String name;

    /// @param name of the file, for the notes
    public HarCapture(CaptureSink sink, String name) {
        this.sink = sink;
        this.name = name;
    }

    @Override
    public HarMessages opened(HarConnection connection) {
        long time = connection.startedAt();
        int number = sink.opened(connection.client(), connection.server(), time);
        Rows rows = new Rows(number, connection);
        rows.begin();
        return rows;
    }

    private final class Rows implements HarMessages {
        private final int number;
        private final HarConnection connection;
        private final RowBatch batch = new RowBatch();
        private long time;
        private int controlFrames;

        private Rows(int number, HarConnection connection) {
            this.number = number;
            this.connection = connection;
            time = connection.startedAt();
        }

        private void begin() {
            batch.opened(number, time);
            sink.append(batch);
            batch.clear();
            sink.note(number, time, NoteKind.MADE_FROM_MESSAGES, name);
            sink.agreed(number, connection.target(), "");
            head(RowKind.REQUEST, Direction.CLIENT_TO_SERVER, connection.request(), 0);
            if (!connection.response().isEmpty()) {
                head(
                        RowKind.RESPONSE,
                        Direction.SERVER_TO_CLIENT,
                        connection.response(),
                        connection.status());
            }
        }

        private void head(RowKind kind, Direction direction, Bytes head, int status) {
            int chunk = sink.append(number, direction, time, head.buffer());
            long at = RowBatch.location(chunk, 0);
            batch.bytes(kind, number, direction, time, at, head.length(), 0, status);
            append(direction);
        }

        private void append(Direction direction) {
            sink.append(batch);
            batch.clear();
            sink.pendingFrom(number, direction, -1);
        }

        @Override
        public void message(Direction direction, long at, Opcode opcode, Bytes data) {
            time = Math.max(time, at);
            FrameHeader header = FrameHeader.of(opcode, data.length());
            int chunk =
                    sink.append(number, direction, at, FrameEncoder.encode(header, data).buffer());
            batch.frame(
                    number,
                    direction,
                    at,
                    RowBatch.location(chunk, 0),
                    header.firstByte(),
                    header.secondByte(),
                    0,
                    data.length(),
                    0,
                    opcode);
            append(direction);
        }

        @Override
        public void frame(Direction direction, long at, Bytes wire) {
            boolean control = !wire.isEmpty() && Opcode.ofCode(wire.at(0) & 0x0f).isControl();
            controlFrames += control ? 1 : 0;
        }

        @Override
        public void error(long at, String text) {
            sink.note(number, at, NoteKind.ERROR_IN_HAR, text);
        }

        @Override
        public void unreadable(long at, String place) {
            sink.note(number, at, NoteKind.MESSAGE_LEFT_OUT, place);
        }

        @Override
        public void end() {
            if (controlFrames > 0) {
                String count = Integer.toString(controlFrames);
                sink.note(number, time, NoteKind.CONTROL_FRAMES_LEFT_OUT, count);
            }
            HarClose close = connection.close().orElse(new HarClose(CloseCode.ABNORMAL, "", time));
            boolean aborted = connection.close().isPresent() && close.code() == CloseCode.ABNORMAL;
            CloseSummary summary =
                    new CloseSummary(
                            Optional.empty(), close.code(), close.code() != CloseCode.ABNORMAL);
            batch.closed(
                    number,
                    Math.max(time, close.time()),
                    summary,
                    aborted ? Ending.RESET : Ending.UNSEEN,
                    0);
            sink.append(batch);
            batch.clear();
        }
    }
}
