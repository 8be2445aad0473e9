package framescope.capture;

import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import java.util.Optional;

/// One row of a capture as a value. What its methods say of a frame or of an end holds for rows of
/// that kind only.
///
/// @param number from 0 on, never given twice in a capture
/// @param time nanoseconds since 1970-01-01T00:00Z
/// @param location where the row's first byte is kept
/// @param length of a frame's payload as declared, of other rows in bytes
public record CaptureRecord(
        long number,
        long time,
        long location,
        long length,
        RuleSet broken,
        int maskingKey,
        int connection,
        long shape) {
    private static final RowKind[] KINDS = RowKind.values();
    private static final Ending[] ENDINGS = Ending.values();

    static CaptureRecord unpack(long number, long[] row) {
        return new CaptureRecord(
                number,
                row[0],
                row[1],
                row[2],
                row[3] == 0 ? RuleSet.NONE : new RuleSet(row[3]),
                (int) (row[4] >>> 32),
                (int) row[4],
                row[5]);
    }

    public RowKind kind() {
        return KINDS[(int) (shape >>> 16) & 0xff];
    }

    public boolean is(RowKind kind) {
        return kind() == kind;
    }

    /// Which way the row's bytes went.
    public Direction direction() {
        return ((shape >>> 24) & 1) == 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    }

    /// The header of a frame.
    public FrameHeader header() {
        return FrameHeader.of((int) shape & 0xff, (int) (shape >>> 8) & 0xff, maskingKey, length);
    }

    /// The opcode of a frame.
    public Opcode opcode() {
        return Opcode.ofCode((int) shape);
    }

    /// The opcode of the message that a data frame belongs to: Text for a continuation of a text.
    public Opcode message() {
        return Opcode.ofCode((int) (shape >>> 32));
    }

    /// Whether the frame ends a compressed message, which [CaptureStore#inflated] then has.
    public boolean isInflated() {
        return ((shape >>> 36) & 1) != 0;
    }

    /// Whether the frame belongs to a compressed message (RFC 7692 §6).
    public boolean isCompressed() {
        return (shape & RowBatch.COMPRESSED) != 0;
    }

    /// Whether RSV1 of the frame, set or not, speaks of compression: permessage-deflate was agreed on
    /// (RFC 7692 §6), or the frame belongs to a compressed message of a connection whose handshake was
    /// not seen.
    public boolean isDeflating() {
        return (shape & (RowBatch.DEFLATING | RowBatch.COMPRESSED)) != 0;
    }

    /// Whether somebody composed the frame by hand, bit by bit, or had a behaviour of the server send
    /// what is wrong, so that the rules it breaks are broken on purpose. Known for what was sent in
    /// this run, not of saved captures.
    public boolean isOnPurpose() {
        return (shape & RowBatch.ON_PURPOSE) != 0;
    }

    /// How many bytes the row has on the wire.
    public long wireLength() {
        return is(RowKind.FRAME) ? header().length() + length : length;
    }

    /// The status of a response.
    public int status() {
        return (int) (shape >>> 48);
    }

    /// How a connection ended, by its frames.
    public CloseSummary closeSummary() {
        int initiator = (int) (shape >>> 45) & 3;
        return new CloseSummary(
                initiator == 0 ? Optional.empty() : Optional.of(Role.values()[initiator - 1]),
                (int) (shape >>> 48),
                ((shape >>> 44) & 1) != 0);
    }

    /// How a connection ended, by TCP.
    public Ending ending() {
        return ENDINGS[(int) (shape >>> 40) & 0x0f];
    }
}
