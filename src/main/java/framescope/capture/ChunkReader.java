package framescope.capture;

import static framescope.capture.ChunkEntries.NO_CHUNK;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the streams of a [WireLog] from chunk to chunk. A location is the number of a chunk (the
/// upper 32 bits) and that of a byte in it.
///
/// Takes no lock: what was dropped meanwhile is not found.
final class ChunkReader {
    /// No two chunks of one stream that have the same time lie further apart.
    private static final int NEAR_CHUNKS = 4096;

    private final ChunkEntries entries;
    private final ChunkStore bytes;

    ChunkReader(ChunkEntries entries, ChunkStore bytes) {
        this.entries = entries;
        this.bytes = bytes;
    }

    static int chunk(long location) {
        return (int) (location >>> 32);
    }

    static long offset(long location) {
        return location & 0xffff_ffffL;
    }

    /// Whether a chunk's bytes were kept.
    boolean isKept(int chunk) {
        MemorySegment page = entries.page(chunk);
        return page != null
                && ChunkEntries.place(page, entries.offset(chunk)) != ChunkStore.NOT_KEPT;
    }

    /// Copies bytes from a location on, along the stream, into the array.
    ///
    /// @param skip how many of the stream's bytes from the location on to leave out
    /// @return how many bytes were there to copy
    int read(long location, long skip, byte[] into) {
        int chunk = chunk(location);
        long offset = offset(location) + skip;
        int filled = 0;
        while (filled < into.length && chunk != NO_CHUNK) {
            MemorySegment page = entries.page(chunk);
            if (page == null) {
                break;
            }
            long at = entries.offset(chunk);
            int length = ChunkEntries.length(page, at);
            if (offset < length) {
                int wanted = (int) Math.min(into.length - filled, length - offset);
                int copied = copy(page, at, (int) offset, into, filled, wanted);
                filled += copied;
                if (copied < wanted) {
                    break;
                }
            }
            offset = Math.max(0, offset - length);
            chunk = ChunkEntries.next(page, at);
        }
        return filled;
    }

    /// Copies bytes of one chunk, of which a page has the entry.
    ///
    /// @param offset of the first of them in the chunk
    /// @return how many bytes were there to copy
    int copy(MemorySegment page, long at, int offset, byte[] into, int filled, int wanted) {
        long place = ChunkEntries.place(page, at);
        int gone = ChunkEntries.gone(page, at);
        return place == ChunkStore.NOT_KEPT || offset < gone
                ? 0
                : bytes.read(place, offset - gone, into, filled, wanted);
    }

    /// How many bytes of a stream lie between two locations in it, the second behind the first.
    long distance(long from, long to) {
        int last = chunk(to);
        long distance = offset(to) - offset(from);
        int chunk = chunk(from);
        while (chunk != last && chunk != NO_CHUNK) {
            MemorySegment page = entries.page(chunk);
            if (page == null) {
                break;
            }
            long at = entries.offset(chunk);
            distance += ChunkEntries.length(page, at);
            chunk = ChunkEntries.next(page, at);
        }
        return Math.max(0, distance);
    }

    /// Which chunks bytes lie in.
    ///
    /// @param length how many bytes of the stream, from the location on
    /// @param most how many chunks to look at
    List<RowPiece> pieces(long location, long length, int most) {
        List<RowPiece> pieces = new ArrayList<>();
        int chunk = chunk(location);
        int start = (int) offset(location);
        long done = 0;
        while (done < length && chunk != NO_CHUNK && pieces.size() < most) {
            MemorySegment page = entries.page(chunk);
            if (page == null) {
                break;
            }
            long at = entries.offset(chunk);
            int chunkLength = ChunkEntries.length(page, at);
            long end = Math.min(length, done + chunkLength - start);
            if (end > done) {
                long time = ChunkEntries.time(page, at);
                pieces.add(new RowPiece(done, end, start, chunkLength, time));
            }
            done = end;
            start = 0;
            chunk = ChunkEntries.next(page, at);
        }
        return List.copyOf(pieces);
    }

    /// The name of the row that begins at a location, or null when its bytes were cleared.
    RowName.@Nullable FirstByte name(long location) {
        int chunk = chunk(location);
        MemorySegment page = entries.page(chunk);
        if (page == null) {
            return null;
        }
        long at = entries.offset(chunk);
        int stream = ChunkEntries.stream(page, at);
        long time = ChunkEntries.time(page, at);
        long offset = offset(location) - ChunkEntries.gone(page, at);
        return offset < 0
                ? null
                : new RowName.FirstByte(
                        ChunkEntries.connection(stream),
                        ChunkEntries.direction(stream),
                        time,
                        offset + bytesBefore(chunk, stream, time));
    }

    // Clocks have ticks: two reads that follow one another may have the same time.
    private long bytesBefore(int chunk, int stream, long time) {
        long before = 0;
        int least = Math.max(0, chunk - NEAR_CHUNKS);
        for (int each = chunk - 1; each >= least; each--) {
            MemorySegment page = entries.page(each);
            if (page == null) {
                break;
            }
            long at = entries.offset(each);
            if (ChunkEntries.stream(page, at) == stream) {
                if (ChunkEntries.time(page, at) != time) {
                    break;
                }
                boolean kept = ChunkEntries.place(page, at) != ChunkStore.NOT_KEPT;
                before += kept ? ChunkEntries.length(page, at) - ChunkEntries.gone(page, at) : 0;
            }
        }
        return before;
    }
}
