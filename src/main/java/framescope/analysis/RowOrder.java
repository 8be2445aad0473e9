package framescope.analysis;

import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import java.util.Arrays;
import java.util.function.LongPredicate;

/// Rows of a capture in another order than that of the wire. Rows with the same key stay in that
/// order. Immutable, and 8 bytes a row.
public final class RowOrder {
    /// The most rows that can be sorted.
    public static final int MOST = 50_000_000;

    private static final int RADIX_BITS = 11;
    private static final int RADIX = 1 << RADIX_BITS;
    private static final int NOT_THERE = -1;

    private final long first;
    private final int[] rows;
    private final int[] places;

    /// What rows are sorted by.
    @FunctionalInterface
    public interface Key {
        /// The key of a row of a block; it is compared as signed.
        long of(RowBlock block, int row);
    }

    private RowOrder(long first, int span, int[] rows) {
        this.first = first;
        this.rows = rows;
        places = new int[span];
        Arrays.fill(places, NOT_THERE);
        for (int place = 0; place < rows.length; place++) {
            places[rows[place]] = place;
        }
    }

    /// Sorts rows. Reads all of them: work for the background.
    ///
    /// @param end the number behind the last row
    /// @param count how many rows there are to sort, at most [#MOST]
    /// @param listed which rows these are
    public static RowOrder of(
            CaptureStore store,
            long end,
            int count,
            LongPredicate listed,
            Key key,
            boolean descending) {
        long first = store.firstRow();
        int[] rows = new int[count];
        long[] keys = new long[count];
        RowBlock block = new RowBlock();
        int filled = 0;
        for (long next = first; next < end && store.read(next, block); ) {
            for (int at = 0; at < block.count() && filled < count; at++) {
                long row = block.number(at);
                if (row < end && listed.test(row)) {
                    // The sign bit turned, so that keys sort as unsigned; all of them for
                    // descending.
                    long turned = key.of(block, at) ^ Long.MIN_VALUE;
                    keys[filled] = descending ? ~turned : turned;
                    rows[filled++] = (int) (row - first);
                }
            }
            next = block.first() + block.count();
        }
        int[] sorted = sort(Arrays.copyOf(rows, filled), keys);
        return new RowOrder(first, (int) (end - first), sorted);
    }

    // By digits from the least on, each time keeping what is equal in its order. Digits that are
    // the same everywhere cost nothing.
    private static int[] sort(int[] rows, long[] keys) {
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        int[] next = new int[rows.length];
        long varying = varying(keys, rows.length);
        for (int shift = 0; shift < Long.SIZE; shift += RADIX_BITS) {
            if ((varying >>> shift & RADIX - 1) == 0) {
                continue;
            }
            int[] starts = new int[RADIX + 1];
            for (int i = 0; i < rows.length; i++) {
                starts[digit(keys[i], shift) + 1]++;
            }
            for (int digit = 0; digit < RADIX; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (int each : order) {
                next[starts[digit(keys[each], shift)]++] = each;
            }
            int[] before = order;
            order = next;
            next = before;
        }
        for (int place = 0; place < order.length; place++) {
            order[place] = rows[order[place]];
        }
        return order;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & RADIX - 1;
    }

    private static long varying(long[] keys, int count) {
        long bits = 0;
        for (int i = 1; i < count; i++) {
            bits |= keys[i] ^ keys[0];
        }
        return bits;
    }

    /// How many rows there are.
    public int count() {
        return rows.length;
    }

    /// The number of the first row that was kept when they were sorted.
    public long first() {
        return first;
    }

    /// The number behind the last row that was looked at.
    public long end() {
        return first + places.length;
    }

    /// The number of the row at a place, from 0 to [#count], exclusive.
    public long row(long place) {
        return first + rows[(int) place];
    }

    /// The place of a row; -1 where it is not among these.
    public long place(long row) {
        return row < first || row >= end() ? NOT_THERE : places[(int) (row - first)];
    }
}
