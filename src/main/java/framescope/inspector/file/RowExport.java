package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.NoteKind;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Writes chosen rows of a capture, one packet a row for the most part: of the connections that
/// they belong to also the beginning, the opening handshake and the end.
final class RowExport {
    private static final int PIECE = PcapngWriter.MAX_SEGMENT;
    private static final int LARGEST_HEAD = 1 << 20;

    private final CaptureStore store;
    private final PcapngWriter writer;
    private final ExportCounts counts;
    private final Predicate<CaptureRecord> chosen;
    private final InflatedForm inflated;
    private final boolean inflating;
    private final SavedMarks marks;
    private final SavedConnections connections;
    private final Set<Integer> wanted = new HashSet<>();

    RowExport(
            CaptureStore store,
            PcapngWriter writer,
            ExportCounts counts,
            ExportForm form,
            Predicate<CaptureRecord> chosen) {
        this.store = store;
        this.writer = writer;
        this.counts = counts;
        this.chosen = chosen;
        inflating = form == ExportForm.INFLATED;
        inflated = new InflatedForm(store);
        marks = new SavedMarks(store);
        connections =
                new SavedConnections(
                        store,
                        writer,
                        marks,
                        inflating ? InflatedForm::withoutExtensions : head -> head);
    }

    private interface RowVisitor {
        void visit(CaptureRecord row) throws IOException;
    }

    void write() throws IOException {
        long end = store.endRow();
        counts.expect(store.totals().bytes());
        forEachRow(
                end,
                row -> {
                    if (chosen.test(row)) {
                        wanted.add(row.connection());
                    }
                });
        forEachRow(end, this::write);
        copyAll(inflated.unfinished());
    }

    private void copyAll(List<CaptureRecord> rows) throws IOException {
        for (CaptureRecord row : rows) {
            copy(row);
        }
    }

    private void forEachRow(long end, RowVisitor visitor) throws IOException {
        RowBlock block = new RowBlock();
        long next = store.firstRow();
        while (next < end && store.read(next, block)) {
            for (int row = 0; row < block.count(); row++) {
                if (counts.isCancelled() || block.number(row) >= end) {
                    return;
                }
                visitor.visit(block.row(row));
            }
            next = block.first() + block.count();
        }
    }

    private void write(CaptureRecord row) throws IOException {
        if (!wanted.contains(row.connection())) {
            return;
        }
        switch (row.kind()) {
            case OPENED -> connections.at(row.connection(), row.time());
            case REQUEST, RESPONSE -> head(row);
            case FRAME -> {
                if (chosen.test(row)) {
                    frame(row);
                }
            }
            case BYTES -> {
                if (chosen.test(row)) {
                    copy(row);
                }
            }
            case CLOSED -> {
                copyAll(inflated.unfinishedOf(row.connection()));
                connections.closed(row);
            }
            case NOTE -> {
                // Of rows one by one no gap is left over.
                if (chosen.test(row) && store.note(row).kind() != NoteKind.BYTES_MISSING) {
                    connections.note(row);
                }
            }
        }
        counts.written(row.is(RowKind.NOTE) ? 0 : row.wireLength());
    }

    private void head(CaptureRecord row) throws IOException {
        if (inflating) {
            Bytes head = store.wire(row, 0, LARGEST_HEAD);
            data(row, InflatedForm.withoutExtensions(head), marks.mark(row), true);
        } else {
            copy(row);
        }
    }

    private void frame(CaptureRecord row) throws IOException {
        counts.frame();
        if (!row.opcode().isControl() && row.opcode() != Opcode.CONTINUATION) {
            copyAll(inflated.abandonedFor(row));
        }
        if (!inflating || !row.isCompressed()) {
            copy(row);
        } else if (row.isInflated()) {
            RowMark all =
                    inflated.held(row).stream()
                            .map(marks::mark)
                            .reduce(RowMark.NONE, RowMark::and)
                            .and(marks.mark(row));
            data(row, inflated.message(row), all, true);
        } else {
            copyAll(inflated.hold(row));
        }
    }

    private void copy(CaptureRecord row) throws IOException {
        long length = row.wireLength();
        long from = 0;
        while (from < length) {
            Bytes piece = store.wire(row, from, PIECE);
            if (piece.isEmpty()) {
                TcpSynthesis connection = connections.at(row.connection(), row.time());
                writer.skipped(connection, row.direction(), length - from);
                return;
            }
            RowMark mark = from == 0 ? marks.mark(row) : RowMark.NONE;
            from += piece.length();
            data(row, piece, mark, from >= length);
        }
    }

    private void data(CaptureRecord row, Bytes bytes, RowMark mark, boolean last)
            throws IOException {
        TcpSynthesis connection = connections.at(row.connection(), row.time());
        writer.data(
                connection,
                row.direction(),
                row.time(),
                bytes.buffer(),
                SavedMarks.atFirstByte(mark),
                last);
    }
}
