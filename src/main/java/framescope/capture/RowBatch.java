package framescope.capture;

import framescope.protocol.Opcode;
import framescope.protocol.connection.CloseSummary;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The rows that one read or one write gave rise to, gathered without an object for each.
///
/// A row is six longs; this class alone knows how they are packed, and [CaptureRecord#unpack]
/// reads them:
///
/// | long | content |
/// |---|---|
/// | 0 | time, nanoseconds since 1970 |
/// | 1 | location of the first byte: chunk number (high 32 bits), offset in the chunk (low 32) |
/// | 2 | length: of a frame's payload as declared, of other rows in bytes |
/// | 3 | bits of the `RuleSet` |
/// | 4 | masking-key (high 32 bits), connection number (low 32) |
/// | 5 | from the lowest byte: first byte, second byte, row kind, direction, message opcode (and, above its 4 bits, whether the message was inflated, whether it is compressed, whether what it breaks is broken on purpose, and whether its connection has agreed on deflate), detail; then 16 bits of code |
///
/// Beside them stand three longs for each message that was inflated: the row's place in the batch,
/// and where its bytes are kept, and their number.
///
/// Not thread-safe: it belongs to whoever fills it.
public final class RowBatch {
    static final int LONGS = 6;
    static final int ROW_BYTES = LONGS * Long.BYTES;

    static final long INFLATED = 1L << 36;
    static final long COMPRESSED = 1L << 37;
    static final long ON_PURPOSE = 1L << 38;
    static final long DEFLATING = 1L << 39;

    private long[] longs = new long[LONGS * 64];
    private int count;
    private long[] inflated = new long[0];
    private int inflatedCount;
    private boolean inflatedNext;
    private boolean onPurposeNext;
    private Map<Integer, RowMark> marks = Map.of();

    /// A location in a capture, for the methods below.
    ///
    /// @param chunk the number that [CaptureSink#append] gave
    /// @param offset of the byte in the chunk
    public static long location(int chunk, int offset) {
        return ((long) chunk << 32) | offset;
    }

    /// A frame whose first two bytes and length are given as they stand on the wire.
    public void frame(
            int connection,
            Direction direction,
            long time,
            long location,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message) {
        long shape =
                firstByte
                        | (secondByte << 8)
                        | (RowKind.FRAME.ordinal() << 16)
                        | (direction.ordinal() << 24)
                        | ((long) message.code() << 32);
        add(time, location, payloadLength, broken, maskingKey, connection, shape);
    }

    /// Says of the row that is added next that its frame ends a compressed message, and where that
    /// is kept, if it is.
    ///
    /// @param place what [CaptureSink#keepInflated] gave for the message
    /// @param length of the inflated message in bytes
    public void inflated(long place, long length) {
        if (place < 0) {
            return;
        }
        if (inflatedCount * 3 == inflated.length) {
            inflated = Arrays.copyOf(inflated, Math.max(3 * 16, inflated.length * 2));
        }
        int at = inflatedCount * 3;
        inflated[at] = count;
        inflated[at + 1] = place;
        inflated[at + 2] = length;
        inflatedCount++;
        inflatedNext = true;
    }

    /// Says of the row that is added next that what it breaks is broken on purpose: a frame that was
    /// composed by hand, and whatever a behaviour sends.
    public void onPurpose() {
        onPurposeNext = true;
    }

    /// Says what stands at the row that is added next.
    public void marked(RowMark mark) {
        if (!mark.isNone()) {
            if (marks.isEmpty()) {
                marks = new TreeMap<>();
            }
            marks.put(count, mark);
        }
    }

    /// A row about bytes that are no frame: a head, or what could not be read.
    public void bytes(
            RowKind kind,
            int connection,
            Direction direction,
            long time,
            long location,
            long length,
            long broken,
            int code) {
        long shape = (kind.ordinal() << 16) | (direction.ordinal() << 24) | ((long) code << 48);
        add(time, location, length, broken, 0, connection, shape);
    }

    /// The row of a connection's beginning.
    public void opened(int connection, long time) {
        add(time, 0, 0, 0, 0, connection, RowKind.OPENED.ordinal() << 16);
    }

    /// The row of a connection's end.
    ///
    /// @param broken bits of the rules that only the end shows to be broken
    public void closed(
            int connection, long time, CloseSummary summary, Ending ending, long broken) {
        int detail =
                ending.ordinal()
                        | (summary.clean() ? 0x10 : 0)
                        | summary.initiator().map(role -> (role.ordinal() + 1) << 5).orElse(0);
        long shape =
                (RowKind.CLOSED.ordinal() << 16)
                        | ((long) detail << 40)
                        | ((long) (summary.code() & 0xffff) << 48);
        add(time, 0, 0, broken, 0, connection, shape);
    }

    void note(int connection, long time, int note) {
        add(time, note, 0, 0, 0, connection, RowKind.NOTE.ordinal() << 16);
    }

    private void add(
            long time,
            long location,
            long length,
            long broken,
            int maskingKey,
            int connection,
            long shape) {
        int at = count * LONGS;
        if (at == longs.length) {
            longs = Arrays.copyOf(longs, at * 2);
        }
        longs[at] = time;
        longs[at + 1] = location;
        longs[at + 2] = length;
        longs[at + 3] = broken;
        longs[at + 4] = ((long) maskingKey << 32) | (connection & 0xffff_ffffL);
        longs[at + 5] = shape | (inflatedNext ? INFLATED : 0) | (onPurposeNext ? ON_PURPOSE : 0);
        inflatedNext = false;
        onPurposeNext = false;
        count++;
    }

    /// Gives all rows their time and their chunk: of rows about bytes that were written, both are
    /// known only once they go out.
    public void place(int chunk, long time) {
        for (int at = 0; at < count * LONGS; at += LONGS) {
            longs[at] = time;
            longs[at + 1] = ((long) chunk << 32) | (longs[at + 1] & 0xffff_ffffL);
        }
    }

    /// How many rows there are.
    public int count() {
        return count;
    }

    /// Forgets the rows, and keeps the room for as many.
    public void clear() {
        count = 0;
        inflatedCount = 0;
        marks = Map.of();
    }

    /// Leaves the rows of frames out.
    void dropFrames() {
        int kept = 0;
        for (int at = 0; at < count * LONGS; at += LONGS) {
            if ((longs[at + 5] >>> 16 & 0xff) != RowKind.FRAME.ordinal()) {
                System.arraycopy(longs, at, longs, kept, LONGS);
                kept += LONGS;
            }
        }
        count = kept / LONGS;
        inflatedCount = 0; // Only frames are.
        marks = Map.of();
    }

    /// What stands at its rows, by their places in the batch.
    Map<Integer, RowMark> marks() {
        return marks;
    }

    /// Tells which of its rows were inflated, once it is known which numbers they get.
    void assignInflated(long firstRow, InflatedPayloads payloads) {
        for (int at = 0; at < inflatedCount * 3; at += 3) {
            payloads.assign(firstRow + inflated[at], inflated[at + 1], inflated[at + 2]);
        }
    }

    long[] longs() {
        return longs;
    }
}
