package framescope.capture;

import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;

/// Rows that follow one another, copied out of a capture without an object for each: for whoever
/// looks at millions of them.
///
/// Rows are named by their place in the block, from 0 to [#count], exclusive. What a method says
/// of a frame holds for rows of that kind only, as in [CaptureRecord]. A block is filled by
/// [CaptureStore#read], as often as its owner likes. Not thread-safe.
public final class RowBlock {
    /// How many rows a block holds at the most: few enough to stay in a processor's cache.
    public static final int CAPACITY = 512;

    private static final RowKind[] KINDS = RowKind.values();

    private final long[] longs = new long[CAPACITY * RowBatch.LONGS];
    private long first;
    private int count;

    /// How many rows the block holds.
    public int count() {
        return count;
    }

    /// The number of the block's first row.
    public long first() {
        return first;
    }

    /// The number of a row.
    public long number(int row) {
        return first + row;
    }

    /// Nanoseconds since 1970-01-01T00:00Z.
    public long time(int row) {
        return longs[row * RowBatch.LONGS];
    }

    /// Where the row's first byte is kept.
    long location(int row) {
        return longs[row * RowBatch.LONGS + 1];
    }

    /// Of a frame's payload as declared, of other rows in bytes.
    public long length(int row) {
        return longs[row * RowBatch.LONGS + 2];
    }

    /// The bits of the [framescope.protocol.RuleSet] that the row breaks.
    public long broken(int row) {
        return longs[row * RowBatch.LONGS + 3];
    }

    /// The masking-key of a frame, its first byte highest; 0 where it has none.
    public int maskingKey(int row) {
        return (int) (longs[row * RowBatch.LONGS + 4] >>> 32);
    }

    /// The number of the row's connection.
    public int connection(int row) {
        return (int) longs[row * RowBatch.LONGS + 4];
    }

    /// What the row is about.
    public RowKind kind(int row) {
        return KINDS[(int) (shape(row) >>> 16) & 0xff];
    }

    /// Whether the row is a frame.
    public boolean isFrame(int row) {
        return (shape(row) >>> 16 & 0xff) == RowKind.FRAME.ordinal();
    }

    /// Which way the row's bytes went, as [Direction#ordinal].
    public int direction(int row) {
        return (int) (shape(row) >>> 24) & 1;
    }

    /// FIN, RSV1–3 and opcode of a frame, 0 to 255.
    public int firstByte(int row) {
        return (int) shape(row) & 0xff;
    }

    /// MASK and the 7 bits of length of a frame, 0 to 255.
    public int secondByte(int row) {
        return (int) (shape(row) >>> 8) & 0xff;
    }

    /// The opcode of the message that a data frame belongs to.
    public Opcode message(int row) {
        return Opcode.ofCode((int) (shape(row) >>> 32));
    }

    /// Whether the frame ends a compressed message, as [CaptureRecord#isInflated].
    public boolean isInflated(int row) {
        return (shape(row) & RowBatch.INFLATED) != 0;
    }

    /// Whether the frame belongs to a compressed message, as [CaptureRecord#isCompressed].
    public boolean isCompressed(int row) {
        return (shape(row) & RowBatch.COMPRESSED) != 0;
    }

    /// Whether the frame's RSV1 speaks of compression, as [CaptureRecord#isDeflating].
    public boolean isDeflating(int row) {
        return (shape(row) & (RowBatch.DEFLATING | RowBatch.COMPRESSED)) != 0;
    }

    /// The status of a response.
    public int status(int row) {
        return (int) (shape(row) >>> 48);
    }

    /// How many bytes the row has on the wire.
    public long wireLength(int row) {
        long length = length(row);
        if (!isFrame(row)) {
            return length;
        }
        int second = secondByte(row);
        int key = (second & 0x80) == 0 ? 0 : 4;
        return 2 + LengthForm.ofSecondByte(second).extraBytes() + key + length;
    }

    /// A row as a value.
    public CaptureRecord row(int row) {
        long[] packed = new long[RowBatch.LONGS];
        System.arraycopy(longs, row * RowBatch.LONGS, packed, 0, RowBatch.LONGS);
        return CaptureRecord.unpack(number(row), packed);
    }

    private long shape(int row) {
        return longs[row * RowBatch.LONGS + 5];
    }

    /// Where the rows are copied to, six longs each.
    long[] longs() {
        return longs;
    }

    /// Says what was copied.
    void filled(long firstRow, int rows) {
        first = firstRow;
        count = rows;
    }
}
