package framescope.capture;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.connection.ConnectionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The connections of a capture with their counts. Guarded by its owner's lock.
final class ConnectionTable {
    private static final int NONE = -1;
    private static final int RSV1 = 0x40;
    private static final int LONGEST_TARGET = 200;

    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private int last;
    private long pendingBytes;

    private static final class Entry {
        private final ConnectionInfo info;
        private ConnectionState state = ConnectionState.CONNECTING;
        private String target = "";
        private String subprotocol = "";
        private final long[] frames = new long[2];
        private final long[] bytes = new long[2];
        private final int[] lastChunk = {NONE, NONE};
        private final long[] pendingFrom = {NONE, NONE};
        private final long[] headLocation = new long[2];
        private final int[] headLength = new int[2];
        private final Bytes[] clearedHead = {Bytes.EMPTY, Bytes.EMPTY};
        private final long[] pendingBytes = new long[2];
        private final int[] lastLength = new int[2];
        private final boolean[] compressed = new boolean[2];
        private boolean deflating;
        private long findings;
        private long lastRow = NONE;
        private int closeCode;

        private Entry(ConnectionInfo info) {
            this.info = info;
        }

        private ConnectionSummary summary() {
            return new ConnectionSummary(
                    info,
                    state,
                    target,
                    subprotocol,
                    frames[0],
                    frames[1],
                    bytes[0],
                    bytes[1],
                    findings,
                    closeCode);
        }
    }

    ConnectionInfo open(String remote, String local, long openedAt) {
        last++;
        ConnectionInfo info = new ConnectionInfo(last, remote, local, openedAt);
        entries.put(last, new Entry(info));
        return info;
    }

    void agreed(int connection, String target, String subprotocol) {
        Entry entry = entry(connection);
        entry.target = ShortText.of(target, LONGEST_TARGET);
        entry.subprotocol = ShortText.of(subprotocol, LONGEST_TARGET);
    }

    void deflating(int connection) {
        entry(connection).deflating = true;
    }

    int lastChunk(int connection, Direction direction) {
        return entry(connection).lastChunk[direction.ordinal()];
    }

    void chunkAdded(int connection, Direction direction, int chunk, int length) {
        Entry entry = entry(connection);
        entry.lastChunk[direction.ordinal()] = chunk;
        entry.bytes[direction.ordinal()] += length;
        if (entry.pendingFrom[direction.ordinal()] == NONE) {
            entry.pendingFrom[direction.ordinal()] = RowBatch.location(chunk, 0);
        }
        entry.lastLength[direction.ordinal()] = length;
        addPending(entry, direction.ordinal(), length);
    }

    /// Whether its handshake is not over yet.
    boolean isConnecting(int connection) {
        return entry(connection).state == ConnectionState.CONNECTING;
    }

    /// Follows what frames that are let go do to their connections.
    void rowsSkipped(RowBatch batch) {
        long[] longs = batch.longs();
        for (int at = 0; at < batch.count() * RowBatch.LONGS; at += RowBatch.LONGS) {
            int shape = (int) longs[at + 5];
            if ((shape >>> 16 & 0xff) == RowKind.FRAME.ordinal()) {
                followFrame(entry((int) longs[at + 4]), shape, longs[at + 3]);
            }
        }
    }

    /// @param from the location of the first byte that is not part of a row yet, or -1
    void pending(int connection, Direction direction, long from) {
        Entry entry = entry(connection);
        int way = direction.ordinal();
        entry.pendingFrom[way] = from;
        if (from == NONE) {
            addPending(entry, way, -entry.pendingBytes[way]);
        } else if (chunk(from) == entry.lastChunk[way]) {
            addPending(entry, way, entry.lastLength[way] - entry.pendingBytes[way]);
        }
    }

    private static int chunk(long location) {
        return (int) (location >>> 32);
    }

    private void addPending(Entry entry, int way, long more) {
        entry.pendingBytes[way] += more;
        pendingBytes += more;
    }

    /// How many bytes are, at the most, not part of a row yet.
    long pendingBytes() {
        return pendingBytes;
    }

    /// The chunks that bytes which are not part of a row yet begin in, one a stream.
    List<Integer> pendingChunks() {
        List<Integer> chunks = new ArrayList<>();
        for (Entry entry : entries.values()) {
            for (long from : entry.pendingFrom) {
                if (from != NONE) {
                    chunks.add(chunk(from));
                }
            }
        }
        return chunks;
    }

    /// Keeps the heads of the connections that are open: their rows are about to be cleared.
    void keepHeads(ChunkReader wire) {
        for (Entry entry : entries.values()) {
            for (int way = 0; way < 2 && entry.state != ConnectionState.CLOSED; way++) {
                if (entry.clearedHead[way].isEmpty() && entry.headLength[way] > 0) {
                    byte[] head = new byte[entry.headLength[way]];
                    int read = wire.read(entry.headLocation[way], 0, head);
                    entry.clearedHead[way] = Bytes.wrap(read == head.length ? head : new byte[0]);
                }
            }
        }
    }

    /// A head of a connection that was open when its rows were cleared; empty where there was none.
    Bytes clearedHead(int connection, Direction direction) {
        Entry entry = entries.get(connection);
        return entry == null ? Bytes.EMPTY : entry.clearedHead[direction.ordinal()];
    }

    /// Tells a store that has begun anew of the connections that are open.
    void repeat(ChunkStore store, WireLog wire) {
        for (Entry entry : entries.values()) {
            if (entry.state != ConnectionState.CLOSED) {
                repeat(entry, store);
                forEachPending(entry, wire::repeat);
            }
        }
    }

