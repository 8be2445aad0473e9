package framescope.protocol;

/// The part of a frame, or of the opening handshake, that a [Rule] is about and a finding hangs on.
public enum FramePart {
    FIN,
    RSV,
    OPCODE,
    MASK,
    LENGTH,
    PAYLOAD,
    HEAD
}
