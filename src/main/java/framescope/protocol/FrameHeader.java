package framescope.protocol;

/// A frame's header as it stands on the wire (RFC 6455 §5.2), right or wrong.
///
/// @param maskingKey the four bytes of the masking-key, the first in the highest bits; 0 where
///     `masked` is false
/// @param payloadLength in bytes, as declared; negative when the top bit of the 64-bit form is set
public record FrameHeader(
        boolean fin,
        boolean rsv1,
        boolean rsv2,
        boolean rsv3,
        Opcode opcode,
        boolean masked,
        int maskingKey,
        LengthForm lengthForm,
        long payloadLength) {

    /// The most bytes a header can have: 2, 8 of length, 4 of masking-key.
    public static final int MAX_LENGTH = 14;

    /// A final, unmasked frame with no reserved bit set and the length in its shortest form.
    public static FrameHeader of(Opcode opcode, long payloadLength) {
        return new FrameHeader(
                true,
                false,
                false,
                false,
                opcode,
                false,
                0,
                LengthForm.shortestFor(payloadLength),
                payloadLength);
    }

    /// The header whose first two bytes are given, with what follows them on the wire.
    public static FrameHeader of(int first, int second, int maskingKey, long payloadLength) {
        return new FrameHeader(
                (first & 0x80) != 0,
                (first & 0x40) != 0,
                (first & 0x20) != 0,
                (first & 0x10) != 0,
                Opcode.ofCode(first),
                (second & 0x80) != 0,
                maskingKey,
                LengthForm.ofSecondByte(second),
                payloadLength);
    }

    /// The same header with MASK set and this masking-key.
    public FrameHeader maskedWith(int key) {
        return new FrameHeader(fin, rsv1, rsv2, rsv3, opcode, true, key, lengthForm, payloadLength);
    }

    /// The same header with FIN as given.
    public FrameHeader withFin(boolean newFin) {
        return new FrameHeader(
                newFin, rsv1, rsv2, rsv3, opcode, masked, maskingKey, lengthForm, payloadLength);
    }

    /// The same header with the reserved bits as given.
    public FrameHeader withReservedBits(boolean newRsv1, boolean newRsv2, boolean newRsv3) {
        return new FrameHeader(
                fin,
                newRsv1,
                newRsv2,
                newRsv3,
                opcode,
                masked,
                maskingKey,
                lengthForm,
                payloadLength);
    }

    /// The same header with its length written in this form; [FrameEncoder] keeps the low bits of
    /// a length that the form is too short for.
    public FrameHeader withLengthForm(LengthForm form) {
        return new FrameHeader(
                fin, rsv1, rsv2, rsv3, opcode, masked, maskingKey, form, payloadLength);
    }

    /// FIN, RSV1–3 and opcode, 0 to 255.
    public int firstByte() {
        return (fin ? 0x80 : 0)
                | (rsv1 ? 0x40 : 0)
                | (rsv2 ? 0x20 : 0)
                | (rsv3 ? 0x10 : 0)
                | opcode.code();
    }

    /// MASK and the 7 bits of length, 0 to 255.
    public int secondByte() {
        int length =
                switch (lengthForm) {
                    case BITS_7 -> (int) payloadLength & 0x7f;
                    case BITS_16 -> 126;
                    case BITS_64 -> 127;
                };
        return (masked ? 0x80 : 0) | length;
    }

    /// The header's own bytes, 2 to 14.
    public int length() {
        return 2 + lengthForm.extraBytes() + (masked ? 4 : 0);
    }
}