    private static void repeat(Entry entry, ChunkStore store) {
        ConnectionInfo info = entry.info;
        store.opened(info);
        for (Direction direction : Direction.values()) {
            Bytes head = entry.clearedHead[direction.ordinal()];
            if (!head.isEmpty()) {
                store.append(info.number(), direction, info.openedAt(), head.buffer(), true);
            }
        }
        if (entry.frames[0] + entry.frames[1] > 0) {
            store.note(info.number(), info.openedAt(), new CaptureNote(NoteKind.CLEARED, ""));
        }
    }

    /// Lets go of what lies before the pending bytes in the chunks that they begin in.
    void trimPending(WireLog wire) {
        entries.values().forEach(entry -> forEachPending(entry, wire::trim));
    }

    private static void forEachPending(Entry entry, LongConsumer action) {
        for (long from : entry.pendingFrom) {
            if (from != NONE) {
                action.accept(from);
            }
        }
    }

    /// Forgets which chunks the streams had: their numbers begin anew.
    void forgetChunks() {
        for (Entry entry : entries.values()) {
            Arrays.fill(entry.lastChunk, NONE);
        }
    }

    /// Counts rows, follows what they do to their connection, and marks the frames of compressed
    /// messages, of which only the first says that it is one, and those of a connection that has
    /// agreed on compression.
    ///
    /// @param firstRow the number of the batch's first row
    /// @param chunks hears of connections that end
    /// @return how many of them are frames
    int rowsAdded(RowBatch batch, long firstRow, ChunkStore chunks) {
        long[] longs = batch.longs();
        Entry entry = null;
        int frames = 0;
        for (int at = 0; at < batch.count() * RowBatch.LONGS; at += RowBatch.LONGS) {
            int connection = (int) longs[at + 4];
            if (connection == CaptureSink.NO_CONNECTION) {
                continue;
            }
            if (entry == null || entry.info.number() != connection) {
                entry = entry(connection);
            }
            entry.lastRow = firstRow + at / RowBatch.LONGS;
            entry.findings += longs[at + 3] == 0 ? 0 : 1;
            int shape = (int) longs[at + 5];
            if ((shape >>> 16 & 0xff) == RowKind.FRAME.ordinal()) {
                frames++;
                entry.frames[shape >>> 24 & 1]++;
                if (entry.deflating) {
                    longs[at + 5] |= RowBatch.DEFLATING;
                }
                if (followFrame(entry, shape, longs[at + 3])) {
                    longs[at + 5] |= RowBatch.COMPRESSED;
                }
            } else {
                follow(entry, CaptureRecord.unpack(0, slice(longs, at)), chunks);
            }
        }
        return frames;
    }

    /// @return whether it belongs to a compressed message
    private static boolean followFrame(Entry entry, int shape, long broken) {
        if (entry.state == ConnectionState.CONNECTING) {
            // Its handshake was not seen.
            entry.state = ConnectionState.OPEN;
        }
        if ((shape & 0x0f) == Opcode.CLOSE.code()) {
            entry.state = ConnectionState.CLOSING;
            return false;
        }
        return isCompressed(entry, shape, broken);
    }

    private static boolean isCompressed(Entry entry, int shape, long broken) {
        Opcode opcode = Opcode.ofCode(shape);
        int way = shape >>> 24 & 1;
        if (opcode == Opcode.TEXT || opcode == Opcode.BINARY) {
            // Where no extension gave RSV1 its meaning, it is a reserved bit.
            entry.compressed[way] = (shape & RSV1) != 0 && (broken & Rule.RESERVED_BITS.bit()) == 0;
        }
        return entry.compressed[way] && !opcode.isControl();
    }

    private static long[] slice(long[] longs, int at) {
        return Arrays.copyOfRange(longs, at, at + RowBatch.LONGS);
    }

    private void follow(Entry entry, CaptureRecord row, ChunkStore chunks) {
        switch (row.kind()) {
            case REQUEST -> noteHead(entry, row);
            case RESPONSE -> {
                noteHead(entry, row);
                if (row.status() == 101) {
                    entry.state = ConnectionState.OPEN;
                }
            }
            case CLOSED -> {
                entry.state = ConnectionState.CLOSED;
                entry.closeCode = row.closeSummary().code();
                pending(entry.info.number(), Direction.CLIENT_TO_SERVER, NONE);
                pending(entry.info.number(), Direction.SERVER_TO_CLIENT, NONE);
                chunks.closed(entry.info.number(), row.time(), row.ending());
            }
            case OPENED, FRAME, BYTES, NOTE -> {}
        }
    }

    private static void noteHead(Entry entry, CaptureRecord row) {
        entry.headLocation[row.direction().ordinal()] = row.location();
        entry.headLength[row.direction().ordinal()] = (int) row.length();
    }

    /// Forgets connections that have ended and have no row from this one on.
    void forgetEnded(long firstRow) {
        entries.values()
                .removeIf(
                        entry -> entry.state == ConnectionState.CLOSED && entry.lastRow < firstRow);
    }

    int openCount() {
        return (int)
                entries.values().stream().filter(e -> e.state != ConnectionState.CLOSED).count();
    }

    @Nullable ConnectionInfo info(int connection) {
        Entry entry = entries.get(connection);
        return entry == null ? null : entry.info;
    }

    List<ConnectionSummary> summaries() {
        return entries.values().stream().map(Entry::summary).toList();
    }

    private Entry entry(int connection) {
        Entry entry = entries.get(connection);
        if (entry == null) {
            throw new IllegalArgumentException("no open connection " + connection);
        }
        return entry;
    }
}
