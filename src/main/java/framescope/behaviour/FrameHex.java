package framescope.behaviour;

import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Masking;
import framescope.protocol.connection.OutgoingFrame;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A frame written as the hexadecimal digits of all its bytes, right or wrong: what goes out is
/// exactly that.
public final class FrameHex {
    private FrameHex() {}

    /// Reads a frame. The payload may be shorter or longer than the header declares.
    ///
    /// @param hex pairs of digits; white space between them is passed over
    /// @return empty when these are no such pairs, or not even a whole header (RFC 6455 §5.2)
    public static Optional<OutgoingFrame> read(String hex) {
        ByteBuffer in;
        try {
            in = ByteBuffer.wrap(Bytes.ofHex(hex).toArray());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (in.remaining() < 2) {
            return Optional.empty();
        }
        int first = in.get() & 0xff;
        int second = in.get() & 0xff;
        LengthForm form = LengthForm.ofSecondByte(second);
        boolean masked = (second & 0x80) != 0;
        if (in.remaining() < form.extraBytes() + (masked ? 4 : 0)) {
            return Optional.empty();
        }
        long length =
                switch (form) {
                    case BITS_7 -> second & 0x7f;
                    case BITS_16 -> in.getShort() & 0xffff;
                    case BITS_64 -> in.getLong();
                };
        int key = masked ? in.getInt() : 0;
        FrameHeader header = FrameHeader.of(first, second, key, length);
        // The encoder masks again.
        if (masked) {
            Masking.apply(in, in.position(), in.limit(), key, 0);
        }
        return Optional.of(new OutgoingFrame(header, Bytes.copyOf(in)));
    }

    /// Writes the bytes of a frame, two digits each.
    public static String write(OutgoingFrame frame) {
        return frame.toBytes().hex();
    }
}
