package framescope.analysis;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Numbers in the order in which they were added, off the heap: there may be as many as a capture
/// has rows. Not thread-safe. Its memory is left to the garbage collector.
final class LongColumn {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int PER_PAGE = 1 << 13;

    private final List<MemorySegment> pages = new ArrayList<>();
    private long size;

    void add(long number) {
        if (size == (long) pages.size() * PER_PAGE) {
            pages.add(Arena.ofAuto().allocate(LONG, PER_PAGE));
        }
        pages.getLast().setAtIndex(LONG, size % PER_PAGE, number);
        size++;
    }

    long get(long place) {
        return pages.get((int) (place / PER_PAGE)).getAtIndex(LONG, place % PER_PAGE);
    }

    long size() {
        return size;
    }

    void clear() {
        pages.clear();
        size = 0;
    }

    /// The place of a number among numbers that were added in ascending order; negative when it is
    /// not there.
    long find(long number) {
        long low = 0;
        long high = size - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long there = get(middle);
            if (there == number) {
                return middle;
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
