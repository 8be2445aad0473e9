package framescope.capture.journal;

import framescope.capture.ConnectionInfo;
import framescope.capture.Direction;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import java.io.IOException;

/// A connection that a journal tells of. When its beginning could not be written, that is done
/// before anything else of it. Guarded by the journal's lock.
final class JournalConnection {
    private final ConnectionInfo info;
    private final TcpSynthesis synthesis;
    private final long[] skipped = new long[2];
    private boolean begun;

    JournalConnection(ConnectionInfo info) {
        this.info = info;
        synthesis = synthesis(info);
    }

    /// The packets of a connection of which nothing is written but what somebody says of it.
    static TcpSynthesis synthesis(ConnectionInfo info) {
        return new TcpSynthesis(info.number(), info.remote(), info.local());
    }

    /// Its packets, behind its beginning.
    TcpSynthesis in(PcapngWriter writer) throws IOException {
        if (!begun) {
            begun = true;
            writer.opened(synthesis, info.openedAt());
            for (Direction direction : Direction.values()) {
                writer.skipped(synthesis, direction, skipped[direction.ordinal()]);
            }
        }
        return synthesis;
    }

    /// Hears of bytes that are not written.
    void skipped(PcapngWriter writer, Direction direction, long length) {
        if (begun) {
            writer.skipped(synthesis, direction, length);
        } else {
            skipped[direction.ordinal()] += length;
        }
    }
}
