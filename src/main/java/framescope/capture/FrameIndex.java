package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The rows of a capture off the heap, 48 bytes each, found by number in one step.
///
/// One writer at a time, any number of readers.
final class FrameIndex {
    private static final int ROWS_PER_PAGE = 1 << 13;
    private static final BitSet NO_PAGE = new BitSet();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final PagedMemory rows;
    private volatile long first;
    private volatile long end;

    FrameIndex(boolean reusing) {
        rows = new PagedMemory(RowBatch.ROW_BYTES, ROWS_PER_PAGE, reusing);
    }

    void append(RowBatch batch) {
        long row = end;
        int copied = 0;
        while (copied < batch.count()) {
            MemorySegment page = rows.pageForWriting(row);
            int run = Math.min(batch.count() - copied, rows.unitsToPageEnd(row));
            MemorySegment.copy(
                    batch.longs(),
                    copied * RowBatch.LONGS,
                    page,
                    LONG,
                    rows.offset(row),
                    run * RowBatch.LONGS);
            copied += run;
            row += run;
        }
        end = row;
    }

    /// The row's six longs, or null when there is no such row.
    long @Nullable [] read(long row) {
        if (row < first || row >= end) {
            return null;
        }
        @Nullable MemorySegment page = rows.page(row);
        if (page == null) {
            return null;
        }
        long[] longs = new long[RowBatch.LONGS];
        MemorySegment.copy(page, LONG, rows.offset(row), longs, 0, RowBatch.LONGS);
        return longs;
    }

    void dropBefore(long row) {
        first = row;
        rows.dropBefore(row, NO_PAGE);
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    long heldBytes() {
        return rows.heldBytes();
    }
}
