package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import java.nio.ByteBuffer;

/// Hears of everything that a [WebSocketTap] sees on somebody else's connection, in order.
///
/// `start` is the offset in the sender's stream, from the connection's first byte on.
public interface TapObserver {
    /// A whole request head went to the server.
    void requestSeen(long start, HttpHead request, RuleSet broken);

    /// A whole response went to the client, or all of it that will ever be seen behind its head.
    ///
    /// @param length how many bytes it has, the body of a refusal included
    void responseSeen(long start, long length, HttpHead response, Agreement agreement);

    /// A compressed message has become whole with the frame that [#frameSeen] tells of next.
    ///
    /// @param payload inflated, from position to limit; for the time of this call only
    void inflatedSeen(Role sender, ByteBuffer payload);

    /// A whole frame went over the wire.
    ///
    /// @param frame stands on the frame's last part
    /// @param broken bits of a [RuleSet]
    /// @param message the opcode of the message that a data frame belongs to
    void frameSeen(Role sender, long start, FrameDecoder frame, long broken, Opcode message);

    /// A compressed message is too large to be inflated: the frame that was told of last has passed
    /// the limit.
    default void tooLargeToInflate(Role sender) {}

    /// Bytes went over the wire that are no frame and no head, or only the beginning of one.
    ///
    /// @param broken bits of a [RuleSet]
    void unparsedSeen(Role sender, long start, long length, long broken);
}
