package framescope.ui.compose;

import framescope.text.Messages;

/// What is written can't become a draft; the message is a sentence for the user.
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException(String key, Object... arguments) {
        super(Messages.format(key, arguments));
    }

    /// The sentence.
    String sentence() {
        return String.valueOf(getMessage());
    }
}
