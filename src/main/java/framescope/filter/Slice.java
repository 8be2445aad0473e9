package framescope.filter;

import framescope.filter.FilterSyntaxException.Fault;
import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parts of a value, one behind the other: `[1:3]` three from the second on, `[1-3]` the second to
/// the fourth, `[0]`, `[:2]`, `[-2:]`, or several with commas between them. Bytes are cut by byte,
/// text by UTF-16 unit.
record Slice(List<Part> parts) {
    private static final String NUMBER = "(-?(?:0[xX][0-9a-fA-F]{1,7}|[0-9]{1,9}))";
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(?:" + NUMBER + "?\\s*(:|-)\\s*" + NUMBER + "?|" + NUMBER + ")\\s*");
    private static final int TO_END = Integer.MAX_VALUE;

    /// @param start where it begins; counted from the end when negative
    /// @param length how long it is at the most; negative for an end counted from the value's end
    /// @param inclusiveEnd whether `length` is the index of the last element instead
    record Part(int start, int length, boolean inclusiveEnd) {
        /// Where it begins in a value of this size; empty when it does not lie in it whole.
        Optional<int[]> in(int size) {
            int begin = start < 0 ? size + start : start;
            int end;
            if (inclusiveEnd) {
                end = (length < 0 ? size + length : length) + 1;
            } else {
                end = length == TO_END ? size : begin + length;
            }
            boolean inside = begin >= 0 && begin < end && end <= size;
            return inside ? Optional.of(new int[] {begin, end}) : Optional.empty();
        }
    }

    /// Reads what stands between the brackets.
    static Slice parse(Token token) throws FilterSyntaxException {
        List<Part> parts = new ArrayList<>();
        for (String part : token.text().split(",", -1)) {
            parts.add(part(part).orElseThrow(() -> invalid(token)));
        }
        return new Slice(List.copyOf(parts));
    }

    private static FilterSyntaxException invalid(Token token) {
        return new FilterSyntaxException(Fault.SLICE_INVALID, token.from(), token.to());
    }

    private static Optional<Part> part(String text) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(4) != null) {
            return Optional.of(new Part(number(matcher.group(4), 0), 1, false));
        }
        boolean upTo = "-".equals(matcher.group(2));
        if (upTo && (matcher.group(1) == null || matcher.group(3) == null)) {
            return Optional.empty();
        }
        int start = number(matcher.group(1), 0);
        int length = number(matcher.group(3), TO_END);
        boolean sound = upTo ? (start < 0) != (length < 0) || start <= length : length > 0;
        return sound ? Optional.of(new Part(start, length, upTo)) : Optional.empty();
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.decode(decimal(digits));
    }

    // Integer.decode would take a leading zero for an octal number.
    private static String decimal(String digits) {
        return digits.replaceFirst("^(-?)0+(?=[0-9])", "$1");
    }

    /// The parts of some bytes; null when one of them does not lie in these whole.
    @Nullable Bytes of(Bytes bytes) {
        Bytes cut = Bytes.EMPTY;
        for (Part part : parts) {
            Optional<int[]> range = part.in(bytes.length());
            if (range.isEmpty()) {
                return null;
            }
            Bytes piece = bytes.slice(range.get()[0], range.get()[1]);
            cut = cut.isEmpty() ? piece : cut.plus(piece);
        }
        return cut;
    }

    /// The parts of a text; null when one of them does not lie in it whole.
    @Nullable String of(String text) {
        StringBuilder cut = new StringBuilder();
        for (Part part : parts) {
            Optional<int[]> range = part.in(text.length());
            if (range.isEmpty()) {
                return null;
            }
            cut.append(text, range.get()[0], range.get()[1]);
        }
        return cut.toString();
    }
}
