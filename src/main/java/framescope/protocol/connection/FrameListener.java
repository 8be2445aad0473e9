package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;

/// Hears what a [FrameReader] reads, in order. Frames are told of without an object for each.
interface FrameListener {
    /// Whether messages still matter: if not, they are judged, and given to nobody.
    boolean acting();

    /// The frame at hand breaks rules; told as soon as that is known, even in the midst of it.
    ///
    /// @param rules bits of a [framescope.protocol.RuleSet]
    void broken(long rules);

    /// There is no memory left for messages, so the one at hand is left out from here on.
    void outOfMemory();

    /// A control frame has become whole.
    ///
    /// @param payload its first 125 bytes, unmasked; it holds only for the time of this call
    /// @return the bits of further rules that it breaks
    long control(Opcode opcode, ByteBuffer payload);

    /// A compressed message has become whole; told before [#message].
    ///
    /// @param payload inflated, from position to limit; for the time of this call only
    void inflated(ByteBuffer payload);

    /// A message has become whole.
    ///
    /// @param opcode Text or Binary
    /// @param payload from position to limit; for the time of this call only
    void message(Opcode opcode, ByteBuffer payload);

    /// A frame has become whole; told last of all about it.
    ///
    /// @param frame stands on the frame's last part
    /// @param broken bits of a [framescope.protocol.RuleSet]
    /// @param message the opcode of the message that a data frame belongs to
    void frame(FrameDecoder frame, long broken, Opcode message);
}
