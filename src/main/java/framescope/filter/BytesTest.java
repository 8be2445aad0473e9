package framescope.filter;

import framescope.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tests of bytes. Their order is that of the first byte that differs, unsigned.
final class BytesTest {
    private BytesTest() {}

    /// Both are there, and stand in this relation.
    static RowTest compare(BytesSource left, Relation relation, BytesSource right) {
        return row -> {
            Bytes one = left.of(row);
            Bytes other = right.of(row);
            return one != null
                    && other != null
                    && (relation == Relation.CONTAINS
                            ? contains(one, other)
                            : relation.accepts(order(one, other)));
        };
    }

    /// They are there, and in one of these ranges, ends included.
    static RowTest within(BytesSource source, List<Bytes> lows, List<Bytes> highs) {
        return row -> {
            Bytes bytes = source.of(row);
            if (bytes == null) {
                return false;
            }
            for (int i = 0; i < lows.size(); i++) {
                if (order(lows.get(i), bytes) <= 0 && order(bytes, highs.get(i)) <= 0) {
                    return true;
                }
            }
            return false;
        };
    }

    /// They are there, and the pattern is found in them, each byte taken for a character.
    static RowTest matches(BytesSource source, SearchPattern pattern) {
        return row -> {
            Bytes bytes = source.of(row);
            return bytes != null && pattern.isFoundIn(new Latin1(bytes), row);
        };
    }

    /// Negative, 0 or positive.
    static int order(Bytes one, Bytes other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.at(i) != other.at(i)) {
                return one.at(i) - other.at(i);
            }
        }
        return one.length() - other.length();
    }

    private static boolean contains(Bytes whole, Bytes part) {
        for (int from = 0; from <= whole.length() - part.length(); from++) {
            if (isAt(whole, from, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(Bytes whole, int from, Bytes part) {
        for (int i = 0; i < part.length(); i++) {
            if (whole.at(from + i) != part.at(i)) {
                return false;
            }
        }
        return true;
    }

    /// Bytes as characters, without a copy.
    private record Latin1(Bytes bytes) implements CharSequence {
        @Override
        public int length() {
            return bytes.length();
        }

        @Override
        public char charAt(int index) {
            return (char) bytes.at(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Latin1(bytes.slice(start, end));
        }

        @Override
        public String toString() {
            return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
        }
    }
}
