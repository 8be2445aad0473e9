package framescope.capture;

import framescope.protocol.Bytes;
import framescope.protocol.Masking;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rows of a capture and the bytes behind each, as [CaptureStore] tells of them. Takes no lock:
/// what was cleared meanwhile is not found.
final class RowReader {
    private static final long NOWHERE = -1;

    private final FrameIndex index;
    private final ChunkReader wire;
    private final InflatedPayloads inflated;

    RowReader(FrameIndex index, ChunkReader wire, InflatedPayloads inflated) {
        this.index = index;
        this.wire = wire;
        this.inflated = inflated;
    }

    Optional<CaptureRecord> row(long number) {
        return Optional.ofNullable(index.read(number))
                .map(longs -> CaptureRecord.unpack(number, longs));
    }

    Bytes wire(CaptureRecord row, long from, int limit) {
        long length = Math.min(row.wireLength() - from, limit);
        return length <= 0 || row.is(RowKind.NOTE)
                ? Bytes.EMPTY
                : read(row.location(), from, (int) length);
    }

    Bytes written(CaptureRecord row, int limit) {
        if (!row.kind().hasBytes()) {
            return Bytes.EMPTY;
        }
        long next = index.nextLocation(row, NOWHERE);
        long length = next == NOWHERE ? limit : wire.distance(row.location(), next);
        return read(row.location(), 0, (int) Math.min(length, limit));
    }

    private Bytes read(long location, long from, int length) {
        byte[] into = new byte[length];
        int filled = wire.read(location, from, into);
        return Bytes.wrap(filled == into.length ? into : Arrays.copyOf(into, filled));
    }

    Bytes payload(CaptureRecord row, int limit) {
        if (!row.is(RowKind.FRAME)) {
            return Bytes.EMPTY;
        }
        Bytes masked = wire(row, row.header().length(), limit);
        return row.header().masked() ? Masking.apply(masked, row.maskingKey(), 0) : masked;
    }

    List<RowPiece> pieces(CaptureRecord row, int limit) {
        return row.is(RowKind.NOTE) || row.wireLength() == 0
                ? List.of()
                : wire.pieces(row.location(), row.wireLength(), limit);
    }

    Bytes inflated(CaptureRecord row, int limit) {
        return row.isInflated() ? inflated.read(row.number(), limit) : Bytes.EMPTY;
    }

    long inflatedLength(CaptureRecord row) {
        return row.isInflated() ? inflated.length(row.number()) : 0;
    }
}
