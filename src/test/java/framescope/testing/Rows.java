package framescope.testing;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import java.util.List;
import java.util.stream.LongStream;

/// The rows of a capture at this moment, as lists.
public final class Rows {
    private Rows() {}

    /// All rows.
    public static List<CaptureRecord> of(CaptureStore store) {
        return LongStream.range(store.firstRow(), store.endRow())
                .mapToObj(number -> store.row(number).orElseThrow())
                .toList();
    }

    /// The rows of one kind.
    public static List<CaptureRecord> of(CaptureStore store, RowKind kind) {
        return of(store).stream().filter(row -> row.is(kind)).toList();
    }

    /// The kinds of all rows of a connection, in order.
    public static List<RowKind> kinds(CaptureStore store, int connection) {
        return of(store).stream()
                .filter(row -> row.connection() == connection)
                .map(CaptureRecord::kind)
                .toList();
    }
}
