package framescope.capture;

import framescope.protocol.Bytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What compressed messages hold, off the heap: derived bytes that are kept because inflating a
/// message again would mean to inflate all those before it (RFC 7692 §7.1.1). Where there is a
/// [Scratch], full pages go there.
///
/// An entry is 24 bytes: the row of the frame that ends the message (8), where the bytes are (8),
/// their number (8). Entries stand in the order of their rows. One writer at a time, any number of
/// readers.
final class InflatedPayloads {
    private static final int ENTRY_BYTES = 24;
    private static final int ENTRIES_PER_PAGE = 1 << 11;
    private static final int PAGES_AT_ONCE = 16;
    private static final long NONE = -1;
    private static final BitSet NO_PAGE = new BitSet();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Optional<Scratch> scratch;
    private final Consumer<Runnable> locked;
    private final PagedBytes bytes;
    private final PagedMemory entries;
    private volatile long first;
    private volatile long end;
    private int movedPages;
    private boolean moving;

    /// @param scratch takes full pages out of memory
    /// @param locked runs what changes this under the lock of its owner
    InflatedPayloads(boolean reusing, Optional<Scratch> scratch, Consumer<Runnable> locked) {
        this.scratch = scratch;
        this.locked = locked;
        bytes = new PagedBytes(reusing);
        entries = new PagedMemory(ENTRY_BYTES, ENTRIES_PER_PAGE, reusing);
    }

    /// Keeps the bytes of a message.
    ///
    /// @return where they are
    long append(ByteBuffer payload) {
        long place = bytes.append(payload);
        movePages();
        return place;
    }

    private void movePages() {
        int from = Math.max(movedPages, bytes.firstPage());
        int to = from + PAGES_AT_ONCE;
        if (scratch.isPresent() && !moving && bytes.fillingPage() >= to) {
            moving = true;
            scratch.get()
                    .move(
                            bytes.pages(from, to),
                            elsewhere -> locked.accept(() -> moved(from, elsewhere)));
        }
    }

    private void moved(int from, List<MemorySegment> elsewhere) {
        for (int at = 0; at < elsewhere.size(); at++) {
            bytes.move(from + at, elsewhere.get(at));
        }
        movedPages = from + elsewhere.size();
        moving = false;
        movePages();
    }

    /// Says which row they belong to, which is behind all rows that have some.
    void assign(long row, long place, long length) {
        long entry = end;
        MemorySegment page = entries.pageForWriting(entry);
        long at = entries.offset(entry);
        page.set(LONG, at, row);
        page.set(LONG, at + 8, place);
        page.set(LONG, at + 16, length);
        end = entry + 1;
    }

    /// How many bytes a row's message has; 0 when it has none here.
    long length(long row) {
        long entry = find(row);
        return entry == NONE ? 0 : part(entry, 16);
    }

    /// The first bytes of a row's message, as many as `limit` at the most.
    Bytes read(long row, int limit) {
        long entry = find(row);
        if (entry == NONE) {
            return Bytes.EMPTY;
        }
        byte[] into = new byte[(int) Math.min(limit, part(entry, 16))];
        int filled = bytes.read(part(entry, 8), into, 0, into.length);
        return Bytes.wrap(filled == into.length ? into : Arrays.copyOf(into, filled));
    }

    private long find(long row) {
        long low = lowest(row);
        return low < end && part(low, 0) == row ? low : NONE;
    }

    /// The first entry of this row or a later one.
    private long lowest(long row) {
        long low = first;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (part(middle, 0) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long part(long entry, int field) {
        MemorySegment page = entries.page(entry);
        // A reader that comes too late for a dropped page finds nothing that matches.
        return page == null ? NONE : page.get(LONG, entries.offset(entry) + field);
    }

    /// Drops what belongs to rows before this one.
    void dropBefore(long row) {
        long kept = lowest(row);
        long place = kept < end ? part(kept, 8) : bytes.end();
        first = kept;
        entries.dropBefore(kept, NO_PAGE);
        bytes.dropBefore(place, NO_PAGE);
    }

    long heldBytes() {
        return bytes.heldBytes() + entries.heldBytes();
    }
}
