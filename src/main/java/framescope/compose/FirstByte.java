package framescope.compose;

import framescope.protocol.Opcode;

/// The first byte of a frame (RFC 6455 §5.2).
public record FirstByte(boolean fin, boolean rsv1, boolean rsv2, boolean rsv3, Opcode opcode) {
    /// A final frame with no reserved bit set.
    public static FirstByte of(Opcode opcode) {
        return new FirstByte(true, false, false, false, opcode);
    }

    /// The byte's bits, of which the lowest eight count.
    public static FirstByte ofBits(int bits) {
        return new FirstByte(
                (bits & 0x80) != 0,
                (bits & 0x40) != 0,
                (bits & 0x20) != 0,
                (bits & 0x10) != 0,
                Opcode.ofCode(bits));
    }

    /// The byte, 0 to 255.
    public int bits() {
        return (fin ? 0x80 : 0)
                | (rsv1 ? 0x40 : 0)
                | (rsv2 ? 0x20 : 0)
                | (rsv3 ? 0x10 : 0)
                | opcode.code();
    }

    /// The same without FIN.
    public FirstByte unfinished() {
        return withFin(false);
    }

    /// The same with FIN as given.
    FirstByte withFin(boolean newFin) {
        return new FirstByte(newFin, rsv1, rsv2, rsv3, opcode);
    }

    /// The same with these bits set too, such as 0x40 for RSV1.
    public FirstByte and(int more) {
        return ofBits(bits() | more);
    }
}
