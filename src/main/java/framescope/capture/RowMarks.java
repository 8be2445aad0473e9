package framescope.capture;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/// The marks and comments of a capture's rows, by the rows' numbers.
///
/// There are objects on the heap for each, so there is a limit: marks point things out, and whoever
/// wants to choose many rows has the display filter. May be used from any thread; reading never
/// waits.
public final class RowMarks {
    /// The most rows that have a mark or a comment.
    public static final int MOST_ROWS = 100_000;

    /// The most characters that all comments have together.
    public static final int MOST_CHARACTERS = 16 << 20;

    private final NavigableMap<Long, RowMark> marks = new ConcurrentSkipListMap<>();
    private int rows;
    private long characters;
    private volatile int changes;

    RowMarks() {}

    /// What stands at a row.
    public RowMark of(long row) {
        return marks.getOrDefault(row, RowMark.NONE);
    }

    /// Whether no row has a mark or a comment.
    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /// All of them, ordered by their rows, as they are whenever somebody looks.
    public NavigableMap<Long, RowMark> all() {
        return Collections.unmodifiableNavigableMap(marks);
    }

    /// The next row behind this one that is marked.
    public OptionalLong markedBehind(long row) {
        return firstMarked(marks.tailMap(row, false));
    }

    /// The last row before this one that is marked.
    public OptionalLong markedBefore(long row) {
        return firstMarked(marks.headMap(row, false).descendingMap());
    }

    private static OptionalLong firstMarked(NavigableMap<Long, RowMark> rows) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().marked())
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    /// Counts how often something changed.
    public int changes() {
        return changes;
    }

    /// Sets what stands at a row.
    ///
    /// @return whether there was room for it; otherwise nothing changed
    public synchronized boolean put(long row, RowMark mark) {
        RowMark before = of(row);
        int more = before.isNone() ? 1 : 0;
        int longer = mark.comment().length() - before.comment().length();
        if (!mark.isNone() && (rows + more > MOST_ROWS || characters + longer > MOST_CHARACTERS)) {
            return false;
        }
        if (mark.isNone()) {
            marks.remove(row);
            more = before.isNone() ? 0 : -1;
        } else {
            marks.put(row, mark);
        }
        rows += more;
        characters += longer;
        changed();
        return true;
    }

    private void changed() {
        int next = changes + 1; // Under the lock.
        changes = next;
    }

    /// Forgets those of rows before this one.
    synchronized void dropBefore(long row) {
        NavigableMap<Long, RowMark> dropped = marks.headMap(row, false);
        if (!dropped.isEmpty()) {
            rows -= dropped.size();
            characters -= dropped.values().stream().mapToLong(m -> m.comment().length()).sum();
            dropped.clear();
            changed();
        }
    }
}
