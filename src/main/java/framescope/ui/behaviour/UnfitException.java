package framescope.ui.behaviour;

import framescope.protocol.Bytes;
import framescope.text.Messages;

/// What is written in a form cannot become what it is for.
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    /// @param key of the sentence in `messages.properties`
    UnfitException(String key, Object... words) {
        super(key);
        sentence = Messages.format(key, words);
    }

    /// What is wrong, for people.
    String sentence() {
        return sentence;
    }

    /// A text that a field holds.
    ///
    /// @param label key of the field's name
    /// @param mostBytes of UTF-8, inclusive
    static String text(String text, String label, int mostBytes) throws UnfitException {
        if (Bytes.utf8(text).length() > mostBytes) {
            throw new UnfitException("behaviour.tooLong", Messages.get(label), mostBytes);
        }
        return text;
    }

    /// A whole number that a field holds.
    ///
    /// @param label key of the field's name
    /// @param otherwise what an empty field means
    static int number(String text, String label, int least, int most, int otherwise)
            throws UnfitException {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return otherwise;
        }
        if (digits.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new UnfitException("behaviour.notANumber", Messages.get(label), least, most);
    }
}
