package framescope.dissect;

/// A range of bytes in a data source.
///
/// @param from the first byte
/// @param to behind the last byte; the same as `from` for no byte
public record ByteRange(int from, int to) {
    /// No byte.
    public static final ByteRange NONE = new ByteRange(0, 0);

    public ByteRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a range from " + from + " to " + to);
        }
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean contains(int offset) {
        return offset >= from && offset < to;
    }

    public int length() {
        return to - from;
    }
}
