package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// A second frame of a draft, before, between or behind its fragments: a Ping in the midst of a
/// message, or what must not stand there. Every part of it is its own.
///
/// @param first the first byte
/// @param length how its length is declared
/// @param place how many fragments come before it
public record Insertion(
        FirstByte first, KeyChoice key, LengthChoice length, Payload payload, int place) {
    /// A final frame that is as it should be, best seen in hexadecimal.
    public static Insertion of(Opcode opcode, Bytes payload, int place) {
        return of(opcode, Payload.hex(payload), place);
    }

    /// A final frame that is as it should be.
    public static Insertion of(Opcode opcode, Payload payload, int place) {
        return new Insertion(
                FirstByte.of(opcode), KeyChoice.NONE, LengthChoice.RIGHT, payload, place);
    }

    /// The same with another first byte.
    public Insertion with(FirstByte newFirst) {
        return new Insertion(newFirst, key, length, payload, place);
    }

    /// The same with this masking-key.
    public Insertion with(KeyChoice newKey) {
        return new Insertion(first, newKey, length, payload, place);
    }

    /// The same with its length declared like this.
    public Insertion with(LengthChoice newLength) {
        return new Insertion(first, key, newLength, payload, place);
    }

    /// The same without FIN.
    public Insertion unfinished() {
        return with(first.unfinished());
    }
}
