package framescope.report;

import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;

/// Where a text in UTF-8 is cut of which only the first bytes are shown.
final class TextCut {
    /// Of a character of four bytes.
    private static final int LONGEST_BEGINNING = 3;

    private TextCut() {}

    /// The text without the bytes at its end, at most three, that begin a character and do not end
    /// it. What is no UTF-8 before these does not matter.
    static Bytes wholeCharacters(Bytes text) {
        for (int length = 1; length <= Math.min(LONGEST_BEGINNING, text.length()); length++) {
            int end = text.length() - length;
            Utf8Validator validator = new Utf8Validator();
            if (validator.accept(text.buffer(), end, text.length())) {
                return validator.complete() ? text : text.first(end);
            }
        }
        return text;
    }
}
