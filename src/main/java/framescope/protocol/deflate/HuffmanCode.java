package framescope.protocol.deflate;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A prefix code of DEFLATE, told by the lengths of its code words alone (RFC 1951 §3.2.2).
/// Immutable.
final class HuffmanCode {
    private static final int LONGEST = 15;
    private static final int LITERALS = 288;
    private static final int DISTANCES = 30;

    /// The codes that a block of type 1 uses (§3.2.6).
    static final HuffmanCode FIXED_LITERALS = fixedLiterals();

    static final HuffmanCode FIXED_DISTANCES = fixedDistances();

    private final int[] counts;
    private final int[] symbols;

    private HuffmanCode(int[] counts, int[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
    }

    /// A code in which symbol `i` has a code word of `lengths[from + i]` bits, or none where that
    /// is 0.
    ///
    /// @return null when there are more code words than these lengths have room for
    static @Nullable HuffmanCode of(int[] lengths, int from, int to) {
        int[] counts = new int[LONGEST + 1];
        for (int at = from; at < to; at++) {
            counts[lengths[at]]++;
        }
        counts[0] = 0;
        int[] offsets = new int[LONGEST + 1];
        int room = 1;
        for (int length = 1; length <= LONGEST; length++) {
            room = (room << 1) - counts[length];
            if (room < 0) {
                return null;
            }
            offsets[length] = offsets[length - 1] + counts[length - 1];
        }
        int[] symbols = new int[to - from];
        for (int at = from; at < to; at++) {
            if (lengths[at] != 0) {
                symbols[offsets[lengths[at]]++] = at - from;
            }
        }
        return new HuffmanCode(counts, symbols);
    }

    private static HuffmanCode fixedLiterals() {
        int[] lengths = new int[LITERALS];
        for (int symbol = 0; symbol < LITERALS; symbol++) {
            lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
        }
        return complete(lengths);
    }

    private static HuffmanCode fixedDistances() {
        int[] lengths = new int[DISTANCES];
        Arrays.fill(lengths, 5);
        return complete(lengths);
    }

    private static HuffmanCode complete(int[] lengths) {
        return Objects.requireNonNull(of(lengths, 0, lengths.length));
    }

    /// Reads one code word.
    ///
    /// @return its symbol; -1 when there is no such code word
    int read(BitReader in) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= in.read(1);
            int count = counts[length];
            if (code - count < first) {
                return symbols[index + code - first];
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        return -1;
    }
}
