package framescope.ui.control;

/// A run of bytes in one colour.
///
/// @param from the first byte
/// @param to behind the last byte
/// @param styleClass what CSS colours it by
/// @param label what the bytes are, for the tooltip
public record HexSpan(int from, int to, String styleClass, String label) {
    boolean contains(int offset) {
        return offset >= from && offset < to;
    }
}
