package framescope.inspector.file;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.file.HarCapture;
import framescope.capture.file.HarConnection;
import framescope.capture.file.HarMessages;
import framescope.capture.file.HarReader;
import framescope.capture.file.HarSink;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Reads the WebSockets of a HAR into a capture, on one thread.
final class HarImport implements HarSink {
    private final HarCapture capture;
    private final ImportCounts counts;
    private final Pace pace;

    /// Lets a reader wait, or gives it up.
    @FunctionalInterface
    interface Pace {
        /// Is called between two messages.
        ///
        /// @throws CancellationException when nobody wants the rest
        void step();
    }

    HarImport(CaptureSink sink, String name, ImportCounts counts, Pace pace) {
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
        return new Counted(capture.opened(connection));
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
