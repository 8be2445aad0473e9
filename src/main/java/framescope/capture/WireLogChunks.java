package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntSupplier;

/// The walk over the chunks of a [WireLog].
final class WireLogChunks implements WireChunks {
    private final ChunkEntries entries;
    private final ChunkStore bytes;
    private final int[] pinned;
    private final int kept;
    private final int end;
    private final IntSupplier clearings;
    private final int clearingsBefore;
    private int chunk = -1;
    private long place;
    private int cleared;
    private int length;
    private long time;
    private int stream;
    private byte[] copy = new byte[0];

    /// @param kept the first chunk of which all is kept
    /// @param pinned chunks before that which are kept all the same, sorted
    /// @param end the number behind the last chunk
    /// @param clearings how often anything was cleared so far
    WireLogChunks(
            ChunkEntries entries,
            ChunkStore bytes,
            int kept,
            int[] pinned,
            int end,
            IntSupplier clearings) {
        this.entries = entries;
        this.bytes = bytes;
        this.kept = kept;
        this.pinned = pinned;
        this.end = end;
        this.clearings = clearings;
        clearingsBefore = clearings.getAsInt();
    }

    // What is left of a stream that was cleared does not go on where the walk has come to.
    @Override
    public boolean next() {
        boolean found = find();
        VarHandle.loadLoadFence();
        return found && clearings.getAsInt() == clearingsBefore;
    }

    private int pinnedFrom(int first) {
        int found = Arrays.binarySearch(pinned, first);
        int place = found < 0 ? -found - 1 : found;
        return place < pinned.length ? pinned[place] : kept;
    }

    private boolean find() {
        while (true) {
            int after = chunk + 1;
            chunk = after < kept ? pinnedFrom(after) : after;
            if (chunk >= end) {
                chunk = end - 1;
                return false;
            }
            MemorySegment entry = entries.page(chunk);
            if (entry != null) {
                long at = entries.offset(chunk);
                place = ChunkEntries.place(entry, at);
                int gone = ChunkEntries.gone(entry, at);
                cleared = gone;
                length = ChunkEntries.length(entry, at) - gone;
                time = ChunkEntries.time(entry, at);
                stream = ChunkEntries.stream(entry, at);
                if (gone == 0 || length > 0) {
                    return true;
                }
            }
        }
    }

    @Override
    public int number() {
        return chunk;
    }

    @Override
    public int cleared() {
        return cleared;
    }

    @Override
    public int connection() {
        return ChunkEntries.connection(stream);
    }

    @Override
    public Direction direction() {
        return ChunkEntries.direction(stream);
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public ByteBuffer bytes() {
        if (place == ChunkStore.NOT_KEPT) {
            return ByteBuffer.allocate(0); // It may stand for more than there is memory for.
        }
        if (copy.length < length) {
            copy = new byte[Math.max(length, copy.length * 2)];
        }
        int read = bytes.read(place, 0, copy, 0, length);
        return ByteBuffer.wrap(copy, 0, read);
    }
}
