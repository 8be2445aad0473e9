package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.List;

/// A message and the frames that it came in (RFC 6455 §5.4).
///
/// @param fragments in the order of the wire, at least one
/// @param begins whether the frame that begins it was found
/// @param complete whether the frame that ends it has come
/// @param bytes what it holds: inflated where it is compressed, and the first
///     [RowDissector#MAX_BYTES] of it
public record ReassembledMessage(
        List<Fragment> fragments, boolean begins, boolean complete, Bytes bytes) {

    /// A frame of a message.
    ///
    /// @param from where its payload begins in the payloads of all fragments put together
    /// @param to where it ends, exclusive
    public record Fragment(CaptureRecord row, long from, long to) {}

    /// Whether the message is text or binary.
    public Opcode opcode() {
        return fragments.getFirst().row().message();
    }

    /// Whether the payloads of its frames are compressed (RFC 7692).
    public boolean isCompressed() {
        return fragments.getFirst().row().isCompressed();
    }

    /// How many payload bytes its frames have in all.
    public long wireLength() {
        return fragments.getLast().to();
    }
}
