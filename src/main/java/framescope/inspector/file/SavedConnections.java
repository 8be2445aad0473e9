package framescope.inspector.file;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.file.NoteComment;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The connections of a file that is being written: each is opened before anything else of it, with its
/// handshake where that was cleared from the capture.
final class SavedConnections {
    private final CaptureStore store;
    private final PcapngWriter writer;
    private final UnaryOperator<Bytes> heads;
    private final Map<Integer, TcpSynthesis> opened = new HashMap<>();

    /// @param heads gives the form in which a head is written
    SavedConnections(CaptureStore store, PcapngWriter writer, UnaryOperator<Bytes> heads) {
        this.store = store;
        this.writer = writer;
        this.heads = heads;
    }

    /// A connection of the file, written as opened if it is not yet.
    ///
    /// @param time when something is about to be written of it
    TcpSynthesis at(int number, long time) throws IOException {
        TcpSynthesis known = opened.get(number);
        if (known != null) {
            return known;
        }
        ConnectionInfo info =
                store.connection(number).orElseGet(() -> new ConnectionInfo(number, "", "", time));
        TcpSynthesis fresh = new TcpSynthesis(number, info.remote(), info.local());
        opened.put(number, fresh);
        long openedAt = Math.min(time, info.openedAt());
        writer.opened(fresh, openedAt);
        writeCleared(number, fresh, openedAt);
        return fresh;
    }

    private void writeCleared(int number, TcpSynthesis connection, long time) throws IOException {
        boolean cleared = false;
        for (Direction direction : Direction.values()) {
            Bytes head = store.clearedHead(number, direction);
            if (!head.isEmpty()) {
                writer.data(connection, direction, time, heads.apply(head).buffer());
                cleared = true;
            }
        }
        if (cleared) {
            CaptureNote note = new CaptureNote(NoteKind.CLEARED, "");
            writer.note(connection, time, NoteComment.of(note));
        }
    }
}
