package framescope.preset;

import framescope.compose.FirstByte;
import framescope.compose.KeyChoice;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.compose.Payload.Form;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Utf8Validator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// How the parts of a frame are written down in JSON. What reads them throws an
/// [IllegalArgumentException] where they are none.
final class Notation {
    /// Of a masking-key that is not there.
    static final String NO_KEY = "00000000";

    private static final int RSV_SHIFT = 4;
    private static final int RSV_MASK = 7;
    private static final int MOST_OPCODE = 15;

    private Notation() {}

    // ---------------------------------------------------------------- reading

    static FirstByte first(boolean fin, int rsv, int opcode) {
        check("rsv", rsv, RSV_MASK);
        check("opcode", opcode, MOST_OPCODE);
        return FirstByte.ofBits((fin ? 0x80 : 0) | rsv << RSV_SHIFT | opcode);
    }

    /// @throws IllegalArgumentException when a number is not from 0 to the most
    static void check(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }

    /// @param digits eight of them, hexadecimal
    static KeyChoice key(KeyChoice.Kind kind, String digits) {
        int key = Integer.parseUnsignedInt(digits, 16);
        return switch (kind) {
            case NONE -> KeyChoice.NONE;
            case ZERO -> KeyChoice.ZERO;
            case LEFT_OUT -> KeyChoice.LEFT_OUT;
            case CHOSEN -> KeyChoice.chosen(key);
            case RANDOM -> KeyChoice.random(key);
        };
    }

    /// @param bits 7, 16 or 64; 0 for the shortest form
    /// @param declared in decimal; empty for the real one
    static LengthChoice length(int bits, String declared) {
        return new LengthChoice(
                bits == 0 ? Optional.empty() : Optional.of(lengthForm(bits)),
                declared.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Long.parseUnsignedLong(declared)));
    }

    private static LengthForm lengthForm(int bits) {
        return Arrays.stream(LengthForm.values())
                .filter(each -> each.bits() == bits)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lengthBits " + bits));
    }

    static Payload payload(Form form, String written) {
        return new Payload(
                form,
                switch (form) {
                    case TEXT -> Bytes.utf8(written);
                    case HEX -> Bytes.ofHex(written);
                    case BASE64, FILE -> Bytes.wrap(Base64.getDecoder().decode(written));
                });
    }

    // ---------------------------------------------------------------- writing

    static int reservedBits(FirstByte first) {
        return first.bits() >> RSV_SHIFT & RSV_MASK;
    }

    static String digits(KeyChoice key) {
        return "%08x".formatted(key.key());
    }

    static int bits(LengthChoice length) {
        return length.form().map(LengthForm::bits).orElse(0);
    }

    static String declared(LengthChoice length) {
        return length.declared().map(Long::toUnsignedString).orElse("");
    }

    /// The form that a payload can be written in: a text that is none is hexadecimal.
    static Form form(Payload payload) {
        return payload.form() == Form.TEXT && !Utf8Validator.isValid(payload.bytes())
                ? Form.HEX
                : payload.form();
    }

    static String written(Payload payload) {
        return switch (form(payload)) {
            case TEXT -> payload.bytes().text();
            case HEX -> payload.bytes().hex();
            case BASE64, FILE -> Base64.getEncoder().encodeToString(payload.bytes().toArray());
        };
    }
}
