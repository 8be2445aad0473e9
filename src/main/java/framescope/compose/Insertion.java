package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// A second frame of a draft, before, between or behind its fragments: a Ping in the midst of a
/// message, or what must not stand there.
///
/// @param fin whether it is final
/// @param payload before masking
/// @param place how many fragments come before it
public record Insertion(boolean fin, Opcode opcode, Bytes payload, int place) {
    /// A final frame.
    public static Insertion of(Opcode opcode, Bytes payload, int place) {
        return new Insertion(true, opcode, payload, place);
    }
}
