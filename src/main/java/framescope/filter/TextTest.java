package framescope.filter;

import java.util.List;
import java.util.function.Predicate;

/// Tests of texts. Their order is that of their UTF-16 units.
final class TextTest {
    private TextTest() {}

    /// Both are there, and one text of the left, or all of them, stand in this relation to one of
    /// the right.
    static RowTest compare(TextSource left, Relation relation, boolean ofAll, TextSource right) {
        return row -> {
            List<String> others = right.of(row);
            return passes(
                    left.of(row),
                    ofAll,
                    text ->
                            ofAll
                                    ? !others.isEmpty() && all(others, text, relation)
                                    : any(others, text, relation));
        };
    }

    private static boolean all(List<String> others, String text, Relation relation) {
        return others.stream().allMatch(other -> holds(text, relation, other));
    }

    private static boolean any(List<String> others, String text, Relation relation) {
        return others.stream().anyMatch(other -> holds(text, relation, other));
    }

    /// Whether a text stands in this relation to another.
    static boolean holds(String text, Relation relation, String other) {
        return relation == Relation.CONTAINS
                ? text.contains(other)
                : relation.accepts(text.compareTo(other));
    }

    /// One of the texts lies in one of these ranges, ends included.
    static RowTest within(TextSource source, List<String> lows, List<String> highs) {
        return row -> passes(source.of(row), false, text -> isWithin(text, lows, highs));
    }

    static boolean isWithin(String text, List<String> lows, List<String> highs) {
        for (int i = 0; i < lows.size(); i++) {
            if (lows.get(i).compareTo(text) <= 0 && text.compareTo(highs.get(i)) <= 0) {
                return true;
            }
        }
        return false;
    }

    /// The pattern is found in one text, or in all.
    static RowTest matches(TextSource source, boolean ofAll, SearchPattern pattern) {
        return row -> passes(source.of(row), ofAll, text -> pattern.isFoundIn(text, row));
    }

    private static boolean passes(List<String> texts, boolean ofAll, Predicate<String> test) {
        return ofAll
                ? !texts.isEmpty() && texts.stream().allMatch(test)
                : texts.stream().anyMatch(test);
    }
}
