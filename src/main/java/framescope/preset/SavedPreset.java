package framescope.preset;

import framescope.compose.Draft;
import framescope.compose.FirstByte;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.compose.Payload.Form;
import framescope.compose.Pieces;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Utf8Validator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A draft under a name, as it stands in JSON. Whatever its components are, [#draft] gives one:
/// others cannot be made.
///
/// @param rsv RSV1–3 as a number, RSV1 the highest: 0 to 7
/// @param key eight hexadecimal digits
/// @param lengthBits 7, 16 or 64; 0 for the shortest form
/// @param declared the length that the last frame declares, in decimal; empty for the real one
/// @param payload as its form has it; in base64 where that is a file
/// @param pieceBytes the most bytes of one write; 0 for all at once
public record SavedPreset(
        String name,
        boolean fin,
        int rsv,
        int opcode,
        KeyChoice.Kind mask,
        String key,
        int lengthBits,
        String declared,
        Form form,
        String payload,
        boolean deflated,
        List<Integer> cuts,
        List<Further> insertions,
        int pieceBytes,
        int pauseMillis) {
    /// The longest name, in characters.
    public static final int LONGEST_NAME = 80;

    private static final int RSV_SHIFT = 4;
    private static final int RSV_MASK = 7;
    private static final int MOST_OPCODE = 15;

    /// A further frame. What is optional is missing in files of older versions, and then as it should
    /// be.
    ///
    /// @param payload in hexadecimal
    /// @param place how many fragments come before it
    /// @param rsv RSV1–3, as above
    /// @param lengthBits as above
    /// @param declared as above
    public record Further(
            boolean fin,
            int opcode,
            String payload,
            int place,
            Optional<Integer> rsv,
            Optional<Integer> lengthBits,
            Optional<String> declared) {
        /// @throws IllegalArgumentException when this is no frame
        public Further {
            check("opcode", opcode, MOST_OPCODE);
            check("place", place, Integer.MAX_VALUE);
            check("rsv", rsv.orElse(0), RSV_MASK);
        }

        private static Further of(Insertion frame) {
            return new Further(
                    frame.first().fin(),
                    frame.first().opcode().code(),
                    frame.payload().hex(),
                    frame.place(),
                    Optional.of(reservedBits(frame.first())),
                    Optional.of(bitsOf(frame.length())),
                    Optional.of(declaredBy(frame.length())));
        }

        private Insertion insertion() {
            return new Insertion(
                    first(fin, rsv.orElse(0), opcode),
                    length(lengthBits.orElse(0), declared.orElse("")),
                    Bytes.ofHex(payload),
                    place);
        }
    }

    /// @throws IllegalArgumentException when this is no draft, or the name is blank or too long
    public SavedPreset {
        cuts = List.copyOf(cuts);
        insertions = List.copyOf(insertions);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of 1 to " + LONGEST_NAME + " characters");
        }
        check("rsv", rsv, RSV_MASK);
        check("opcode", opcode, MOST_OPCODE);
        check("pieceBytes", pieceBytes, Integer.MAX_VALUE);
        check("pauseMillis", pauseMillis, Integer.MAX_VALUE);
        // Where these are no parts of a draft, they say so themselves.
        new Draft(
                first(fin, rsv, opcode),
                key(mask, Integer.parseUnsignedInt(key, 16)),
                length(lengthBits, declared),
                new Payload(form, bytes(form, payload)),
                deflated,
                cuts,
                insertions.stream().map(Further::insertion).toList(),
                Pieces.of(pieceBytes, pauseMillis));
    }

    private static void check(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }

    /// A draft, written down.
    ///
    /// @throws IllegalArgumentException when the name is blank or too long
    public static SavedPreset of(String name, Draft draft) {
        Bytes payload = draft.payload().bytes();
        Form form = draft.payload().form();
        if (form == Form.TEXT && !Utf8Validator.isValid(payload)) {
            form = Form.HEX;
        }
        return new SavedPreset(
                name.strip(),
                draft.first().fin(),
                reservedBits(draft.first()),
                draft.first().opcode().code(),
                draft.key().kind(),
                "%08x".formatted(draft.key().key()),
                bitsOf(draft.length()),
                declaredBy(draft.length()),
                form,
                written(form, payload),
                draft.deflated(),
                draft.cuts(),
                draft.insertions().stream().map(Further::of).toList(),
                draft.pieces().length(),
                (int) draft.pieces().pause().toMillis());
    }

    private static int reservedBits(FirstByte first) {
        return first.bits() >> RSV_SHIFT & RSV_MASK;
    }

    private static int bitsOf(LengthChoice length) {
        return length.form().map(LengthForm::bits).orElse(0);
    }

    private static String declaredBy(LengthChoice length) {
        return length.declared().map(Long::toUnsignedString).orElse("");
    }

    private static String written(Form form, Bytes payload) {
        return switch (form) {
            case TEXT -> payload.text();
            case HEX -> payload.hex();
            case BASE64, FILE -> Base64.getEncoder().encodeToString(payload.toArray());
        };
    }

    /// The draft.
    public Draft draft() {
        return new Draft(
                first(fin, rsv, opcode),
                key(mask, Integer.parseUnsignedInt(key, 16)),
                length(lengthBits, declared),
                new Payload(form, bytes(form, payload)),
                deflated,
                cuts,
                insertions.stream().map(Further::insertion).toList(),
                Pieces.of(pieceBytes, pauseMillis));
    }

    private static FirstByte first(boolean fin, int rsv, int opcode) {
        return FirstByte.ofBits((fin ? 0x80 : 0) | rsv << RSV_SHIFT | opcode);
    }

    private static LengthChoice length(int bits, String declared) {
        return new LengthChoice(
                bits == 0 ? Optional.empty() : Optional.of(form(bits)),
                declared.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Long.parseUnsignedLong(declared)));
    }

    private static KeyChoice key(KeyChoice.Kind kind, int key) {
        return switch (kind) {
            case NONE -> KeyChoice.NONE;
            case ZERO -> KeyChoice.ZERO;
            case LEFT_OUT -> KeyChoice.LEFT_OUT;
            case CHOSEN -> KeyChoice.chosen(key);
            case RANDOM -> KeyChoice.random(key);
        };
    }

    private static LengthForm form(int bits) {
        return Arrays.stream(LengthForm.values())
                .filter(each -> each.bits() == bits)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lengthBits " + bits));
    }

    private static Bytes bytes(Form form, String payload) {
        return switch (form) {
            case TEXT -> Bytes.utf8(payload);
            case HEX -> Bytes.ofHex(payload);
            case BASE64, FILE -> Bytes.wrap(Base64.getDecoder().decode(payload));
        };
    }

    /// The same under another name.
    ///
    /// @throws IllegalArgumentException when that is blank or too long
    public SavedPreset named(String newName) {
        return of(newName, draft());
    }

    /// How many bytes its payloads have.
    int size() {
        Draft draft = draft();
        return draft.payload().bytes().length()
                + draft.insertions().stream().mapToInt(each -> each.payload().length()).sum();
    }
}
