package framescope.filter;

import framescope.capture.RowKind;
import framescope.dissect.FieldSpec;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.util.function.ToLongFunction;

/// A number of a row, or one that is always the same: bits, lengths, times. Without state.
///
/// @param presence whether the row has it
/// @param value asked for only where the row has it
record NumberSource(RowTest presence, ToLongFunction<FilterRow> value) {
    private static final RowTest ALWAYS = row -> true;
    private static final RowTest FRAME = FilterRow::isFrame;
    private static final RowTest NEVER = row -> false;

    static NumberSource constant(long number) {
        return new NumberSource(ALWAYS, row -> number);
    }

    /// Only some bits of the number.
    NumberSource masked(long bits) {
        return new NumberSource(presence, row -> value.applyAsLong(row) & bits);
    }

    /// The number behind a field.
    static NumberSource of(FieldSpec field) {
        return switch (field) {
            case FIN -> firstByte(0x80);
            case RSV1 -> firstByte(0x40);
            case COMPRESSED ->
                    new NumberSource(
                            FilterRow::isDeflating, row -> (row.firstByte() & 0x40) == 0 ? 0 : 1);
            case RSV2 -> firstByte(0x20);
            case RSV3 -> firstByte(0x10);
            case RSV -> new NumberSource(FRAME, row -> row.firstByte() >> 4 & 7);
            case OPCODE -> new NumberSource(FRAME, row -> row.firstByte() & 0x0f);
            case MASK -> new NumberSource(FRAME, row -> row.secondByte() >> 7);
            case PAYLOAD_LENGTH -> new NumberSource(FRAME, row -> row.secondByte() & 0x7f);
            case PAYLOAD_LENGTH_16 -> new NumberSource(form(LengthForm.BITS_16), FilterRow::length);
            case PAYLOAD_LENGTH_64 -> new NumberSource(form(LengthForm.BITS_64), FilterRow::length);
            case LENGTH_FORM ->
                    new NumberSource(
                            FRAME, row -> LengthForm.ofSecondByte(row.secondByte()).bits());
            case LENGTH ->
                    new NumberSource(
                            row -> row.isFrame() || row.kind() == RowKind.BYTES, FilterRow::length);
            case CLOSE_STATUS_CODE ->
                    new NumberSource(NumberSource::hasCloseCode, NumberSource::closeCode);
            case REQUEST -> kind(RowKind.REQUEST, row -> 1);
            case RESPONSE -> kind(RowKind.RESPONSE, row -> 1);
            case RESPONSE_CODE -> kind(RowKind.RESPONSE, FilterRow::code);
            case ROW_NUMBER -> new NumberSource(ALWAYS, FilterRow::number);
            case ROW_LENGTH -> new NumberSource(ALWAYS, FilterRow::wireLength);
            case ROW_MARKED -> new NumberSource(ALWAYS, row -> row.mark().marked() ? 1 : 0);
            case TIME, TIME_EPOCH -> new NumberSource(ALWAYS, FilterRow::time);
            case TIME_RELATIVE -> new NumberSource(ALWAYS, FilterRow::sinceFirst);
            case EVENT -> new NumberSource(ALWAYS, row -> row.kind().ordinal());
            case CONNECTION_NUMBER -> new NumberSource(ALWAYS, FilterRow::connection);
            case DIRECTION -> new NumberSource(FilterRow::hasBytes, FilterRow::direction);
            case ROUND_TRIP ->
                    new NumberSource(
                            row -> isPong(row) && row.roundTrip() != DerivedValues.UNKNOWN,
                            FilterRow::roundTrip);
            case FRAGMENT_COUNT -> ofFragments(FilterRow::fragments);
            case REASSEMBLED_LENGTH -> ofFragments(FilterRow::reassembledLength);
            // Fragments follow one another in one stream: there is no way for them to do so.
            case FRAGMENT_OVERLAP,
                    FRAGMENT_OVERLAP_CONFLICT,
                    FRAGMENT_MULTIPLE_TAILS,
                    FRAGMENT_TOO_LONG ->
                    new NumberSource(NEVER, row -> 0);
            default -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    private static NumberSource ofFragments(ToLongFunction<FilterRow> value) {
        return new NumberSource(
                row -> row.endsFragments() && value.applyAsLong(row) != DerivedValues.UNKNOWN,
                value);
    }

    private static NumberSource firstByte(int bit) {
        return new NumberSource(FRAME, row -> (row.firstByte() & bit) == 0 ? 0 : 1);
    }

    private static NumberSource kind(RowKind kind, ToLongFunction<FilterRow> value) {
        return new NumberSource(row -> row.kind() == kind, value);
    }

    private static RowTest form(LengthForm form) {
        return row -> row.isFrame() && LengthForm.ofSecondByte(row.secondByte()) == form;
    }

    private static boolean isPong(FilterRow row) {
        return row.isFrame() && row.opcode() == Opcode.PONG;
    }

    // The row of a connection's end has the code by which it is known, 1005 and 1006 too.
    private static boolean hasCloseCode(FilterRow row) {
        return row.kind() == RowKind.CLOSED
                || row.isFrame()
                        && row.opcode() == Opcode.CLOSE
                        && row.length() != 0
                        && row.length() != 1
                        && row.payload().length() >= 2;
    }

    private static long closeCode(FilterRow row) {
        return row.isFrame() ? row.payload().at(0) << 8 | row.payload().at(1) : row.code();
    }
}
