package framescope.filter;

import framescope.pattern.BoundedPattern;
import framescope.pattern.StepsExceededException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of a filter, in any case as Wireshark has it, that is stopped when it runs
/// wild. Without state.
final class SearchPattern {
    /// One to two seconds, and far above what an expression takes that does not run wild.
    static final int MAX_STEPS = 100_000_000;

    private static final int MAX_STEPS_IN_NAME = 10_000;

    private final BoundedPattern pattern;

    /// @throws PatternSyntaxException when it is no regular expression
    SearchPattern(String expression) {
        pattern =
                new BoundedPattern(
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
            return pattern.isFoundIn(
                    text,
                    maxSteps,
                    () -> {
                        if (row.isCancelled()) {
                            throw new FilterCancelledException();
                        }
                    });
        } catch (StepsExceededException e) {
            throw new RunawayPatternException(pattern.expression());
        }
    }

    /// Whether the pattern occurs in one of our own short names.
    ///
    /// @throws RunawayPatternException when that takes too many steps for somebody who is typing it
    boolean isFoundInName(String name) {
        try {
            return pattern.isFoundIn(name, MAX_STEPS_IN_NAME, () -> {});
        } catch (StepsExceededException e) {
            throw new RunawayPatternException(pattern.expression());
        }
    }
}
