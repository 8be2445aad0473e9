package framescope.inspector.file;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.file.HarCapture;
import framescope.capture.file.HarClose;
import framescope.capture.file.HarConnection;
import framescope.capture.file.HarMessages;
import framescope.capture.file.HarReader;
import framescope.capture.file.HarSink;
import framescope.capture.file.NoteComment;
import framescope.capture.file.TcpConnection;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.connection.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads the WebSockets of a HAR into a capture, on one thread.
final class HarImport implements HarSink {
    private final CaptureSink sink;
    private final RowBatch rows = new RowBatch();
    private final HarCapture capture;
    private final ImportCounts counts;
    private final Limits limits;
    private final Pace pace;

    /// Lets a reader wait, or gives it up.
    @FunctionalInterface
    interface Pace {
        /// Is called between two messages.
        ///
        /// @throws CancellationException when nobody wants the rest
        void step();
    }

    /// @param limits of messages
    HarImport(CaptureSink sink, String name, ImportCounts counts, Limits limits, Pace pace) {
        this.sink = sink;
        this.limits = limits;
        capture = new HarCapture(sink, name);
        this.counts = counts;
        this.pace = pace;
    }

    /// Reads the file to its end, or until it is cancelled.
    ///
    /// @param channel the same file, whose position says how far that has come
    /// @return whether it was read to its end
    boolean run(Path file, FileChannel channel) throws IOException {
        try {
            HarReader.read(file, channel, this);
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    @Override
    public HarMessages opened(HarConnection connection) {
        pace.step();
        counts.connection();
        return connection.framed()
                ? new Framed(connection)
                : new Counted(capture.opened(connection));
    }

    /// A connection whose frames are in the HAR: they are read as if they came from a socket.
    private final class Framed implements HarMessages {
        private final HarConnection connection;
        private final StreamRecorder recorder;
        private long time;

        private Framed(HarConnection connection) {
            this.connection = connection;
            time = connection.startedAt();
            TcpConnection found =
                    new TcpConnection(
                            (int) counts.connections(),
                            connection.client(),
                            connection.server(),
                            time,
                            true,
                            false);
            recorder = new StreamRecorder(found, sink, counts, rows, limits, ended -> {});
            bytes(Direction.CLIENT_TO_SERVER, connection.request());
            bytes(Direction.SERVER_TO_CLIENT, connection.response());
        }

        private void bytes(Direction direction, Bytes wire) {
            if (!wire.isEmpty()) {
                // The recorder unmasks in place, and bytes are not to change.
                recorder.bytes(direction, time, ByteBuffer.wrap(wire.toArray()));
            }
        }

        @Override
        public void frame(Direction direction, long at, Bytes wire) {
            pace.step();
            time = Math.max(time, at);
            bytes(direction, wire);
        }

        /// Its frames are told as well.
        @Override
        public void message(Direction direction, long at, Opcode opcode, Bytes data) {}

        @Override
        public void error(long at, String text) {
            note(at, NoteKind.ERROR_IN_HAR, text);
        }

        @Override
        public void unreadable(long at, String place) {
            note(at, NoteKind.MESSAGE_LEFT_OUT, place);
        }

        private void note(long at, NoteKind kind, String detail) {
            recorder.comment(
                    Direction.SERVER_TO_CLIENT,
                    Math.max(time, at),
                    0,
                    NoteComment.of(new CaptureNote(kind, detail)));
        }

        @Override
        public void end() {
            Optional<HarClose> close = connection.close();
            if (close.isPresent() && close.get().code() == CloseCode.ABNORMAL) {
                recorder.closed(Math.max(time, close.get().time()), Ending.RESET);
            } else {
                recorder.leftOpen();
            }
        }
    }

    private final class Counted implements HarMessages {
        private final HarMessages rows;

        private Counted(HarMessages rows) {
            this.rows = rows;
        }

        @Override
        public void message(Direction direction, long time, Opcode opcode, Bytes data) {
            pace.step();
            counts.frame();
            rows.message(direction, time, opcode, data);
        }

        @Override
        public void frame(Direction direction, long time, Bytes wire) {
            rows.frame(direction, time, wire);
        }

        @Override
        public void error(long time, String text) {
            if (counts.mayNote()) {
                rows.error(time, text);
            }
        }

        @Override
        public void unreadable(long time, String place) {
            if (counts.mayNote()) {
                rows.unreadable(time, place);
            }
        }

        @Override
        public void end() {
            rows.end();
        }
    }
}
