package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes of every read and write, one chunk each, chunks of one stream (a connection and a
/// direction) linked in order.
///
/// A chunk's entry is 32 bytes: the place of its bytes (8), their number (4), the next chunk of the
/// stream (4), time (8), connection and direction (4), how many of its first bytes are gone (4).
/// One writer at a time, any number of readers.
final class WireLog {
    private static final int ENTRY_BYTES = 32;
    private static final int ENTRIES_PER_PAGE = 1 << 11;
    private static final int RESTART_AFTER_CHUNKS = 1 << 24;
    private static final int NO_CHUNK = -1;

    /// No two chunks of one stream that have the same time lie further apart.
    private static final int NEAR_CHUNKS = 4096;

    private static final Direction[] DIRECTIONS = Direction.values();

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final ChunkStore bytes;
    private final PagedMemory entries;
    private final boolean reusing;
    private int endChunk;
    private long pinnedBytes;
    private int firstKept;
    private BitSet pinnedChunks = new BitSet();
    private volatile int clearings;

    WireLog(ChunkStore bytes, boolean reusing) {
        this.bytes = bytes;
        this.reusing = reusing;
        entries = new PagedMemory(ENTRY_BYTES, ENTRIES_PER_PAGE, reusing);
    }

    /// Appends a chunk behind the stream's last one, if it has one (not negative).
    ///
    /// @param handshake whether it belongs to the opening handshake
    int append(
            int lastChunk,
            int connection,
            Direction direction,
            long time,
            ByteBuffer wire,
            boolean handshake) {
        long place = bytes.append(connection, direction, time, wire, handshake);
        return add(lastChunk, connection, direction, time, place, wire.remaining());
    }

    /// The same with bytes that are let go.
    ///
    /// @param length how many there are
    int skip(int lastChunk, int connection, Direction direction, long time, int length) {
        bytes.skipped(connection, direction, length);
        return add(lastChunk, connection, direction, time, ChunkStore.NOT_KEPT, length);
    }

    private int add(
            int lastChunk, int connection, Direction direction, long time, long place, int length) {
        int chunk = endChunk;
        MemorySegment entry = entries.pageForWriting(chunk);
        long at = entries.offset(chunk);
        entry.set(LONG, at, place);
        entry.set(INT, at + 8, length);
        entry.set(INT, at + 12, NO_CHUNK);
        entry.set(LONG, at + 16, time);
        entry.set(INT, at + 24, connection << 1 | direction.ordinal());
        entry.set(INT, at + 28, 0);
        MemorySegment before = lastChunk < 0 ? null : entries.page(lastChunk);
        if (before != null) {
            before.set(INT, entries.offset(lastChunk) + 12, chunk);
        }
        endChunk = chunk + 1;
        return chunk;
    }

    /// The name of the row that begins at a location, or null when its bytes were cleared.
    RowName.@Nullable FirstByte name(long location) {
        int chunk = (int) (location >>> 32);
        MemorySegment entry = entries.page(chunk);
        if (entry == null) {
            return null;
        }
        long at = entries.offset(chunk);
        int stream = entry.get(INT, at + 24);
        long time = entry.get(LONG, at + 16);
        long offset = (location & 0xffff_ffffL) - entry.get(INT, at + 28);
        return offset < 0
                ? null
                : new RowName.FirstByte(
                        stream >>> 1,
                        DIRECTIONS[stream & 1],
                        time,
                        offset + bytesBefore(chunk, stream, time));
    }

    // Clocks have ticks: two reads that follow one another may have the same time.
    private long bytesBefore(int chunk, int stream, long time) {
        long before = 0;
        int least = Math.max(0, chunk - NEAR_CHUNKS);
        for (int each = chunk - 1; each >= least; each--) {
            MemorySegment entry = entries.page(each);
            if (entry == null) {
                break;
            }
            long at = entries.offset(each);
            if (entry.get(INT, at + 24) == stream) {
                if (entry.get(LONG, at + 16) != time) {
                    break;
                }
                boolean kept = entry.get(LONG, at) != ChunkStore.NOT_KEPT;
                before += kept ? entry.get(INT, at + 8) - entry.get(INT, at + 28) : 0;
            }
        }
        return before;
    }

    /// Whether a chunk's bytes were kept.
    boolean isKept(int chunk) {
        MemorySegment entry = entries.page(chunk);
        return entry != null && entry.get(LONG, entries.offset(chunk)) != ChunkStore.NOT_KEPT;
    }

    /// Copies bytes from a location on, along the stream, into the array.
    ///
    /// @param skip how many of the stream's bytes from the location on to leave out
    /// @return how many bytes were there to copy
    int read(long location, long skip, byte[] into) {
        int chunk = (int) (location >>> 32);
        long offset = (location & 0xffff_ffffL) + skip;
        int filled = 0;
        while (filled < into.length && chunk != NO_CHUNK) {
            MemorySegment entry = entries.page(chunk);
            if (entry == null) {
                break;
            }
            long at = entries.offset(chunk);
            int length = entry.get(INT, at + 8);
            if (offset < length) {
                int wanted = (int) Math.min(into.length - filled, length - offset);
                int copied = read(entry, at, (int) offset, into, filled, wanted);
                filled += copied;
                if (copied < wanted) {
                    break;
                }
            }
            offset = Math.max(0, offset - length);
            chunk = entry.get(INT, at + 12);
        }
        return filled;
    }

    /// How many bytes of a stream lie between two locations in it, the second behind the first.
    long distance(long from, long to) {
        int last = (int) (to >>> 32);
        long distance = (to & 0xffff_ffffL) - (from & 0xffff_ffffL);
        int chunk = (int) (from >>> 32);
        while (chunk != last && chunk != NO_CHUNK) {
            MemorySegment entry = entries.page(chunk);
            if (entry == null) {
                break;
            }
            long at = entries.offset(chunk);
            distance += entry.get(INT, at + 8);
            chunk = entry.get(INT, at + 12);
        }
        return Math.max(0, distance);
    }

    /// Which chunks bytes lie in.
    ///
    /// @param length how many bytes of the stream, from the location on
    /// @param most how many chunks to look at
    List<RowPiece> pieces(long location, long length, int most) {
        List<RowPiece> pieces = new ArrayList<>();
        int chunk = (int) (location >>> 32);
        int start = (int) location;
        long done = 0;
        while (done < length && chunk != NO_CHUNK && pieces.size() < most) {
            MemorySegment entry = entries.page(chunk);
            if (entry == null) {
                break;
            }
            long at = entries.offset(chunk);
            int chunkLength = entry.get(INT, at + 8);
            long end = Math.min(length, done + chunkLength - start);
            if (end > done) {
                pieces.add(new RowPiece(done, end, start, chunkLength, entry.get(LONG, at + 16)));
            }
            done = end;
            start = 0;
            chunk = entry.get(INT, at + 12);
        }
        return List.copyOf(pieces);
    }

    private int read(
            MemorySegment entry, long at, int offset, byte[] into, int filled, int wanted) {
        long place = entry.get(LONG, at);
        int gone = entry.get(INT, at + 28);
        return place == ChunkStore.NOT_KEPT || offset < gone
                ? 0
                : bytes.read(place, offset - gone, into, filled, wanted);
    }

    /// Appends the bytes of a stream from a location on to the store once more, which has begun
    /// anew; the chunks keep their numbers.
    void repeat(long location) {
        beginClearing();
        long offset = location & 0xffff_ffffL;
        int chunk = (int) (location >>> 32);
        while (chunk != NO_CHUNK) {
            MemorySegment entry = Objects.requireNonNull(entries.page(chunk));
            long at = entries.offset(chunk);
            int length = entry.get(INT, at + 8);
            int gone = (int) Math.min(offset, length);
            long place = gone == length ? ChunkStore.NOT_KEPT : repeat(entry, at, gone);
            entry.set(INT, at + 28, gone);
            entry.set(LONG, at, place);
            offset -= gone;
            chunk = entry.get(INT, at + 12);
        }
    }

    /// Lets go of the bytes that lie before a location in its chunk.
    void trim(long location) {
        beginClearing();
        int chunk = (int) (location >>> 32);
        MemorySegment entry = Objects.requireNonNull(entries.page(chunk));
        long at = entries.offset(chunk);
        int gone = (int) Math.min(location & 0xffff_ffffL, entry.get(INT, at + 8));
        long place = entry.get(LONG, at);
        if (place != ChunkStore.NOT_KEPT) {
            entry.set(LONG, at, place + gone - entry.get(INT, at + 28));
        }
        entry.set(INT, at + 28, gone);
    }

    private long repeat(MemorySegment entry, long at, int from) {
        int length = entry.get(INT, at + 8) - from;
        int stream = entry.get(INT, at + 24);
        if (entry.get(LONG, at) == ChunkStore.NOT_KEPT) {
            bytes.skipped(stream >>> 1, DIRECTIONS[stream & 1], length);
            return ChunkStore.NOT_KEPT;
        }
        byte[] wire = new byte[length];
        return read(entry, at, from, wire, 0, wire.length) < wire.length
                ? ChunkStore.NOT_KEPT
                : bytes.append(
                        stream >>> 1,
                        DIRECTIONS[stream & 1],
                        entry.get(LONG, at + 16),
                        ByteBuffer.wrap(wire),
                        false);
    }

    /// Drops what lies before a chunk, as far as whole pages go, but for what is pending.
    ///
    /// @param pending the chunks that bytes which are not part of a row yet begin in; the rest of
    ///     their streams is kept with them
    void dropBefore(int chunk, List<Integer> pending) {
        beginClearing();
        List<ChunkStore.Run> runs = new ArrayList<>();
        BitSet entryPages = new BitSet();
        BitSet pinned = new BitSet();
        for (int first : pending) {
            for (int each = first; each != NO_CHUNK && each < chunk; each = next(each)) {
                pinned.set(each);
                MemorySegment entry = Objects.requireNonNull(entries.page(each));
                long at = entries.offset(each);
                int length = entry.get(INT, at + 8) - entry.get(INT, at + 28);
                long place = entry.get(LONG, at);
                if (place != ChunkStore.NOT_KEPT) {
                    runs.add(new ChunkStore.Run(place, length));
                }
                entryPages.set(entries.pageNumber(each));
            }
        }
        MemorySegment entry = chunk < endChunk ? entries.page(chunk) : null;
        long bytesKept = entry == null ? bytes.end() : entry.get(LONG, entries.offset(chunk));
        pinnedBytes =
                bytes.dropBefore(bytesKept, runs) + entryPages.cardinality() * entries.pageBytes();
        entries.dropBefore(chunk, entryPages);
        firstKept = Math.min(chunk, endChunk);
        pinnedChunks = pinned;
    }

    // Whoever reads entries without a lock sees this before anything that is changed after it.
    private void beginClearing() {
        int next = clearings + 1; // One writer at a time.
        clearings = next;
        VarHandle.fullFence();
    }

    private int next(int chunk) {
        MemorySegment entry = Objects.requireNonNull(entries.page(chunk));
        return entry.get(INT, entries.offset(chunk) + 12);
    }

    /// Numbers chunks from 0 again when their numbers have grown large. Only when no row and no
    /// pending byte refers to any chunk, and never for readers that may come late.
    ///
    /// @return whether it did: what anybody knows of chunks is then void
    boolean restartIfWorn() {
        if (!reusing || endChunk < RESTART_AFTER_CHUNKS) {
            return false;
        }
        bytes.restart();
        entries.restart();
        endChunk = 0;
        firstKept = 0;
        pinnedChunks = new BitSet();
        return true;
    }

    /// The chunks that are kept at this moment; not for an owner that has pages used again.
    WireChunks chunks() {
        return new WireLogChunks(
                entries, bytes, firstKept, pinnedChunks, endChunk, () -> clearings);
    }

    /// The number that the next chunk will get.
    int endChunk() {
        return endChunk;
    }

    long heldBytes() {
        return bytes.heldBytes() + entries.heldBytes();
    }

    /// How much of that was held at the last dropping for pending bytes alone.
    long pinnedBytes() {
        return pinnedBytes;
    }
}
