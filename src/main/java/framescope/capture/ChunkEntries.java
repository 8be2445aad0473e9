package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What is known of each chunk of a [WireLog], off the heap, by the chunk's number.
///
/// An entry is 32 bytes: the place of the chunk's bytes (8), their number (4), the next chunk of the
/// stream (4), time (8), connection and direction (4), how many of its first bytes are gone (4).
/// Whoever reads one asks for its page, which is null once it was dropped, and for the offset there.
/// One writer at a time, any number of readers.
final class ChunkEntries {
    /// Stands for the chunk behind the last one of a stream.
    static final int NO_CHUNK = -1;

    private static final int ENTRY_BYTES = 32;
    private static final int ENTRIES_PER_PAGE = 1 << 11;
    private static final int LENGTH = 8;
    private static final int NEXT = 12;
    private static final int TIME = 16;
    private static final int STREAM = 24;
    private static final int GONE = 28;
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final PagedMemory entries;

    ChunkEntries(boolean reusing) {
        entries = new PagedMemory(ENTRY_BYTES, ENTRIES_PER_PAGE, reusing);
    }

    /// Writes the entry of a chunk that is the last of its stream.
    void add(int chunk, int connection, Direction direction, long time, long place, int length) {
        MemorySegment page = entries.pageForWriting(chunk);
        long at = entries.offset(chunk);
        page.set(LONG, at, place);
        page.set(INT, at + LENGTH, length);
        page.set(INT, at + NEXT, NO_CHUNK);
        page.set(LONG, at + TIME, time);
        page.set(INT, at + STREAM, connection << 1 | direction.ordinal());
        page.set(INT, at + GONE, 0);
    }

    /// Says which chunk of its stream comes behind one, if that one is still there.
    void link(int chunk, int next) {
        MemorySegment page = entries.page(chunk);
        if (page != null) {
            page.set(INT, entries.offset(chunk) + NEXT, next);
        }
    }

    /// Says how many of a chunk's first bytes are gone, and where the rest is.
    static void cut(MemorySegment page, long at, int gone, long place) {
        page.set(INT, at + GONE, gone);
        page.set(LONG, at, place);
    }

    /// The page that has a chunk's entry, or null when it was dropped.
    @Nullable MemorySegment page(int chunk) {
        return entries.page(chunk);
    }

    /// Where in its page a chunk's entry begins.
    long offset(int chunk) {
        return entries.offset(chunk);
    }

    /// Where the bytes of a chunk that are not gone are kept, or [ChunkStore#NOT_KEPT].
    static long place(MemorySegment page, long at) {
        return page.get(LONG, at);
    }

    /// How many bytes a chunk has, those that are gone included.
    static int length(MemorySegment page, long at) {
        return page.get(INT, at + LENGTH);
    }

    /// The next chunk of the same stream, or [#NO_CHUNK].
    static int next(MemorySegment page, long at) {
        return page.get(INT, at + NEXT);
    }

    /// When a chunk was read or written, in nanoseconds since 1970.
    static long time(MemorySegment page, long at) {
        return page.get(LONG, at + TIME);
    }

    /// Whose chunk it is: a number for each connection and direction.
    static int stream(MemorySegment page, long at) {
        return page.get(INT, at + STREAM);
    }

    /// How many of a chunk's first bytes were cleared.
    static int gone(MemorySegment page, long at) {
        return page.get(INT, at + GONE);
    }

    /// The connection of a stream.
    static int connection(int stream) {
        return stream >>> 1;
    }

    /// The direction of a stream.
    static Direction direction(int stream) {
        return DIRECTIONS[stream & 1];
    }

    /// The number of the page that a chunk's entry is in.
    int pageNumber(int chunk) {
        return entries.pageNumber(chunk);
    }

    /// Drops the pages that have only entries of chunks before this one.
    ///
    /// @param kept numbers of pages that are kept all the same
    void dropBefore(int chunk, BitSet kept) {
        entries.dropBefore(chunk, kept);
    }

    /// Drops everything; chunks are numbered from 0 again.
    void restart() {
        entries.restart();
    }

    /// The memory of a page, in bytes.
    long pageBytes() {
        return entries.pageBytes();
    }

    /// The memory of all pages, in bytes.
    long heldBytes() {
        return entries.heldBytes();
    }
}
