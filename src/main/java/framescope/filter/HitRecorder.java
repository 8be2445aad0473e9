package framescope.filter;

import java.util.Arrays;

/// Writes down which rows pass, one after the other, and gives views of that. A word of bits is
/// written once, when it is whole, so that a view's memory never changes under its reader. Not
/// thread-safe.
final class HitRecorder {
    private final long first;
    private long[][] pages = new long[16][];
    private long[] before = new long[16];
    private long end;
    private long count;
    private long word;

    /// Begins with this row.
    HitRecorder(long first) {
        this.first = first;
        this.end = first;
    }

    /// The number of the row that is next.
    long end() {
        return end;
    }

    long first() {
        return first;
    }

    /// Writes down whether the next row passes.
    void add(boolean passes) {
        long place = end - first;
        if (place % RowHits.ROWS_PER_PAGE == 0) {
            addPage((int) (place / RowHits.ROWS_PER_PAGE));
        }
        if (passes) {
            word |= 1L << (place % Long.SIZE);
            count++;
        }
        end++;
        if (place % Long.SIZE == Long.SIZE - 1) {
            int whole = (int) (place / Long.SIZE);
            pages[whole / RowHits.WORDS_PER_PAGE][whole % RowHits.WORDS_PER_PAGE] = word;
            word = 0;
        }
    }

    // An earlier view goes on with the arrays it has.
    private void addPage(int page) {
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
            before = Arrays.copyOf(before, page * 2);
        }
        pages[page] = new long[RowHits.WORDS_PER_PAGE];
        before[page] = count;
    }

    /// What is written down so far.
    RowHits view() {
        return new RowHits(first, end, count, pages, before, word);
    }
}
