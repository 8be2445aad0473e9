package framescope.capture;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Gives rows of a capture their names, and finds rows by them. May be used from any thread.
final class RowNames {
    private final CaptureStore store;
    private final ChunkReader wire;

    RowNames(CaptureStore store, ChunkReader wire) {
        this.store = store;
        this.wire = wire;
    }

    /// The names of rows, by their numbers. A row whose bytes were cleared has none. Where notes are
    /// among them, all rows before those are walked over.
    Map<Long, RowName> of(Collection<CaptureRecord> rows) {
        Map<Long, RowName> names = new TreeMap<>();
        Set<Long> notes = new HashSet<>();
        for (CaptureRecord row : rows) {
            if (row.is(RowKind.NOTE)) {
                notes.add(row.number());
            } else {
                of(row).ifPresent(name -> names.put(row.number(), name));
            }
        }
        if (!notes.isEmpty()) {
            new NoteCount().walk(notes, names);
        }
        return names;
    }

    private Optional<RowName> of(CaptureRecord row) {
        return switch (row.kind()) {
            case OPENED -> Optional.of(new RowName.Beginning(row.connection()));
            case CLOSED -> Optional.of(new RowName.End(row.connection()));
            case REQUEST, RESPONSE, FRAME, BYTES -> Optional.ofNullable(wire.name(row.location()));
            case NOTE -> Optional.empty();
        };
    }

    /// Counts notes by connection and kind.
    private final class NoteCount {
        private final Map<List<Object>, Integer> counts = new HashMap<>();

        private RowName.Note next(CaptureRecord row) {
            NoteKind kind = store.note(row).kind();
            int count = counts.merge(List.of(row.connection(), kind), 1, Integer::sum);
            return new RowName.Note(row.connection(), kind, count - 1);
        }

        private void walk(Set<Long> wanted, Map<Long, RowName> names) {
            RowBlock block = new RowBlock();
            int left = wanted.size();
            long next = store.firstRow();
            while (left > 0 && store.read(next, block)) {
                for (int row = 0; row < block.count() && left > 0; row++) {
                    if (block.kind(row) == RowKind.NOTE) {
                        RowName name = next(block.row(row));
                        if (wanted.contains(block.number(row))) {
                            left--;
                            names.put(block.number(row), name);
                        }
                    }
                }
                next = block.first() + block.count();
            }
        }
    }

    // ---------------------------------------------------------------- finding

    /// The numbers of the rows that have these names, as far as there are such. Walks over all
    /// chunks and all rows.
    Map<RowName, Long> find(Set<RowName> names) {
        Map<Long, RowName> byLocation = locations(names);
        Map<RowName, Long> found = new HashMap<>();
        NoteCount notes = new NoteCount();
        RowBlock block = new RowBlock();
        long next = store.firstRow();
        while (store.read(next, block)) {
            for (int row = 0; row < block.count(); row++) {
                RowName name =
                        switch (block.kind(row)) {
                            case OPENED -> new RowName.Beginning(block.connection(row));
                            case CLOSED -> new RowName.End(block.connection(row));
                            case NOTE -> notes.next(block.row(row));
                            case REQUEST, RESPONSE, FRAME, BYTES ->
                                    byLocation.get(block.location(row));
                        };
                if (name != null && names.contains(name)) {
                    found.put(name, block.number(row));
                }
            }
            next = block.first() + block.count();
        }
        return found;
    }

    /// What was read or written of one direction of a connection at one time.
    private record Moment(int connection, Direction direction, long time) {}

    private Map<Long, RowName> locations(Set<RowName> names) {
        Map<Moment, TreeMap<Long, RowName>> wanted = new HashMap<>();
        for (RowName name : names) {
            if (name instanceof RowName.FirstByte byteOf) {
                Moment moment = new Moment(byteOf.connection(), byteOf.direction(), byteOf.time());
                wanted.computeIfAbsent(moment, key -> new TreeMap<>()).put(byteOf.offset(), name);
            }
        }
        Map<Long, RowName> locations = new HashMap<>();
        Map<Moment, Long> passed = new HashMap<>();
        WireChunks chunks = store.chunks();
        while (!wanted.isEmpty() && chunks.next()) {
            Moment moment = new Moment(chunks.connection(), chunks.direction(), chunks.time());
            TreeMap<Long, RowName> here = wanted.get(moment);
            if (here != null) {
                long to = passed.merge(moment, (long) chunks.length(), Long::sum);
                long from = to - chunks.length();
                here.subMap(from, to)
                        .forEach((offset, name) ->
                                locations.put(
                                        RowBatch.location(
                                                chunks.number(),
                                                chunks.cleared() + (int) (offset - from)),
                                        name));
            }
        }
        return locations;
    }
}
