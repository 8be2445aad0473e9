package framescope.preset;

import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.Payload.Form;
import framescope.compose.Pieces;
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

    /// A further frame. What is optional is missing in files of older versions: it is as it should be
    /// then, but for the mask, which is the draft's.
    ///
    /// @param payload as its form has it, hexadecimal where it names none
    /// @param place how many fragments come before it
    /// @param rsv RSV1–3, as above
    /// @param lengthBits as above
    /// @param declared as above
    /// @param key as above
    public record Further(
            boolean fin,
            int opcode,
            String payload,
            int place,
            Optional<Integer> rsv,
            Optional<Integer> lengthBits,
            Optional<String> declared,
            Optional<KeyChoice.Kind> mask,
            Optional<String> key,
            Optional<Form> form) {
        /// @throws IllegalArgumentException when this is no frame
        public Further {
            Notation.check("place", place, Integer.MAX_VALUE);
            Notation.first(fin, rsv.orElse(0), opcode);
            Notation.key(mask.orElse(KeyChoice.Kind.NONE), key.orElse(Notation.NO_KEY));
            Notation.length(lengthBits.orElse(0), declared.orElse(""));
            Notation.payload(form.orElse(Form.HEX), payload);
        }

        private static Further of(Insertion frame) {
            return new Further(
                    frame.first().fin(),
                    frame.first().opcode().code(),
                    Notation.written(frame.payload()),
                    frame.place(),
                    Optional.of(Notation.reservedBits(frame.first())),
                    Optional.of(Notation.bits(frame.length())),
                    Optional.of(Notation.declared(frame.length())),
                    Optional.of(frame.key().kind()),
                    Optional.of(Notation.digits(frame.key())),
                    Optional.of(Notation.form(frame.payload())));
        }

        private Insertion insertion(KeyChoice usual) {
            return new Insertion(
                    Notation.first(fin, rsv.orElse(0), opcode),
                    mask.map(kind -> Notation.key(kind, key.orElse(Notation.NO_KEY))).orElse(usual),
                    Notation.length(lengthBits.orElse(0), declared.orElse("")),
                    Notation.payload(form.orElse(Form.HEX), payload),
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
        // Where these are no parts of a draft, they say so themselves.
        Notation.first(fin, rsv, opcode);
        Notation.key(mask, key);
        Notation.length(lengthBits, declared);
        Notation.payload(form, payload);
        Draft.text("").cutAt(cuts);
        Pieces.of(pieceBytes, pauseMillis);
    }

    /// A draft, written down.
    ///
    /// @throws IllegalArgumentException when the name is blank or too long
    public static SavedPreset of(String name, Draft draft) {
        return new SavedPreset(
                name.strip(),
                draft.first().fin(),
                Notation.reservedBits(draft.first()),
                draft.first().opcode().code(),
                draft.key().kind(),
                Notation.digits(draft.key()),
                Notation.bits(draft.length()),
                Notation.declared(draft.length()),
                Notation.form(draft.payload()),
                Notation.written(draft.payload()),
                draft.deflated(),
                draft.cuts(),
                draft.insertions().stream().map(Further::of).toList(),
                draft.pieces().length(),
                (int) draft.pieces().pause().toMillis());
    }

    /// The draft.
    public Draft draft() {
        KeyChoice usual = Notation.key(mask, key);
        return new Draft(
                Notation.first(fin, rsv, opcode),
                usual,
                Notation.length(lengthBits, declared),
                Notation.payload(form, payload),
                deflated,
                cuts,
                insertions.stream().map(each -> each.insertion(usual)).toList(),
                Pieces.of(pieceBytes, pauseMillis));
    }

    /// The same under another name.
    ///
    /// @throws IllegalArgumentException when that is blank or too long
    public SavedPreset named(String newName) {
        return of(newName, draft());
    }

    /// How many bytes its payloads have.
    int size() {
        return draft().size();
    }
}
