package framescope.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// How often a regular expression repeats something by a number: `((x{9}){9})` 81 times.
///
/// A repetition of nothing looks at no character, so nobody could count its steps; what is bounded
/// instead is the product of the numbers of repetitions that stand in one another, as in RE2.
final class Repetitions {
    /// The most that is taken.
    static final int MOST = 999;

    private static final long TOO_MANY = MOST + 1L;

    // Comments, and classes that begin with a bracket or are cut with others: whether a parenthesis
    // there is one is not found out here. All numbers then count as if they stood in one another.
    private static final Pattern DOUBTFUL = Pattern.compile("\\(\\?[a-zA-Z]*x|\\[\\^?]|&&");

    private final String expression;
    private final boolean nested;
    // The product of the group that is open, of those around it, and of what stands just before.
    private final Deque<Long> around = new ArrayDeque<>();
    private long open = 1;
    private long last = 1;
    private int at;

    private Repetitions(String expression) {
        this.expression = expression;
        nested = DOUBTFUL.matcher(expression).find();
    }

    /// The largest product of an expression, as far as it is not above [#MOST]; one that is no regular
    /// expression has any.
    static long of(String expression) {
        return new Repetitions(expression).read();
    }

    private long read() {
        while (at < expression.length()) {
            char c = expression.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> {
                    around.push(open);
                    open = 1;
                    last = 1;
                }
                case ')' -> {
                    last = open;
                    open = around.isEmpty() ? open : Math.max(around.pop(), last);
                }
                case '{' -> repeated();
                case '*', '+', '?' -> {} // Of the same that stands before.
                default -> last = 1;
            }
        }
        // Groups that are not closed.
        return around.stream().reduce(open, Math::max);
    }

    private void repeated() {
        long least = number();
        long most = least;
        if (at < expression.length() && expression.charAt(at) == ',') {
            at++;
            most = Math.max(least, number());
        }
        long before = nested ? open : last;
        last = Math.min(before * Math.max(1, most), TOO_MANY);
        open = Math.max(open, last);
        int end = expression.indexOf('}', at);
        at = end < 0 ? expression.length() : end + 1;
    }

    private long number() {
        long number = 0;
        while (at < expression.length() && isDigit(expression.charAt(at))) {
            number = Math.min(number * 10 + expression.charAt(at++) - '0', TOO_MANY);
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    // \x{41}, \p{L}, \k<name>: what stands in the braces is no number of times.
    private void escape() {
        last = 1;
        if (expression.startsWith("Q", at)) {
            int end = expression.indexOf("\\E", at);
            at = end < 0 ? expression.length() : end + 2;
            return;
        }
        boolean control = expression.startsWith("c", at);
        at += control ? 2 : 1; // \c( is one character.
        if (at < expression.length()
                && expression.charAt(at) == '{'
                && "xpPNoubg".indexOf(expression.charAt(at - 1)) >= 0) {
            int end = expression.indexOf('}', at);
            at = end < 0 ? expression.length() : end + 1;
        }
    }

    private void characterClass() {
        int depth = 1;
        while (at < expression.length() && depth > 0) {
            switch (expression.charAt(at++)) {
                case '\\' -> escape();
                case '[' -> depth++;
                case ']' -> depth--;
                default -> {}
            }
        }
        last = 1;
    }
}
