package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// A message as a program at the other end gets it, by what tells it from another one.
///
/// @param kind Text or Binary
/// @param length bytes, those of a text in UTF-8
/// @param crc32 over all of these bytes, from 0 to 2³² − 1
/// @param start the first of them, up to [#START]
public record Delivery(Opcode kind, long length, long crc32, Bytes start) {
    /// The most bytes that are kept of a message.
    public static final int START = 64;

    /// Of a message's bytes, which are left as they are.
    static Delivery of(Opcode kind, ByteBuffer payload) {
        CRC32 crc = new CRC32();
        crc.update(payload.duplicate());
        int start = Math.min(START, payload.remaining());
        return new Delivery(
                kind,
                payload.remaining(),
                crc.getValue(),
                Bytes.copyOf(payload.slice(payload.position(), start)));
    }
}
