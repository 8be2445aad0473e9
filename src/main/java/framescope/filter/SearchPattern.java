package framescope.filter;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of a filter, in any case as Wireshark has it, that is stopped when it runs
/// wild: an expression such as `(.*a){20}$` can take time exponential in its text.
///
/// What is counted are the characters that it looks at, so that the same filter ends in the same
/// way everywhere. Without state.
final class SearchPattern {
    /// One to two seconds, and far above what an expression takes that does not run wild.
    static final int MAX_STEPS = 100_000_000;

    // Between two looks at whether anybody still waits: some microseconds.
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;

    // Repetition of nothing looks at no character, so its number is bounded instead, as in RE2.
    private static final Pattern REPETITION =
            Pattern.compile("\\{([0-9]{4,})|\\{[0-9]*,([0-9]{4,})");

    private final Pattern pattern;

    /// @throws PatternSyntaxException when it is no regular expression
    SearchPattern(String expression) {
        if (REPETITION.matcher(expression).find()) {
            throw new PatternSyntaxException("repetition above 999", expression, -1);
        }
        pattern =
                Pattern.compile(
                        expression,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES);
    }

    /// Whether the pattern occurs in a text.
    ///
    /// @throws RunawayPatternException when that takes too many steps
    /// @throws FilterCancelledException when nobody wants to know any more
    boolean isFoundIn(CharSequence text, FilterRow row) {
        return isFoundIn(text, row, MAX_STEPS);
    }

    boolean isFoundIn(CharSequence text, FilterRow row, int maxSteps) {
        try {
            return pattern.matcher(new Watched(text, row, maxSteps)).find();
        } catch (StackOverflowError e) {
            throw runaway();
        }
    }

    /// Whether the pattern occurs in one of our own short names.
    boolean isFoundInName(String name) {
        return pattern.matcher(name).find();
    }

    private RunawayPatternException runaway() {
        return new RunawayPatternException(pattern.pattern());
    }

    /// A text that counts how often it is looked at.
    private final class Watched implements CharSequence {
        private final CharSequence text;
        private final FilterRow row;
        private final int maxSteps;
        private int steps;

        private Watched(CharSequence text, FilterRow row, int maxSteps) {
            this.text = text;
            this.row = row;
            this.maxSteps = maxSteps;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps % STEPS_BETWEEN_LOOKS == 0) {
                look();
            }
            return text.charAt(index);
        }

        private void look() {
            if (steps > maxSteps) {
                throw runaway();
            }
            if (row.isCancelled()) {
                throw new FilterCancelledException();
            }
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
