package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import framescope.capture.file.PacketComments;
import framescope.capture.file.RowComment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The marks of a capture on their way into a file, as they were when the saving began. Not
/// thread-safe.
final class SavedMarks {
    private final Map<Long, RowMark> byRow = new HashMap<>();
    private final Map<Long, RowName> names;
    private final Map<Integer, CaptureRecord> beginnings = new HashMap<>();
    private final Map<Integer, NavigableMap<Integer, CaptureRecord>> byChunk = new HashMap<>();

    SavedMarks(CaptureStore store) {
        byRow.putAll(store.marks().all());
        List<CaptureRecord> rows =
                byRow.keySet().stream().map(store::row).flatMap(Optional::stream).toList();
        names = store.names(rows);
        for (CaptureRecord row : rows) {
            if (row.kind().hasBytes()) {
                byChunk.computeIfAbsent((int) (row.location() >>> 32), key -> new TreeMap<>())
                        .put((int) row.location(), row);
            } else if (names.get(row.number()) instanceof RowName.Beginning) {
                beginnings.put(row.connection(), row);
            }
        }
    }

    /// What stands at a row.
    RowMark mark(CaptureRecord row) {
        return byRow.getOrDefault(row.number(), RowMark.NONE);
    }

    /// What stands at a row, for a comment that may be anywhere; nothing or one.
    String[] named(CaptureRecord row) {
        RowName name = names.get(row.number());
        RowMark mark = mark(row);
        return name == null || mark.isNone()
                ? new String[0]
                : new String[] {RowComment.of(name, mark)};
    }

    /// The same for the row of a connection's beginning.
    String[] atBeginning(int connection) {
        CaptureRecord row = beginnings.get(connection);
        return row == null ? new String[0] : named(row);
    }

    /// The comment of a packet that begins with a row.
    static PacketComments atFirstByte(RowMark mark) {
        return mark.isNone()
                ? PacketComments.NONE
                : (from, to) -> from > 0 ? List.of() : List.of(RowComment.here(0, mark));
    }

    /// The comments of the packets that carry a chunk.
    ///
    /// @param number of the chunk
    /// @param cleared how many of its first bytes are not written
    ChunkComments in(int number, int cleared) {
        return new ChunkComments(byChunk.getOrDefault(number, new TreeMap<>()), cleared);
    }

    /// The comments of the packets that carry a chunk: each is at the packet that its row begins in,
    /// as far as there is room.
    final class ChunkComments implements PacketComments {
        private final NavigableMap<Integer, CaptureRecord> rows;
        private final int cleared;
        private final List<String> left = new ArrayList<>();

        private ChunkComments(NavigableMap<Integer, CaptureRecord> rows, int cleared) {
            this.rows = rows;
            this.cleared = cleared;
        }

        @Override
        public List<String> at(int from, int to) {
            if (rows.isEmpty()) {
                return List.of();
            }
            List<String> comments = new ArrayList<>();
            int room = MOST_BYTES;
            for (var row : rows.subMap(cleared + from, cleared + to).entrySet()) {
                String text = RowComment.here(row.getKey() - cleared - from, mark(row.getValue()));
                int size = text.getBytes(StandardCharsets.UTF_8).length;
                if (size <= room) {
                    comments.add(text);
                    room -= size;
                } else {
                    left.addAll(List.of(named(row.getValue())));
                }
            }
            return comments;
        }

        /// The comments that there was no room for.
        List<String> left() {
            return left;
        }
    }
}
