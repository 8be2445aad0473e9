package framescope.inspector.file;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import framescope.capture.file.NoteComment;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.RowComment;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The connections of a file that is being written: each is opened before anything else of it, with its
/// handshake where that was cleared from the capture.
final class SavedConnections {
    private final CaptureStore store;
    private final PcapngWriter writer;
    private final SavedMarks marks;
    private final UnaryOperator<Bytes> heads;
    private final Map<Integer, TcpSynthesis> opened = new HashMap<>();
    private final Map<List<Object>, Integer> notes = new HashMap<>();

    /// @param heads gives the form in which a head is written
    SavedConnections(
            CaptureStore store, PcapngWriter writer, SavedMarks marks, UnaryOperator<Bytes> heads) {
        this.marks = marks;
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
        writer.opened(fresh, openedAt, marks.atBeginning(number));
        writeCleared(number, fresh, openedAt);
        return fresh;
    }

    /// Writes a connection's end, and what stands at its row.
    void closed(CaptureRecord row) throws IOException {
        TcpSynthesis connection = at(row.connection(), row.time());
        String[] comments = marks.named(row);
        if (comments.length > 0) {
            writer.note(connection, row.time(), comments);
        }
        writer.closed(connection, row.time(), row.ending());
    }

    /// Writes a note, and what stands at its row. One about missing bytes is made of the gap when the
    /// file is read.
    void note(CaptureRecord row) throws IOException {
        CaptureNote note = store.note(row);
        RowName name = nameOfNext(row.connection(), note.kind());
        RowMark mark = marks.mark(row);
        List<String> texts = new ArrayList<>();
        if (!note.kind().isMadeAnew()) {
            texts.add(NoteComment.of(note));
        }
        if (!mark.isNone()) {
            texts.add(RowComment.of(name, mark));
        }
        String[] all = texts.toArray(String[]::new);
        if (row.connection() == CaptureSink.NO_CONNECTION) {
            writer.note(row.time(), all);
        } else if (all.length > 0) {
            writer.note(at(row.connection(), row.time()), row.time(), all);
        }
    }

    // Notes are told apart by counting those that are in the file.
    private RowName nameOfNext(int connection, NoteKind kind) {
        int count = notes.merge(List.of(connection, kind), 1, Integer::sum);
        return new RowName.Note(connection, kind, count - 1);
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
            nameOfNext(number, note.kind());
            writer.note(connection, time, NoteComment.of(note));
        }
    }
}
