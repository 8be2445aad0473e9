package framescope.protocol;

/// The sixteen opcodes of a frame (RFC 6455 §5.2, §11.8), reserved ones included, so that nothing
/// on the wire lacks a name.
public enum Opcode {
    CONTINUATION,
    TEXT,
    BINARY,
    RESERVED_3,
    RESERVED_4,
    RESERVED_5,
    RESERVED_6,
    RESERVED_7,
    CLOSE,
    PING,
    PONG,
    RESERVED_B,
    RESERVED_C,
    RESERVED_D,
    RESERVED_E,
    RESERVED_F;

    private static final Opcode[] BY_CODE = values();

    /// The opcode of a code from 0 to 15; higher bits are ignored, so a frame's first byte will do.
    public static Opcode ofCode(int code) {
        return BY_CODE[code & 0x0f];
    }

    /// The four bits on the wire, 0 to 15.
    public int code() {
        return ordinal();
    }

    /// §5.5: control frames have the most significant bit of the opcode set.
    public boolean isControl() {
        return code() >= 8;
    }

    /// Whether RFC 6455 gives this opcode no meaning.
    public boolean isReserved() {
        return switch (this) {
            case CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG -> false;
            default -> true;
        };
    }
}
