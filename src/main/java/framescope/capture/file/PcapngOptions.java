package framescope.capture.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Walks over the options of a pcapng block, as a cursor: no object is made for an option. It ends at
/// the end option, and before one that runs over the block's end, which [#overrun] finds.
///
/// May be set to other blocks again and again. Not thread-safe.
final class PcapngOptions {
    private static final int HEADER = 4;

    private ByteBuffer block = ByteBuffer.allocate(0);
    private int next;
    private int end;
    private int code;
    private int at;
    private int length;
    private boolean overran;

    /// Turns to the options of a block.
    ///
    /// @param from where they begin in the buffer, whose byte order is the section's
    /// @param to where they end at the latest
    PcapngOptions of(ByteBuffer in, int from, int to) {
        block = in;
        next = from;
        end = to;
        return this;
    }

    /// Goes to the next option.
    ///
    /// @return whether there is one
    boolean next() {
        overran = false;
        if (end - next < HEADER) {
            return false;
        }
        code = block.getShort(next) & 0xffff;
        length = block.getShort(next + 2) & 0xffff;
        at = next + HEADER;
        next = at + PcapngFormat.padded(length);
        overran = code != PcapngFormat.OPTION_END && length > end - at;
        return code != PcapngFormat.OPTION_END && !overran;
    }

    /// Walks on to the end.
    ///
    /// @return where the option begins in the buffer that runs over the block's end; -1 when none
    ///     does
    int overrun() {
        while (next()) {
            // Its bytes are all there.
        }
        return overran ? at - HEADER : -1;
    }

    /// Goes to the next option of a kind that has at least so many bytes.
    ///
    /// @return whether there is one
    boolean next(int wanted, int least) {
        while (next()) {
            if (code == wanted && length >= least) {
                return true;
            }
        }
        return false;
    }

    int code() {
        return code;
    }

    /// How many bytes the option's value has.
    int length() {
        return length;
    }

    /// The value's first byte, unsigned.
    int unsignedByte() {
        return block.get(at) & 0xff;
    }

    /// The value's first eight bytes.
    long number() {
        return block.getLong(at);
    }

    /// The value as text.
    String utf8() {
        byte[] bytes = new byte[length];
        block.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
