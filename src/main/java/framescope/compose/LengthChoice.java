package framescope.compose;

import framescope.protocol.LengthForm;
import java.util.Optional;

/// How frames declare their payload length (RFC 6455 §5.2): the fragments of a draft, or one that is
/// inserted.
///
/// @param form the form in every frame whose length fits into it; empty for the shortest that does
/// @param declared what the last of the frames says instead of its real length; negative sets the top bit
public record LengthChoice(Optional<LengthForm> form, Optional<Long> declared) {
    /// The real length in its shortest form.
    public static final LengthChoice RIGHT = new LengthChoice(Optional.empty(), Optional.empty());

    /// The real length in this form.
    public static LengthChoice in(LengthForm form) {
        return new LengthChoice(Optional.of(form), Optional.empty());
    }

    /// This length, whatever the real one is, in its shortest form.
    public static LengthChoice lying(long declared) {
        return new LengthChoice(Optional.empty(), Optional.of(declared));
    }

    /// The same without the lie.
    LengthChoice telling() {
        return new LengthChoice(form, Optional.empty());
    }

    /// The form that a length is written in.
    LengthForm formFor(long length) {
        LengthForm shortest = LengthForm.shortestFor(length);
        return form.filter(chosen -> chosen.bits() >= shortest.bits()).orElse(shortest);
    }
}
