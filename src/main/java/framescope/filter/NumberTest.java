package framescope.filter;

import framescope.dissect.FieldType;

/// Tests of numbers, made without an object a row.
final class NumberTest {
    // Adding this turns an order of signed numbers into one of unsigned numbers, and back.
    private static final long SIGN = Long.MIN_VALUE;

    private NumberTest() {}

    private static long turn(FieldType type) {
        return type == FieldType.DURATION || type == FieldType.TIME ? SIGN : 0;
    }

    /// Both numbers are there, and stand in this relation.
    static RowTest compare(
            NumberSource left, Relation relation, NumberSource right, FieldType type) {
        long turn = turn(type);
        return row ->
                left.presence().test(row)
                        && right.presence().test(row)
                        && relation.accepts(
                                Long.compareUnsigned(
                                        left.value().applyAsLong(row) + turn,
                                        right.value().applyAsLong(row) + turn));
    }

    /// The number is there, and in one of these ranges.
    ///
    /// @param lows inclusive
    /// @param highs inclusive
    static RowTest within(NumberSource source, long[] lows, long[] highs, FieldType type) {
        long turn = turn(type);
        return row -> {
            if (!source.presence().test(row)) {
                return false;
            }
            long number = source.value().applyAsLong(row) + turn;
            for (int i = 0; i < lows.length; i++) {
                if (Long.compareUnsigned(lows[i] + turn, number) <= 0
                        && Long.compareUnsigned(number, highs[i] + turn) <= 0) {
                    return true;
                }
            }
            return false;
        };
    }
}
