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
    private static final RowKind[] KINDS = RowKind.values();
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

    /// Copies rows from this one on, or from the first that is kept, as many as the block takes.
    ///
    /// @return whether there was any
    boolean read(long from, RowBlock into) {
        long start = Math.max(from, first);
        int wanted = Math.clamp(end - start, 0, RowBlock.CAPACITY);
        int copied = 0;
        while (copied < wanted) {
            @Nullable MemorySegment page = rows.page(start + copied);
            if (page == null) {
                break; // Cleared while we were reading: whoever asks again begins behind that.
            }
            int run = Math.min(wanted - copied, rows.unitsToPageEnd(start + copied));
            MemorySegment.copy(
                    page,
                    LONG,
                    rows.offset(start + copied),
                    into.longs(),
                    copied * RowBatch.LONGS,
                    run * RowBatch.LONGS);
            copied += run;
        }
        into.filled(start, copied);
        return copied > 0;
    }

    /// The oldest chunk that one of the rows from a number on begins in.
    ///
    /// @param none what to answer where no row has bytes
    int oldestChunk(long from, int none) {
        int oldest = none;
        for (long row = Math.max(from, first); row < end; row++) {
            @Nullable MemorySegment page = rows.page(row);
            if (page != null) {
                long at = rows.offset(row);
                int kind = (int) (page.get(LONG, at + 5 * Long.BYTES) >>> 16) & 0xff;
                int chunk = (int) (page.get(LONG, at + Long.BYTES) >>> 32);
                oldest = KINDS[kind].hasBytes() ? Math.min(oldest, chunk) : oldest;
            }
        }
        return oldest;
    }

    /// Where the next row begins whose bytes stand behind a row's in the same stream.
    ///
    /// @param none what to answer where no such row has come
    long nextLocation(CaptureRecord row, long none) {
        for (long later = Math.max(row.number() + 1, first); later < end; later++) {
            @Nullable MemorySegment page = rows.page(later);
            if (page == null) {
                continue;
            }
            long at = rows.offset(later);
            long shape = page.get(LONG, at + 5 * Long.BYTES);
            boolean same =
                    (int) page.get(LONG, at + 4 * Long.BYTES) == row.connection()
                            && (shape >>> 24 & 1) == row.direction().ordinal();
            if (same && KINDS[(int) (shape >>> 16) & 0xff].hasBytes()) {
                return page.get(LONG, at + Long.BYTES);
            }
        }
        return none;
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
