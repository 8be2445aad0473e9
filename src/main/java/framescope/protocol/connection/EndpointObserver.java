package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;

/// Hears of everything that an endpoint reads and writes, in order, while it does so.
///
/// Frames are told in plain numbers, without an object for each: this is the path of millions.
/// `start` is the offset in the stream of what came in, from the connection's first byte on;
/// `at` is the index of what goes out in the buffer of [Outlet#room].
public interface EndpointObserver {
    /// A whole request head came in.
    void requestReceived(long start, HttpHead request, HandshakeAnswer answer);

    /// The answer to it was written.
    void responseSent(int at, HandshakeAnswer answer);

    /// A whole frame came in.
    ///
    /// @param frame stands on the frame's last part
    /// @param broken bits of a [RuleSet]
    /// @param message the opcode of the message that a data frame belongs to
    void frameReceived(long start, FrameDecoder frame, long broken, Opcode message);

    /// Bytes came in that are no frame and no head, or only the beginning of one.
    void unparsedReceived(long start, long length, long broken);

    /// A frame was written.
    ///
    /// @param broken bits of a [RuleSet]
    void frameSent(
            int at,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message);
}
