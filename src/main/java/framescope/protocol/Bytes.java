package framescope.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable run of bytes: the only byte type that crosses layers.
///
/// A slice shares the array it was cut from. Equal when the bytes are equal. Safe to share
/// between threads.
public final class Bytes {
    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int start;
    private final int length;

    private Bytes(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    /// A copy of the given bytes.
    public static Bytes of(byte... bytes) {
        return wrap(bytes.clone());
    }

    /// The given array itself, which the caller gives up: changing it later breaks the promise
    /// that bytes are immutable.
    public static Bytes wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes, 0, bytes.length);
    }

    /// A copy of what remains in the buffer, whose position stays where it is.
    public static Bytes copyOf(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return wrap(copy);
    }

    /// The text in UTF-8.
    public static Bytes utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes from pairs of hexadecimal digits; white space between the digits is passed over.
    ///
    /// @throws IllegalArgumentException when anything else is found, or half a byte
    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex.replaceAll("\\s+", "")));
    }

    /// The number of bytes.
    public int length() {
        return length;
    }

    /// Whether there is no byte.
    public boolean isEmpty() {
        return length == 0;
    }

    /// The byte at an index from 0 to `length() - 1`, as a value from 0 to 255.
    ///
    /// @throws IndexOutOfBoundsException outside of that
    public int at(int index) {
        return array[start + Objects.checkIndex(index, length)] & 0xff;
    }

    /// The bytes from an index (inclusive) to another (exclusive).
    ///
    /// @throws IndexOutOfBoundsException when the range is not within these bytes
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return from == to ? EMPTY : new Bytes(array, start + from, to - from);
    }

    /// The first bytes, `count` at the most.
    public Bytes first(int count) {
        return count >= length ? this : slice(0, count);
    }

    /// These bytes with others behind them, as a copy.
    public Bytes plus(Bytes more) {
        byte[] joined = Arrays.copyOf(toArray(), length + more.length);
        System.arraycopy(more.array, more.start, joined, length, more.length);
        return wrap(joined);
    }

    /// A read-only view, positioned at the first byte.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, start, length).slice().asReadOnlyBuffer();
    }

    /// A copy as an array.
    public byte[] toArray() {
        return Arrays.copyOfRange(array, start, start + length);
    }

    /// The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD.
    public String text() {
        return new String(array, start, length, StandardCharsets.UTF_8);
    }

    /// Lower-case hexadecimal digits without separators.
    public String hex() {
        return HexFormat.of().formatHex(array, start, start + length);
    }

    /// Lower-case hexadecimal digits, a space between two bytes.
    public String spacedHex() {
        return HexFormat.ofDelimiter(" ").formatHex(array, start, start + length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that
                && Arrays.equals(
                        array,
                        start,
                        start + length,
                        that.array,
                        that.start,
                        that.start + that.length);
    }

    @Override
    public int hashCode() {
        return buffer().hashCode();
    }

    @Override
    public String toString() {
        return length <= 64 ? spacedHex() : first(64).spacedHex() + " … (" + length + " bytes)";
    }
}
