package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Collects the head of an HTTP message over any split of the bytes, and not a byte more.
///
/// Empty lines before the first one are passed over (RFC 9112 §2.2); they stay in the bytes. It
/// stops early at a byte that no head can have (a frame without a handshake, say), and at its limit. What begins like TLS it takes up to the end of the record, so that a ClientHello stays in
/// one piece. Not thread-safe.
public final class HttpHeadDecoder {
    /// What the bytes so far are.
    public enum Progress {
        /// A head may still become of them.
        INCOMPLETE,
        /// The blank line has come.
        COMPLETE,
        /// No head begins like this.
        NOT_HTTP,
        /// A whole TLS record, or one that passes the limit.
        TLS,
        /// The first line is longer than a line may be.
        TARGET_TOO_LONG,
        /// Another line, or the head as a whole, is too long, or it has too many lines.
        TOO_LONG
    }

    // RFC 8446 §5.1: content type, version (major, minor), length.
    private static final int TLS_HANDSHAKE = 22;
    private static final int TLS_MAJOR_VERSION = 3;
    private static final int TLS_RECORD_HEADER = 5;

    private final HeadLimits limits;
    private byte[] bytes = new byte[512];
    private int length;
    private int lineStart;
    private int lines;
    private Progress progress = Progress.INCOMPLETE;

    /// A decoder for heads within these limits.
    public HttpHeadDecoder(HeadLimits limits) {
        this.limits = limits;
    }

    /// Takes bytes up to the end of the head, and leaves the rest in the buffer.
    public Progress accept(ByteBuffer in) {
        while (progress == Progress.INCOMPLETE && in.hasRemaining()) {
            if (length == limits.bytes()) {
                progress = beginsLikeTls() ? Progress.TLS : Progress.TOO_LONG;
            } else {
                take(in.get());
            }
        }
        return progress;
    }

    private void take(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = next;
        if (beginsLikeTls()) {
            progress = isWholeTlsRecord() ? Progress.TLS : Progress.INCOMPLETE;
        } else if (bytes[0] == TLS_HANDSHAKE || isImpossible(next)) {
            progress = Progress.NOT_HTTP;
        } else if (next == '\n') {
            endLine();
        } else if (next != '\r' && length - lineStart > limits.lineBytes()) {
            progress = lines == 0 ? Progress.TARGET_TOO_LONG : Progress.TOO_LONG;
        }
    }

    /// Whether the bytes so far, as few as they may be, are the beginning of a TLS handshake.
    public boolean beginsLikeTls() {
        return length > 0
                && bytes[0] == TLS_HANDSHAKE
                && (length == 1 || bytes[1] == TLS_MAJOR_VERSION);
    }

    private boolean isWholeTlsRecord() {
        return length >= TLS_RECORD_HEADER
                && length
                        == TLS_RECORD_HEADER
                                + (Byte.toUnsignedInt(bytes[3]) << 8
                                        | Byte.toUnsignedInt(bytes[4]));
    }

    private void endLine() {
        boolean blank = length - lineStart == 2;
        lineStart = length;
        if (blank) {
            progress = lines == 0 ? Progress.INCOMPLETE : Progress.COMPLETE;
        } else if (lines++ > limits.headers()) {
            progress = Progress.TOO_LONG;
        }
    }

    // RFC 9112 §2.2: a bare LF or CR may hide a second request from a proxy on the way; control
    // characters have no place in a head. A method begins with a token character.
    private boolean isImpossible(byte next) {
        if (length == lineStart + 1 && lines == 0) {
            return !HttpHead.isTokenCharacter(next) && next != '\r';
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
