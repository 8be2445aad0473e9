package framescope.filter;

/// The rows of a capture that passed a filter so far, a bit for each row that was looked at: ten
/// million rows take little more than a megabyte.
///
/// A view at one moment: it never changes, and threads may share it. What comes later is in a later
/// view, which shares its memory.
public final class RowHits {
    static final int ROWS_PER_PAGE = 1 << 12;
    static final int WORDS_PER_PAGE = ROWS_PER_PAGE / Long.SIZE;

    private final long first;
    private final long end;
    private final long count;
    private final long[][] pages;
    private final long[] before;
    private final long tail;

    /// @param pages the bits of all whole words, page by page
    /// @param before how many hits lie before each page
    /// @param tail the bits of the last word, which is not whole
    RowHits(long first, long end, long count, long[][] pages, long[] before, long tail) {
        this.first = first;
        this.end = end;
        this.count = count;
        this.pages = pages;
        this.before = before;
        this.tail = tail;
    }

    /// The number of the first row that was looked at.
    public long first() {
        return first;
    }

    /// The number behind the last row that was looked at.
    public long end() {
        return end;
    }

    /// How many rows passed.
    public long count() {
        return count;
    }

    /// The number of a row that passed.
    ///
    /// @param hit counts them from 0
    /// @throws IndexOutOfBoundsException when there are not as many
    public long row(long hit) {
        if (hit < 0 || hit >= count) {
            throw new IndexOutOfBoundsException("hit " + hit + " of " + count);
        }
        int page = pageOfHit(hit);
        long left = hit - before[page];
        int word = page * WORDS_PER_PAGE;
        while (left >= Long.bitCount(word(word))) {
            left -= Long.bitCount(word(word));
            word++;
        }
        long bits = word(word);
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return first + (long) word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }

    // The last page that has no more hits before it than this one.
    private int pageOfHit(long hit) {
        int low = 0;
        int high = (int) ((end - first - 1) / ROWS_PER_PAGE);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= hit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// How many rows before this one passed, which is the place of this one if it passed too.
    ///
    /// @param row any number
    public long before(long row) {
        if (row <= first) {
            return 0;
        }
        if (row >= end) {
            return count;
        }
        long place = row - first;
        int page = (int) (place / ROWS_PER_PAGE);
        int last = (int) (place / Long.SIZE);
        long hits = before[page];
        for (int word = page * WORDS_PER_PAGE; word < last; word++) {
            hits += Long.bitCount(word(word));
        }
        return hits + Long.bitCount(word(last) & ((1L << (place % Long.SIZE)) - 1));
    }

    /// Whether a row passed; false for one that was not looked at.
    public boolean contains(long row) {
        if (row < first || row >= end) {
            return false;
        }
        long place = row - first;
        return (word((int) (place / Long.SIZE)) >>> (place % Long.SIZE) & 1) != 0;
    }

    private long word(int word) {
        return word == (end - first) / Long.SIZE
                ? tail
                : pages[word / WORDS_PER_PAGE][word % WORDS_PER_PAGE];
    }
}
