package framescope.pattern;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression that is stopped when it runs wild: one such as `(.*a){20}$` can take time
/// exponential in its text.
///
/// What is counted are the characters that it looks at, so that the same search ends in the same
/// way everywhere. Without state; safe to share between threads.
public final class BoundedPattern {
    // Between two looks at whether anybody still waits: some microseconds.
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;

    private final Pattern pattern;

    /// @param flags as of [Pattern#compile(String, int)]
    /// @throws PatternSyntaxException when it is no regular expression
    public BoundedPattern(String expression, int flags) {
        pattern = Pattern.compile(expression, flags);
        if (Repetitions.of(expression) > Repetitions.MOST) {
            throw new PatternSyntaxException("repetition above 999", expression, -1);
        }
    }

    /// The expression as it was written.
    public String expression() {
        return pattern.pattern();
    }

    /// Whether the pattern occurs in a text.
    ///
    /// @param maxSteps how many characters it may look at, to the nearest few thousand
    /// @param look is run now and then, and may end the search by an exception of its own
    /// @throws StepsExceededException when that takes too many steps
    public boolean isFoundIn(CharSequence text, int maxSteps, Runnable look) {
        try {
            return pattern.matcher(new Watched(text, maxSteps, look)).find();
        } catch (StackOverflowError e) {
            throw new StepsExceededException(expression());
        }
    }

    /// A text that counts how often it is looked at.
    private final class Watched implements CharSequence {
        private final CharSequence text;
        private final int maxSteps;
        private final Runnable look;
        private int steps;

        private Watched(CharSequence text, int maxSteps, Runnable look) {
            this.text = text;
            this.maxSteps = maxSteps;
            this.look = look;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps % STEPS_BETWEEN_LOOKS == 0) {
                if (steps > maxSteps) {
                    throw new StepsExceededException(expression());
                }
                look.run();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
