package framescope.protocol;

import java.nio.ByteBuffer;

/// Writes frames (RFC 6455 §5.2): any header it is told to, wrong ones too.
public final class FrameEncoder {
    private FrameEncoder() {}

    /// Writes a header at the buffer's position, which must have room for it.
    public static void writeHeader(ByteBuffer out, FrameHeader header) {
        out.put((byte) header.firstByte());
        out.put((byte) header.secondByte());
        switch (header.lengthForm()) {
            case BITS_7 -> {}
            case BITS_16 -> out.putShort((short) header.payloadLength());
            case BITS_64 -> out.putLong(header.payloadLength());
        }
        if (header.masked()) {
            out.putInt(header.maskingKey());
        }
    }

    /// Writes the header of a correct frame without making an object of it.
    ///
    /// @param firstByte FIN, RSV1–3 and opcode
    /// @param masked whether a masking-key follows
    public static void writeHeader(
            ByteBuffer out, int firstByte, boolean masked, int maskingKey, long payloadLength) {
        int mask = masked ? 0x80 : 0;
        out.put((byte) firstByte);
        if (payloadLength <= 125) {
            out.put((byte) (mask | (int) payloadLength));
        } else if (payloadLength <= 0xffff) {
            out.put((byte) (mask | 126)).putShort((short) payloadLength);
        } else {
            out.put((byte) (mask | 127)).putLong(payloadLength);
        }
        if (masked) {
            out.putInt(maskingKey);
        }
    }

    /// The 7 bits of length in a correct frame's second byte: the length itself, or what announces
    /// a longer form.
    public static int lengthBits(long payloadLength) {
        return switch (LengthForm.shortestFor(payloadLength)) {
            case BITS_7 -> (int) payloadLength;
            case BITS_16 -> 126;
            case BITS_64 -> 127;
        };
    }

    /// How many bytes the header of a correct frame takes.
    public static int headerLength(boolean masked, long payloadLength) {
        return 2 + LengthForm.shortestFor(payloadLength).extraBytes() + (masked ? 4 : 0);
    }

    /// A frame's bytes: the header as told, then the payload, masked where the header says so.
    public static Bytes encode(FrameHeader header, Bytes payload) {
        ByteBuffer out = ByteBuffer.allocate(header.length() + payload.length());
        writeHeader(out, header);
        int from = out.position();
        out.put(payload.buffer());
        if (header.masked()) {
            Masking.apply(out, from, out.position(), header.maskingKey(), 0);
        }
        return Bytes.wrap(out.array());
    }
}
