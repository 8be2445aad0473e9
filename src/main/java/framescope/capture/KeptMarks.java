package framescope.capture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Marks of a capture that are kept where its bytes are. May be used from any thread.
final class KeptMarks {
    private static final ConnectionInfo NO_CONNECTION =
            new ConnectionInfo(CaptureSink.NO_CONNECTION, "", "", 0);

    private final CaptureStore store;
    private final ChunkStore chunks;
    private final Consumer<Runnable> locked;
    private final RowNames names;
    private final RowMarks marks = new RowMarks();

    /// @param locked runs what is written under the lock of its owner
    KeptMarks(CaptureStore store, ChunkReader wire, ChunkStore chunks, Consumer<Runnable> locked) {
        this.store = store;
        this.chunks = chunks;
        this.locked = locked;
        names = new RowNames(store, wire);
    }

    RowMarks marks() {
        return marks;
    }

    Map<Long, RowName> names(Collection<CaptureRecord> rows) {
        return names.of(rows);
    }

    /// Keeps what now stands at rows. What is written last is the latest, whoever else writes: the
    /// mark is looked up under the lock that writing takes.
    void keep(Collection<Long> rows) {
        List<CaptureRecord> records =
                rows.stream().map(store::row).flatMap(Optional::stream).toList();
        Map<Long, RowName> named = names.of(records);
        for (CaptureRecord row : records) {
            RowName name = named.get(row.number());
            Optional<ConnectionInfo> connection =
                    row.connection() == CaptureSink.NO_CONNECTION
                            ? Optional.of(NO_CONNECTION)
                            : store.connection(row.connection());
            if (name != null && connection.isPresent()) {
                locked.accept(() ->
                        chunks.mark(connection.get(), row.time(), name, marks.of(row.number())));
            }
        }
    }

    /// Takes over what was read with rows, by their places behind the first.
    void put(long firstRow, Map<Integer, RowMark> read) {
        read.forEach((place, mark) -> marks.put(firstRow + place, mark));
        keep(read.keySet().stream().map(place -> firstRow + place).toList());
    }

    /// Takes over what was read of rows that were captured before.
    void put(Map<RowName, RowMark> read) {
        if (!read.isEmpty()) {
            Map<RowName, Long> rows = names.find(read.keySet());
            rows.forEach((name, row) -> marks.put(row, read.getOrDefault(name, RowMark.NONE)));
            keep(rows.values());
        }
    }
}
