package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Collects the head of an HTTP message over any split of the bytes, and not a byte more.
///
/// It stops early at a byte that no head can have (a TLS ClientHello, a frame without a
/// handshake), and at its limit. Not thread-safe.
public final class HttpHeadDecoder {
    /// What the bytes so far are.
    public enum Progress {
        /// A head may still become of them.
        INCOMPLETE,
        /// The blank line has come.
        COMPLETE,
        /// No head begins like this.
        NOT_HTTP,
        /// The limit is reached without a blank line.
        TOO_LONG
    }

    private final int limit;
    private byte[] bytes = new byte[512];
    private int length;
    private Progress progress = Progress.INCOMPLETE;

    /// A decoder for heads of at most `limit` bytes, inclusive.
    public HttpHeadDecoder(int limit) {
        this.limit = limit;
    }

    /// Takes bytes up to the end of the head, and leaves the rest in the buffer.
    public Progress accept(ByteBuffer in) {
        while (progress == Progress.INCOMPLETE && in.hasRemaining()) {
            if (length == limit) {
                progress = Progress.TOO_LONG;
            } else {
                take(in.get());
            }
        }
        return progress;
    }

    private void take(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, length * 2));
        }
        bytes[length++] = next;
        if (next == '\n' && endsInBlankLine()) {
            progress = Progress.COMPLETE;
        } else if (isImpossible(next)) {
            progress = Progress.NOT_HTTP;
        }
    }

    private boolean endsInBlankLine() {
        return length >= 4
                && bytes[length - 2] == '\r'
                && bytes[length - 3] == '\n'
                && bytes[length - 4] == '\r';
    }

    // RFC 9112 §2.2: a bare LF or CR may hide a second request from a proxy on the way; control
    // characters have no place in a head. A method begins with a token character.
    private boolean isImpossible(byte next) {
        if (length == 1) {
            return !HttpHead.isTokenCharacter(next);
        }
        byte before = bytes[length - 2];
        if (next == '\n' || before == '\r') {
            return next != '\n' || before != '\r';
        }
        return next >= 0 && next < ' ' && next != '\r' && next != '\t';
    }

    /// The bytes taken so far.
    public Bytes taken() {
        return Bytes.wrap(Arrays.copyOf(bytes, length));
    }
}
