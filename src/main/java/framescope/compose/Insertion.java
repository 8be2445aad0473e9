package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// A second frame of a draft, before, between or behind its fragments: a Ping in the midst of a
/// message, or what must not stand there. It is masked as the draft's other frames are.
///
/// @param first the first byte
/// @param length how its length is declared
/// @param payload before masking
/// @param place how many fragments come before it
public record Insertion(FirstByte first, LengthChoice length, Bytes payload, int place) {
    /// A final frame that is as it should be.
    public static Insertion of(Opcode opcode, Bytes payload, int place) {
        return new Insertion(FirstByte.of(opcode), LengthChoice.RIGHT, payload, place);
    }

    /// The same with another first byte.
    public Insertion with(FirstByte newFirst) {
        return new Insertion(newFirst, length, payload, place);
    }

    /// The same with its length declared like this.
    public Insertion with(LengthChoice newLength) {
        return new Insertion(first, newLength, payload, place);
    }

    /// The same without FIN.
    public Insertion unfinished() {
        return with(first.unfinished());
    }
}
