package framescope.capture;

import static framescope.capture.ChunkEntries.NO_CHUNK;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// The bytes of every read and write, one chunk each, chunks of one stream (a connection and a
/// direction) linked in order: appended, and dropped again from the beginning.
///
/// What is known of a chunk is in [ChunkEntries]; [ChunkReader] follows a stream. One writer at a
/// time, any number of readers.
final class WireLog {
    private static final int RESTART_AFTER_CHUNKS = 1 << 24;

    private final ChunkStore bytes;
    private final ChunkEntries entries;
    private final ChunkReader reader;
    private final boolean reusing;
    private int endChunk;
    private long pinnedBytes;
    private int firstKept;
    // Sorted. No bit set: chunks are counted for as long as the program runs.
    private int[] pinnedChunks = {};
    private volatile int clearings;

    WireLog(ChunkStore bytes, boolean reusing) {
        this.bytes = bytes;
        this.reusing = reusing;
        entries = new ChunkEntries(reusing);
        reader = new ChunkReader(entries, bytes);
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
        entries.add(chunk, connection, direction, time, place, length);
        if (lastChunk >= 0) {
            entries.link(lastChunk, chunk);
        }
        endChunk = chunk + 1;
        return chunk;
    }

    /// Finds the bytes again, on any thread.
    ChunkReader reader() {
        return reader;
    }

    /// The chunks that are kept at this moment; not for an owner that has pages used again.
    WireChunks chunks() {
        return new WireLogChunks(
                entries, bytes, firstKept, pinnedChunks, endChunk, () -> clearings);
    }

    /// Appends the bytes of a stream from a location on to the store once more, which has begun
    /// anew; the chunks keep their numbers.
    void repeat(long location) {
        beginClearing();
        long offset = ChunkReader.offset(location);
        int chunk = ChunkReader.chunk(location);
        while (chunk != NO_CHUNK) {
            MemorySegment page = Objects.requireNonNull(entries.page(chunk));
            long at = entries.offset(chunk);
            int length = ChunkEntries.length(page, at);
            int gone = (int) Math.min(offset, length);
            long place = gone == length ? ChunkStore.NOT_KEPT : repeat(page, at, gone);
            ChunkEntries.cut(page, at, gone, place);
            offset -= gone;
            chunk = ChunkEntries.next(page, at);
        }
    }

    private long repeat(MemorySegment page, long at, int from) {
        int length = ChunkEntries.length(page, at) - from;
        int stream = ChunkEntries.stream(page, at);
        int connection = ChunkEntries.connection(stream);
        Direction direction = ChunkEntries.direction(stream);
        if (ChunkEntries.place(page, at) == ChunkStore.NOT_KEPT) {
            bytes.skipped(connection, direction, length);
            return ChunkStore.NOT_KEPT;
        }
        byte[] wire = new byte[length];
        return reader.copy(page, at, from, wire, 0, wire.length) < wire.length
                ? ChunkStore.NOT_KEPT
                : bytes.append(
                        connection,
                        direction,
                        ChunkEntries.time(page, at),
                        ByteBuffer.wrap(wire),
                        false);
    }

    /// Lets go of the bytes that lie before a location in its chunk.
    void trim(long location) {
        beginClearing();
        int chunk = ChunkReader.chunk(location);
        MemorySegment page = Objects.requireNonNull(entries.page(chunk));
        long at = entries.offset(chunk);
        int gone = (int) Math.min(ChunkReader.offset(location), ChunkEntries.length(page, at));
        long place = ChunkEntries.place(page, at);
        boolean kept = place != ChunkStore.NOT_KEPT;
        ChunkEntries.cut(page, at, gone, kept ? place + gone - ChunkEntries.gone(page, at) : place);
    }

    /// Drops what lies before a chunk, as far as whole pages go, but for what is pending.
    ///
    /// @param pending the chunks that bytes which are not part of a row yet begin in; the rest of
    ///     their streams is kept with them
    void dropBefore(int chunk, List<Integer> pending) {
        beginClearing();
        List<ChunkStore.Run> runs = new ArrayList<>();
        BitSet entryPages = new BitSet();
        IntStream.Builder pinned = IntStream.builder();
        for (int first : pending) {
            int each = first;
            while (each != NO_CHUNK && each < chunk) {
                pinned.add(each);
                entryPages.set(entries.pageNumber(each));
                MemorySegment page = Objects.requireNonNull(entries.page(each));
                long at = entries.offset(each);
                int length = ChunkEntries.length(page, at) - ChunkEntries.gone(page, at);
                long place = ChunkEntries.place(page, at);
                if (place != ChunkStore.NOT_KEPT) {
                    runs.add(new ChunkStore.Run(place, length));
                }
                each = ChunkEntries.next(page, at);
            }
        }
        MemorySegment page = chunk < endChunk ? entries.page(chunk) : null;
        long bytesKept =
                page == null ? bytes.end() : ChunkEntries.place(page, entries.offset(chunk));
        pinnedBytes =
                bytes.dropBefore(bytesKept, runs) + entryPages.cardinality() * entries.pageBytes();
        entries.dropBefore(chunk, entryPages);
        firstKept = Math.min(chunk, endChunk);
        pinnedChunks = pinned.build().sorted().toArray();
    }

    // Whoever reads entries without a lock sees this before anything that is changed after it.
    private void beginClearing() {
        int next = clearings + 1; // One writer at a time.
        clearings = next;
        VarHandle.fullFence();
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
        pinnedChunks = new int[0];
        return true;
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
