package framescope.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An append-only run of fixed-size units in pages off the heap, whose older pages can be dropped.
///
/// One thread at a time appends and drops (its owner holds a lock); readers need none for units
/// whose number was published to them after they were written. A reader that comes too late for
/// a dropped page gets null. Pages are left to the garbage collector, since a reader may still
/// look at one; an owner that is its own only reader has them used again.
final class PagedMemory {
    // What is freed and taken again and again, the system's allocator keeps besides what is in
    // use: a flood of inflated messages made it 70 MB.
    private static final int MOST_SPARE_PAGES = 64;

    private final int unitBytes;
    private final int unitsPerPage;
    private final boolean reusing;
    private final BitSet moved = new BitSet();
    private final Deque<MemorySegment> spare = new ArrayDeque<>();
    private volatile @Nullable MemorySegment[] pages = new MemorySegment[4];
    private int firstPage;
    private int endPage;
    private int heldPages;

    PagedMemory(int unitBytes, int unitsPerPage, boolean reusing) {
        this.unitBytes = unitBytes;
        this.unitsPerPage = unitsPerPage;
        this.reusing = reusing;
    }

    /// The page to write a unit to, made when it is new.
    MemorySegment pageForWriting(long unit) {
        int page = Math.toIntExact(unit / unitsPerPage);
        if (page >= endPage) {
            if (page >= pages.length) {
                pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
            }
            MemorySegment fresh = spare.poll();
            @Nullable MemorySegment[] now = pages;
            now[page] =
                    fresh != null
                            ? fresh
                            : Arena.ofAuto().allocate((long) unitBytes * unitsPerPage, Long.BYTES);
            pages = now; // Publishes the new page: a volatile write behind the plain one.
            endPage = page + 1;
            heldPages++;
        }
        return Objects.requireNonNull(pages[page]);
    }

    /// The page that holds a unit, or null when it was dropped.
    @Nullable MemorySegment page(long unit) {
        @Nullable MemorySegment[] now = pages;
        long page = unit / unitsPerPage;
        return page < now.length ? now[(int) page] : null;
    }

    /// Where a unit begins in its page, in bytes.
    long offset(long unit) {
        return unit % unitsPerPage * unitBytes;
    }

    /// How many units from this one on lie in the same page.
    int unitsToPageEnd(long unit) {
        return unitsPerPage - (int) (unit % unitsPerPage);
    }

    /// The number of the page that a unit lies in.
    int pageNumber(long unit) {
        return (int) (unit / unitsPerPage);
    }

    /// Drops the pages that hold only units before this one, but for those that are to be kept.
    ///
    /// @param kept page numbers
    void dropBefore(long unit, BitSet kept) {
        int end = (int) Math.min(unit / unitsPerPage, endPage);
        @Nullable MemorySegment[] now = pages;
        for (int page = firstPage; page < end; page++) {
            MemorySegment dropped = now[page];
            if (dropped == null || kept.get(page)) {
                continue;
            }
            now[page] = null;
            if (moved.get(page)) {
                moved.clear(page);
                continue;
            }
            heldPages--;
            if (reusing && spare.size() < MOST_SPARE_PAGES) {
                spare.push(dropped);
            }
        }
        while (firstPage < end && now[firstPage] == null) {
            firstPage++;
        }
        pages = now;
    }

    /// Has a page lie elsewhere from now on, unless it was dropped.
    ///
    /// @param elsewhere the same bytes, which are not this memory's any more
    void move(int page, MemorySegment elsewhere) {
        @Nullable MemorySegment[] now = pages;
        if (now[page] != null) {
            now[page] = elsewhere;
            pages = now;
            moved.set(page);
            heldPages--;
        }
    }

    /// The number of the first page that may be there.
    int firstPage() {
        return firstPage;
    }

    /// Drops all pages and begins with unit 0 again. Only for an owner whose readers are done with
    /// every unit.
    void restart() {
        dropBefore((long) endPage * unitsPerPage, new BitSet());
        firstPage = 0;
        endPage = 0;
    }

    /// The memory of the pages in use, in bytes.
    long heldBytes() {
        return heldPages * pageBytes();
    }

    /// The memory of a page, in bytes.
    long pageBytes() {
        return (long) unitsPerPage * unitBytes;
    }
}
