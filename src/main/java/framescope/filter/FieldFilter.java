package framescope.filter;

import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.FieldType;
import framescope.dissect.FieldValue;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.Optional;

/// The display filter for what a field holds.
public final class FieldFilter {
    private static final int MOST_BYTES = 256;

    private FieldFilter() {}

    /// The filter that lets rows pass which have the same in this field; what is long is compared by
    /// its beginning. Empty for a field that only explains others.
    public static Optional<String> of(Field field) {
        FieldSpec spec = field.spec();
        return FilterFields.find(spec.fieldName()).isPresent()
                ? Optional.of(text(spec, field))
                : Optional.empty();
    }

    private static String text(FieldSpec spec, Field field) {
        return switch (field.value()) {
            case FieldValue.Flag(boolean set) -> FilterText.equal(spec, set ? 1 : 0);
            case FieldValue.Numeric(long number) -> FilterText.equal(spec, number);
            case FieldValue.Length(int bits, _) -> FilterText.equal(spec, bits);
            case FieldValue.Opcode(Opcode opcode) when spec == FieldSpec.OPCODE ->
                    FilterText.equal(spec, opcode.code());
            case FieldValue.CloseCode(int code) -> FilterText.equal(spec, code);
            case FieldValue.Raw(Bytes bytes) -> bytes(spec, bytes);
            case FieldValue.Text(String text) when spec.type() == FieldType.STRING ->
                    text(spec, field.label(), text);
            case FieldValue.None(),
                    FieldValue.Text(_),
                    FieldValue.Opcode(_),
                    FieldValue.Compression(_, _),
                    FieldValue.Offer(_, _),
                    FieldValue.Window(_, _) ->
                    spec.fieldName();
        };
    }

    private static String bytes(FieldSpec spec, Bytes bytes) {
        return bytes.length() <= MOST_BYTES
                ? FilterText.equal(spec, bytes)
                : spec.fieldName()
                        + "[:"
                        + MOST_BYTES
                        + "] == "
                        + bytes.first(MOST_BYTES).spacedHex().replace(' ', ':');
    }

    private static String text(FieldSpec spec, String label, String text) {
        // Headers that have no field of their own share one.
        String whole = spec == FieldSpec.HEADER ? label + ": " + text : text;
        if (whole.length() <= MOST_BYTES) {
            return FilterText.equal(spec, whole);
        }
        int end = Character.isHighSurrogate(whole.charAt(MOST_BYTES - 1)) ? 1 : 0;
        String beginning = whole.substring(0, MOST_BYTES - end);
        return spec.fieldName() + " contains " + FilterText.quoted(beginning);
    }
}
