package framescope.ui.detail;

import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.FieldValue;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.text.CloseCodeText;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.Optional;

/// What the value of a field means where it stands.
final class FieldMeaning {
    private static final int KEY_LENGTH = 4;

    private FieldMeaning() {}

    /// The meaning in a sentence; empty where the value says it all.
    static Optional<String> of(Field field) {
        return switch (field.value()) {
            case FieldValue.Flag(boolean set) ->
                    Messages.find("field.here." + field.spec().name() + (set ? ".1" : ".0"));
            case FieldValue.Opcode(Opcode opcode) when field.spec() == FieldSpec.OPCODE ->
                    Optional.of(Messages.of("field.here.opcode", opcode));
            case FieldValue.Length(int bits, LengthForm form) ->
                    Optional.of(
                            form == LengthForm.BITS_7
                                    ? Messages.format("field.here.length", bits)
                                    : Messages.format(
                                            "field.here.lengthFollows", bits, form.bits()));
            case FieldValue.Numeric(long length) -> length(field.spec(), length);
            case FieldValue.CloseCode(int code) ->
                    Optional.of(
                            Messages.format(
                                    "field.here.closeCode",
                                    RowText.closeCode(code),
                                    CloseCodeText.meaning(code)));
            case FieldValue.Raw(Bytes key)
                    when field.spec() == FieldSpec.MASKING_KEY && key.length() == KEY_LENGTH ->
                    Optional.of(maskingKey(key));
            default -> Optional.empty();
        };
    }

    private static Optional<String> length(FieldSpec spec, long length) {
        LengthForm form =
                switch (spec) {
                    case PAYLOAD_LENGTH_16 -> LengthForm.BITS_16;
                    case PAYLOAD_LENGTH_64 -> LengthForm.BITS_64;
                    default -> LengthForm.BITS_7;
                };
        if (form == LengthForm.BITS_7) {
            return Optional.empty();
        }
        if (length < 0) {
            return Optional.of(Messages.get("field.here.topBit"));
        }
        LengthForm enough = LengthForm.shortestFor(length);
        return Optional.of(
                enough == form
                        ? Messages.format("field.here.shortest", length, form.bits())
                        : Messages.format(
                                "field.here.tooLong", length, form.bits(), enough.bits()));
    }

    private static String maskingKey(Bytes key) {
        Object[] bytes = new Object[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            bytes[i] = key.slice(i, i + 1).hex();
        }
        return Messages.format(
                key.equals(Bytes.ofHex("00 00 00 00"))
                        ? "field.here.zeroKey"
                        : "field.here.maskingKey",
                bytes);
    }
}
