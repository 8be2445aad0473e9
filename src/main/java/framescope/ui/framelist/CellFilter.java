package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.dissect.FieldSpec;
import framescope.filter.FilterText;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.Utf8Validator;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Collectors;

/// The display filter for what a cell of the frame list shows.
final class CellFilter {
    private static final int MOST_BYTES = 256;

    private CellFilter() {}

    /// The filter that lets rows pass which have the same in this column; empty where the cell is.
    static Optional<String> of(FrameColumn column, CaptureRecord row, CaptureStore store) {
        return switch (column) {
            case NUMBER ->
                    Optional.of(
                            FilterText.equal(
                                    FieldSpec.ROW_NUMBER, row.number() - store.firstRow() + 1));
            case MARK -> mark(store.marks().of(row.number()));
            case TIME -> Optional.of(FilterText.equalTime(FieldSpec.TIME_EPOCH, row.time()));
            case CONNECTION ->
                    Optional.of(FilterText.equal(FieldSpec.CONNECTION_NUMBER, row.connection()));
            case DIRECTION -> direction(row);
            case KIND -> Optional.of(kind(row));
            case FINDINGS -> findings(row);
            case LENGTH -> length(row);
            case PREVIEW -> content(row, store);
            default -> row.is(RowKind.FRAME) ? header(column, row.header()) : Optional.empty();
        };
    }

    private static Optional<String> mark(RowMark mark) {
        return mark.marked() || mark.comment().isEmpty()
                ? Optional.of(FilterText.equal(FieldSpec.ROW_MARKED, mark.marked() ? 1 : 0))
                : Optional.of(FieldSpec.ROW_COMMENT.fieldName());
    }

    private static Optional<String> direction(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME, BYTES ->
                    Optional.of(FilterText.equal(FieldSpec.DIRECTION, row.direction()));
            case OPENED, CLOSED, NOTE -> Optional.empty();
        };
    }

    private static String kind(CaptureRecord row) {
        return row.is(RowKind.FRAME)
                ? FilterText.equal(FieldSpec.OPCODE, row.opcode().code())
                : FilterText.equal(FieldSpec.EVENT, row.kind());
    }

    private static Optional<String> header(FrameColumn column, FrameHeader header) {
        return switch (column) {
            case FIN -> bit(FieldSpec.FIN, header.fin());
            case RSV1 -> bit(FieldSpec.RSV1, header.rsv1());
            case RSV2 -> bit(FieldSpec.RSV2, header.rsv2());
            case RSV3 -> bit(FieldSpec.RSV3, header.rsv3());
            case MASK -> bit(FieldSpec.MASK, header.masked());
            case MASKING_KEY -> Optional.of(maskingKey(header));
            case LENGTH_FORM ->
                    Optional.of(
                            FilterText.equal(FieldSpec.LENGTH_FORM, header.lengthForm().bits()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> bit(FieldSpec field, boolean set) {
        return Optional.of(FilterText.equal(field, set ? 1 : 0));
    }

    private static String maskingKey(FrameHeader header) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(header.maskingKey()).array();
        return FilterText.equal(
                FieldSpec.MASKING_KEY, header.masked() ? Bytes.wrap(key) : Bytes.EMPTY);
    }

    private static Optional<String> length(CaptureRecord row) {
        FieldSpec field =
                switch (row.kind()) {
                    case FRAME, BYTES -> FieldSpec.LENGTH;
                    case OPENED, REQUEST, RESPONSE, CLOSED, NOTE -> FieldSpec.ROW_LENGTH;
                };
        return row.wireLength() == 0
                ? Optional.empty()
                : Optional.of(FilterText.equal(field, row.length()));
    }

    private static Optional<String> findings(CaptureRecord row) {
        return row.broken().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        row.broken().rules().stream()
                                .map((Rule rule) -> FilterText.equal(FieldSpec.FINDING, rule))
                                .collect(Collectors.joining(" && ")));
    }

    // A long payload is compared by its beginning.
    private static Optional<String> content(CaptureRecord row, CaptureStore store) {
        if (!row.is(RowKind.FRAME) || row.length() == 0) {
            return Optional.empty();
        }
        Bytes payload = store.payload(row, MOST_BYTES + 1);
        if (payload.length() > MOST_BYTES) {
            String start = payload.first(MOST_BYTES).spacedHex().replace(' ', ':');
            return Optional.of(FieldSpec.PAYLOAD.fieldName() + "[:" + MOST_BYTES + "] == " + start);
        }
        boolean text =
                row.opcode() == Opcode.TEXT
                        && !row.isCompressed()
                        && Utf8Validator.isValid(payload);
        return Optional.of(
                text
                        ? FilterText.equal(FieldSpec.PAYLOAD_TEXT, payload.text())
                        : FilterText.equal(FieldSpec.PAYLOAD, payload));
    }
}
