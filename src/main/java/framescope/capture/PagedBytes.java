package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An append-only run of bytes off the heap, whose older pages can be dropped. One writer at a
/// time, any number of readers.
final class PagedBytes {
    private static final int BYTES_PER_PAGE = 1 << 18;

    private final PagedMemory pages;
    private long end;

    PagedBytes(boolean reusing) {
        pages = new PagedMemory(1, BYTES_PER_PAGE, reusing);
    }

    /// Appends what remains in the buffer, whose position stays.
    ///
    /// @return where the first byte is
    long append(ByteBuffer buffer) {
        long start = end;
        MemorySegment source = MemorySegment.ofBuffer(buffer);
        long copied = 0;
        while (copied < source.byteSize()) {
            MemorySegment page = pages.pageForWriting(end);
            long length = Math.min(source.byteSize() - copied, pages.unitsToPageEnd(end));
            MemorySegment.copy(source, copied, page, pages.offset(end), length);
            copied += length;
            end += length;
        }
        return start;
    }

    /// Copies bytes into an array.
    ///
    /// @param from where the first of them is
    /// @param at where it goes in the array
    /// @return how many bytes were there: fewer than asked for where pages were dropped
    int read(long from, byte[] into, int at, int length) {
        int copied = 0;
        while (copied < length) {
            long unit = from + copied;
            @Nullable MemorySegment page = pages.page(unit);
            if (page == null) {
                break;
            }
            int run = Math.min(length - copied, pages.unitsToPageEnd(unit));
            MemorySegment.copy(
                    page, ValueLayout.JAVA_BYTE, pages.offset(unit), into, at + copied, run);
            copied += run;
        }
        return copied;
    }

    /// Drops the pages that hold only bytes before this one, but for those that are to be kept.
    ///
    /// @param kept page numbers
    void dropBefore(long place, BitSet kept) {
        pages.dropBefore(place, kept);
    }

    /// The number of the page that the next byte goes to; those before it are full.
    int fillingPage() {
        return pages.pageNumber(end);
    }

    /// The number of the first page that may be there.
    int firstPage() {
        return pages.firstPage();
    }

    /// The pages from one to another, which is not included; none of them was dropped.
    List<MemorySegment> pages(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(page -> pages.page((long) page * BYTES_PER_PAGE))
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Has a page lie elsewhere from now on, unless it was dropped.
    void move(int page, MemorySegment elsewhere) {
        pages.move(page, elsewhere);
    }

    /// Drops everything and begins with place 0 again. Only for an owner whose readers are done.
    void restart() {
        pages.restart();
        end = 0;
    }

    /// The number of the page that a byte lies in.
    int pageNumber(long place) {
        return pages.pageNumber(place);
    }

    /// Where the next byte will be.
    long end() {
        return end;
    }

    /// The memory of the pages in use, in bytes.
    long heldBytes() {
        return pages.heldBytes();
    }

    /// The memory of a page, in bytes.
    long pageBytes() {
        return pages.pageBytes();
    }
}
