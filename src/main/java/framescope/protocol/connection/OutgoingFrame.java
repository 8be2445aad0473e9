package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;

/// A frame that a user asks to send: it goes out exactly as it stands here, right or wrong.
///
/// @param header every bit of the header, the declared length among them
/// @param payload the payload before masking
public record OutgoingFrame(FrameHeader header, Bytes payload) {

    /// A correct, unmasked frame, as a server sends it.
    public static OutgoingFrame of(Opcode opcode, Bytes payload) {
        return new OutgoingFrame(FrameHeader.of(opcode, payload.length()), payload);
    }

    /// A Text frame.
    public static OutgoingFrame text(String text) {
        return of(Opcode.TEXT, Bytes.utf8(text));
    }

    /// A Close frame.
    public static OutgoingFrame close(ClosePayload close) {
        return of(Opcode.CLOSE, close.toBytes());
    }

    /// Whether the header declares another length than the payload has.
    public boolean lies() {
        return header.payloadLength() != payload.length();
    }

    /// How many bytes will stand on the wire.
    public int length() {
        return header.length() + payload.length();
    }

    /// The bytes as they will stand on the wire.
    public Bytes toBytes() {
        return FrameEncoder.encode(header, payload);
    }
}
