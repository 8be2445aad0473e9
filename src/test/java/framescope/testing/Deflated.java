package framescope.testing;

import framescope.protocol.Bytes;
import java.util.zip.Deflater;

/// Payloads of compressed messages, made without the program's own deflater.
public final class Deflated {
    private Deflated() {}

    /// A message as RFC 7692 §7.2.1 has it: without the last four bytes of its flushed end.
    ///
    /// @param message should compress well, or be short
    public static Bytes message(byte[] message) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(message);
            byte[] out = new byte[message.length / 500 + 100];
            int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
            return Bytes.wrap(out).first(length - 4);
        }
    }
}
