package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import java.nio.ByteBuffer;

/// Hears of everything that an endpoint reads and writes, in order, while it does so.
///
/// Frames are told in plain numbers, without an object for each: this is the path of millions.
/// `start` is the offset in the stream of what came in, from the connection's first byte on;
/// `at` is the index of what goes out in the buffer of [Outlet#room].
public interface EndpointObserver {
    /// A whole request head came in, to a server.
    default void requestReceived(long start, HttpHead request, HandshakeAnswer answer) {}

    /// The answer to it was written.
    default void responseSent(int at, HandshakeAnswer answer) {}

    /// A request was written, by a client.
    default void requestSent(int at, HttpHead request) {}

    /// A whole response head came in, to a client.
    default void responseReceived(long start, HttpHead response, Agreement agreement) {}

    /// A compressed message has become whole with the frame that [#frameReceived] tells of next.
    ///
    /// @param payload inflated, from position to limit; for the time of this call only
    void inflatedReceived(ByteBuffer payload);

    /// A whole frame came in.
    ///
    /// @param frame stands on the frame's last part
    /// @param broken bits of a [framescope.protocol.RuleSet]
    /// @param message the opcode of the message that a data frame belongs to
    void frameReceived(long start, FrameDecoder frame, long broken, Opcode message);

    /// Bytes came in that are no frame and no head, or only the beginning of one.
    void unparsedReceived(long start, long length, long broken);

    /// The frame that [#frameSent] tells of next holds a compressed message.
    ///
    /// @param payload before it was deflated, from position to limit; for the time of this call only
    void inflatedSent(ByteBuffer payload);

    /// The frame that [#frameSent] tells of next declares another length than its payload has.
    default void lieSent() {}

    /// A frame was written.
    ///
    /// @param broken bits of a [framescope.protocol.RuleSet]
    void frameSent(
            int at,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message);
}
