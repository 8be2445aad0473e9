package framescope.ui.control;

/// A range of bits, counted from the highest bit of the first byte.
///
/// @param from the first bit
/// @param to behind the last bit; the same as `from` for no bit
public record BitRange(int from, int to) {
    /// No bit.
    public static final BitRange NONE = new BitRange(0, 0);

    /// Whether the ranges have a bit in common.
    public boolean overlaps(BitRange other) {
        return from < other.to && other.from < to;
    }

    /// How many bits there are.
    public int length() {
        return to - from;
    }
}
