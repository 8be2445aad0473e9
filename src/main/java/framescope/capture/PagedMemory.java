package framescope.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An append-only run of fixed-size units in pages off the heap, whose oldest pages can be dropped.
///
/// One thread at a time appends and drops (its owner holds a lock); readers need none for units
/// whose number was published to them after they were written. A reader that comes too late for
/// a dropped page gets null. Pages are left to the garbage collector, since a reader may still
/// look at one; an owner that is its own only reader has them used again.
final class PagedMemory {
    private final int unitBytes;
    private final int unitsPerPage;
    private final boolean reusing;
    private final Deque<MemorySegment> spare = new ArrayDeque<>();
    private volatile @Nullable MemorySegment[] pages = new MemorySegment[4];
    private int firstPage;
    private int endPage;

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

    /// Drops the pages that hold only units before this one.
    void dropBefore(long unit) {
        int keep = (int) Math.min(unit / unitsPerPage, endPage);
        @Nullable MemorySegment[] now = pages;
        for (; firstPage < keep; firstPage++) {
            MemorySegment dropped = now[firstPage];
            if (reusing && dropped != null && spare.size() < 4) {
                spare.push(dropped);
            }
            now[firstPage] = null;
        }
        pages = now;
    }

    /// The memory of the pages in use, in bytes.
    long heldBytes() {
        return (long) (endPage - firstPage) * unitsPerPage * unitBytes;
    }
}
