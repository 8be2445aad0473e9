package framescope.protocol.deflate;

import java.nio.ByteBuffer;

/// Bits of a stream that comes in parts, lowest bit of each byte first (RFC 1951 §3.1.1).
///
/// Behind the last byte there are zeros, as many as anybody reads: whoever reads asks [#overrun]
/// afterwards, and goes [#back] to try again when more has come. Not thread-safe.
final class BitReader {
    private byte[] bytes = new byte[0];
    private int length;
    private long dropped;
    private long position;

    /// Adds a range of the buffer; what was read before is forgotten.
    void add(ByteBuffer buffer, int from, int to) {
        int read = (int) Math.min(length, position >>> 3);
        int kept = length - read;
        int more = to - from;
        byte[] source = bytes;
        if (kept + more > bytes.length) {
            bytes = new byte[kept + more];
        }
        System.arraycopy(source, read, bytes, 0, kept);
        buffer.get(from, bytes, kept, more);
        length = kept + more;
        dropped += 8L * read;
        position -= 8L * read;
    }

    /// Forgets all bits, and begins to count anew.
    void clear() {
        bytes = new byte[0];
        length = 0;
        dropped = 0;
        position = 0;
    }

    /// Reads so many bits as a number, the first one lowest.
    ///
    /// @param count 0 to 16
    int read(int count) {
        int value = 0;
        for (int bit = 0; bit < count; bit++) {
            int at = (int) (position >>> 3);
            int octet = at < length ? bytes[at] : 0;
            value |= (octet >>> (position & 7) & 1) << bit;
            position++;
        }
        return value;
    }

    /// Goes on to the next byte, unless it stands at the beginning of one.
    void align() {
        position = position + 7 & ~7L;
    }

    /// Passes over whole bytes, as far as there are that many.
    ///
    /// @return how many
    int skipBytes(int most) {
        int there = (int) Math.max(0, length - (position >>> 3));
        int skipped = Math.min(most, there);
        position += 8L * skipped;
        return skipped;
    }

    /// Whether more was read than there is.
    boolean overrun() {
        return position > 8L * length;
    }

    /// How many bits were read since the first one.
    long position() {
        return dropped + position;
    }

    /// Goes back to where it stood when [#position] was this.
    void back(long earlier) {
        position = earlier - dropped;
    }
}
