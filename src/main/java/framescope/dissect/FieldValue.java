package framescope.dissect;

import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.handshake.OfferDecision;

/// What a field holds, without the words that show it.
public sealed interface FieldValue {
    /// Nothing of its own: a group of fields.
    record None() implements FieldValue {}

    /// A bit.
    record Flag(boolean set) implements FieldValue {}

    /// A number; a length with its top bit set is to be read as unsigned.
    record Numeric(long number) implements FieldValue {}

    /// The 7 bits of a second byte, and the form of length that they announce.
    record Length(int bits, LengthForm form) implements FieldValue {}

    /// An opcode.
    record Opcode(framescope.protocol.Opcode opcode) implements FieldValue {}

    /// A status code of a Close frame.
    record CloseCode(int code) implements FieldValue {}

    /// Bytes, shown as hexadecimal digits.
    record Raw(Bytes bytes) implements FieldValue {}

    /// How many bytes of a compressed message went over the wire, and how many it has inflated.
    record Compression(long compressed, long inflated) implements FieldValue {}

    /// Something that a client offered, and what became of it.
    record Offer(String offer, OfferDecision decision) implements FieldValue {}

    /// What holds for one end's compressed messages: its window as the base-2 logarithm of a number
    /// of bytes, and whether it keeps that from one message to the next.
    record Window(int bits, boolean contextTakeover) implements FieldValue {}

    /// Text of a peer.
    record Text(String text) implements FieldValue {}
}
