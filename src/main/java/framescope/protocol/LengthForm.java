package framescope.protocol;

/// How a frame writes its payload length (RFC 6455 §5.2): in the 7 bits of the second byte, or,
/// announced there by 126 or 127, in the 16 or 64 bits that follow.
public enum LengthForm {
    BITS_7(7, 0),
    BITS_16(16, 2),
    BITS_64(64, 8);

    private final int bits;
    private final int extraBytes;

    LengthForm(int bits, int extraBytes) {
        this.bits = bits;
        this.extraBytes = extraBytes;
    }

    /// The form that the second byte of a frame announces; its MASK bit is ignored.
    public static LengthForm ofSecondByte(int second) {
        return switch (second & 0x7f) {
            case 126 -> BITS_16;
            case 127 -> BITS_64;
            default -> BITS_7;
        };
    }

    /// §5.2: the minimal number of bytes must be used. A length with its top bit set, negative
    /// here, needs the longest form.
    public static LengthForm shortestFor(long length) {
        if (length < 0 || length > 0xffff) {
            return BITS_64;
        }
        return length > 125 ? BITS_16 : BITS_7;
    }

    /// 7, 16 or 64.
    public int bits() {
        return bits;
    }

    /// The bytes of the extended payload length: 0, 2 or 8.
    public int extraBytes() {
        return extraBytes;
    }
}
