package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.FieldValue;
import framescope.dissect.RowDissector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the dissector says of a row, in the words that tshark has for its fields.
final class DissectedRow {
    private static final long NANOS = 1_000_000_000;

    private final RowDissector dissector;

    DissectedRow(CaptureStore capture) {
        dissector = new RowDissector(capture);
    }

    /// The values by their names; of a group of fields, `1`.
    Map<String, String> fields(CaptureRecord row) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("frame.time_epoch", "%d.%09d".formatted(row.time() / NANOS, row.time() % NANOS));
        Dissection dissection = dissector.dissect(row).orElseThrow();
        all(dissection.root())
                .forEach(field -> fields.put(field.spec().fieldName(), value(field, dissection)));
        boolean payload =
                all(dissection.root())
                        .map(Field::spec)
                        .anyMatch(spec -> spec.isContent() || spec == FieldSpec.PAYLOAD_COMPRESSED);
        if (payload && row.length() > 0) {
            fields.put(FieldSpec.PAYLOAD.fieldName(), "1");
        }
        return fields;
    }

    private static Stream<Field> all(Field field) {
        return Stream.concat(
                Stream.of(field), field.children().stream().flatMap(DissectedRow::all));
    }

    private static String value(Field field, Dissection dissection) {
        return switch (field.spec()) {
            case MASKED_PAYLOAD, PAYLOAD_CLOSE -> "1";
            case RSV -> "0x%02x".formatted(((FieldValue.Numeric) field.value()).number());
            case PAYLOAD_CONTINUE ->
                    dissection
                            .bytes(field.source())
                            .slice(field.range().from(), field.range().to())
                            .hex();
            default -> value(field.value());
        };
    }

    private static String value(FieldValue value) {
        return switch (value) {
            case FieldValue.Flag(boolean set) -> set ? "1" : "0";
            case FieldValue.Numeric(long number) -> Long.toUnsignedString(number);
            case FieldValue.Length(int bits, _) -> "" + bits;
            case FieldValue.Opcode(var opcode) -> "" + opcode.code();
            case FieldValue.CloseCode(int code) -> "" + code;
            case FieldValue.Raw(var bytes) -> bytes.hex();
            case FieldValue.Text(String text) -> text;
            default -> "";
        };
    }
}
