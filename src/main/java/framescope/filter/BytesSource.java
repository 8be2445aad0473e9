package framescope.filter;

import framescope.capture.RowKind;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import org.jspecify.annotations.Nullable;

/// Bytes of a row, or some that are always the same. Without state.
@FunctionalInterface
interface BytesSource {
    /// The bytes; null where the row has none.
    @Nullable Bytes of(FilterRow row);

    /// Parts of the bytes.
    default BytesSource cut(Slice slice) {
        return row -> {
            Bytes whole = of(row);
            return whole == null ? null : slice.of(whole);
        };
    }

    /// The bytes behind a field.
    static BytesSource of(FieldSpec field) {
        return switch (field) {
            case ROW -> row -> row.hasBytes() ? row.wire() : null;
            case FRAME -> row -> row.isFrame() ? row.wire() : null;
            case UNREADABLE -> row -> row.kind() == RowKind.BYTES ? row.wire() : null;
            case MASKING_KEY -> row -> row.isMasked() ? key(row.maskingKey()) : null;
            case MASKED_PAYLOAD ->
                    row -> row.isMasked() && row.length() != 0 ? row.wirePayload() : null;
            case PAYLOAD -> row -> row.isFrame() && row.length() != 0 ? row.payload() : null;
            case PAYLOAD_BINARY -> BytesSource::binary;
            case PAYLOAD_COMPRESSED -> row -> row.isCompressed() ? row.payload() : null;
            case PAYLOAD_CONTINUE -> payload(Opcode.CONTINUATION);
            case PAYLOAD_PING -> payload(Opcode.PING);
            case PAYLOAD_PONG -> payload(Opcode.PONG);
            case PAYLOAD_CLOSE -> payload(Opcode.CLOSE);
            case PAYLOAD_UNKNOWN ->
                    row -> isPlain(row) && row.opcode().isReserved() ? row.payload() : null;
            default -> throw new IllegalArgumentException(field + " is no bytes");
        };
    }

    private static BytesSource payload(Opcode opcode) {
        return row -> isPlain(row) && row.opcode() == opcode ? row.payload() : null;
    }

    private static boolean isPlain(FilterRow row) {
        return row.isFrame() && row.length() != 0 && !row.isCompressed();
    }

    private static @Nullable Bytes binary(FilterRow row) {
        if (!row.shows(Opcode.BINARY) || row.length() == 0) {
            return null;
        }
        if (row.isInflated()) {
            return row.message();
        }
        return row.opcode() == Opcode.BINARY ? row.payload() : null;
    }

    private static Bytes key(int key) {
        return Bytes.wrap(
                new byte[] {
                    (byte) (key >>> 24), (byte) (key >>> 16), (byte) (key >>> 8), (byte) key
                });
    }
}
