package framescope.net;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.connection.SentFrame;
import framescope.protocol.connection.Transmission;
import java.util.List;
import java.util.Optional;

/// Makes rows of composed frames while their bytes are written in pieces that have nothing to do
/// with where frames begin. Belongs to the connection's event loop.
final class ComposedRows {
    private static final int NONE = -1;

    private final List<SentFrame> frames;
    private final Optional<Bytes> inflated;
    private int next;
    private long written;
    private long frameStart;
    private long location = NONE;

    ComposedRows(Transmission transmission, List<SentFrame> frames) {
        this.frames = frames;
        this.inflated = transmission.inflated();
    }

    /// Takes a piece, which is kept in a chunk, and adds the rows of the frames that end with it.
    ///
    /// @return the location of the first byte whose row is still to come, or -1
    long written(
            int connection, int chunk, int length, long time, CaptureSink sink, RowBatch into) {
        long pieceStart = written;
        written += length;
        while (next < frames.size() && frameStart < written) {
            if (frameStart >= pieceStart) {
                location = RowBatch.location(chunk, (int) (frameStart - pieceStart));
            }
            long end = frameStart + frames.get(next).frame().length();
            if (end > written) {
                return location;
            }
            add(connection, time, sink, into);
            frameStart = end;
            next++;
        }
        location = NONE;
        return NONE;
    }

    private void add(int connection, long time, CaptureSink sink, RowBatch into) {
        SentFrame sent = frames.get(next);
        FrameHeader header = sent.frame().header();
        if (inflated.isPresent() && next == lastDataFrame()) {
            into.inflated(sink.keepInflated(inflated.get().buffer()), inflated.get().length());
        }
        into.onPurpose();
        into.frame(
                connection,
                Direction.SERVER_TO_CLIENT,
                time,
                location,
                header.firstByte(),
                header.secondByte(),
                header.maskingKey(),
                header.payloadLength(),
                sent.broken(),
                sent.message());
    }

    private int lastDataFrame() {
        int last = frames.size() - 1;
        while (last > 0 && frames.get(last).frame().header().opcode().isControl()) {
            last--;
        }
        return last;
    }

    /// Adds the row of a frame whose rest will not be written.
    void cutShort(int connection, long time, RowBatch into) {
        if (location != NONE) {
            long length = written - frameStart;
            into.bytes(
                    RowKind.BYTES,
                    connection,
                    Direction.SERVER_TO_CLIENT,
                    time,
                    location,
                    length,
                    frames.get(next).broken(),
                    0);
            location = NONE;
        }
    }
}
