package framescope.dissect;

import framescope.protocol.Bytes;
import java.util.Optional;

/// A code point of a text in UTF-8 (RFC 3629 §3), or bytes in it that are none.
///
/// @param range its bytes
/// @param value the code point; what the bytes would stand for where they are at fault
/// @param fault why the bytes are no code point
public record CodePoint(ByteRange range, int value, Optional<Fault> fault) {
    private static final Fault[] FAULTS = Fault.values();
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x1_0000};
    private static final int VALUE_BITS = 22;
    private static final int LENGTH_BITS = 3;

    /// What can be wrong with bytes that should be UTF-8.
    public enum Fault {
        /// A byte 80 to bf that continues nothing.
        LONE_CONTINUATION,
        /// A byte that never stands in UTF-8: f8 to ff.
        NEVER_VALID,
        /// The sequence is cut off by a byte that does not continue it.
        CONTINUATION_MISSING,
        /// The text ends within the sequence.
        CUT_SHORT,
        /// The same code point takes fewer bytes.
        OVERLONG,
        /// U+D800 to U+DFFF stand for halves of UTF-16 pairs, and for nothing in UTF-8.
        SURROGATE,
        /// There is nothing above U+10FFFF.
        TOO_HIGH
    }

    /// The code point that begins at a byte.
    ///
    /// @throws IndexOutOfBoundsException when there is no such byte
    public static CodePoint at(Bytes text, int offset) {
        int packed = read(text, offset);
        int fault = packed >>> (VALUE_BITS + LENGTH_BITS);
        return new CodePoint(
                new ByteRange(offset, offset + length(packed)),
                packed & ((1 << VALUE_BITS) - 1),
                fault == 0 ? Optional.empty() : Optional.of(FAULTS[fault - 1]));
    }

    /// The code point that holds a byte.
    public static CodePoint around(Bytes text, int offset) {
        for (int from = Math.max(0, offset - 3); from < offset; from++) {
            CodePoint before = at(text, from);
            if (!isContinuation(text.at(from)) && before.range.contains(offset)) {
                return before;
            }
        }
        return at(text, offset);
    }

    /// The code point that begins at a byte without an object for it: its value, above that its
    /// length, and above that the number of its fault.
    static int read(Bytes text, int offset) {
        int first = text.at(offset);
        if (first < 0x80) {
            return pack(first, 1, 0);
        }
        if (first < 0xc0) {
            return pack(first, 1, 1 + Fault.LONE_CONTINUATION.ordinal());
        }
        if (first >= 0xf8) {
            return pack(first, 1, 1 + Fault.NEVER_VALID.ordinal());
        }
        int wanted = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        int value = first & (0x7f >> wanted);
        int length = 1;
        while (length < wanted
                && offset + length < text.length()
                && isContinuation(text.at(offset + length))) {
            value = value << 6 | text.at(offset + length) & 0x3f;
            length++;
        }
        if (length < wanted) {
            boolean end = offset + length == text.length();
            Fault fault = end ? Fault.CUT_SHORT : Fault.CONTINUATION_MISSING;
            return pack(value, length, 1 + fault.ordinal());
        }
        return pack(value, length, fault(value, length));
    }

    private static int fault(int value, int length) {
        if (value < LEAST[length]) {
            return 1 + Fault.OVERLONG.ordinal();
        }
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            return 1 + Fault.SURROGATE.ordinal();
        }
        return value > Character.MAX_CODE_POINT ? 1 + Fault.TOO_HIGH.ordinal() : 0;
    }

    private static int pack(int value, int length, int fault) {
        return (fault << LENGTH_BITS | length) << VALUE_BITS | value;
    }

    /// The length in a value that [#read] has returned.
    static int length(int packed) {
        return packed >>> VALUE_BITS & ((1 << LENGTH_BITS) - 1);
    }

    /// Whether a value that [#read] has returned is no code point.
    static boolean isFault(int packed) {
        return packed >>> (VALUE_BITS + LENGTH_BITS) != 0;
    }

    private static boolean isContinuation(int octet) {
        return (octet & 0xc0) == 0x80;
    }
}
