package framescope.protocol;

import java.nio.ByteBuffer;

/// Tells, while the bytes come in, whether they can still become valid UTF-8 (RFC 3629 §4,
/// RFC 6455 §8.1).
///
/// It fails at the first byte that no continuation could mend, so that an endpoint fails fast.
/// Overlong forms, surrogates and code points above U+10FFFF are refused. Not thread-safe.
public final class Utf8Validator {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /// Of a character of four bytes.
    private static final int LONGEST_BEGINNING = 3;

    private int missing;
    private int lowest;
    private int highest;
    private boolean broken;

    /// Forgets all that came before.
    public void reset() {
        missing = 0;
        broken = false;
    }

    /// Takes a range of the buffer.
    ///
    /// @return whether all bytes so far may be the beginning of valid UTF-8
    public boolean accept(ByteBuffer buffer, int from, int to) {
        int at = from;
        while (at < to && !broken) {
            if (missing == 0) {
                at = skipAscii(buffer, at, to);
                if (at < to) {
                    begin(buffer.get(at++) & 0xff);
                }
            } else {
                proceed(buffer.get(at++) & 0xff);
            }
        }
        return !broken;
    }

    /// Whether what came so far is complete and valid.
    public boolean complete() {
        return !broken && missing == 0;
    }

    /// Whether the bytes, taken alone, are valid UTF-8.
    public static boolean isValid(Bytes bytes) {
        Utf8Validator validator = new Utf8Validator();
        return validator.accept(bytes.buffer(), 0, bytes.length()) && validator.complete();
    }

    /// The bytes at the end of a text that begin a character and do not end it, at most three; none
    /// where it ends with a whole one, or is no UTF-8 there.
    public static Bytes unfinished(Bytes text) {
        for (int length = 1; length <= Math.min(LONGEST_BEGINNING, text.length()); length++) {
            Bytes end = text.slice(text.length() - length, text.length());
            Utf8Validator validator = new Utf8Validator();
            if (validator.accept(end.buffer(), 0, length)) {
                return validator.complete() ? Bytes.EMPTY : end;
            }
        }
        return Bytes.EMPTY;
    }

    private static int skipAscii(ByteBuffer buffer, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && (buffer.getLong(at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && buffer.get(at) >= 0) {
            at++;
        }
        return at;
    }

    private void begin(int lead) {
        lowest = 0x80;
        highest = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) {
            missing = 1;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            missing = 2;
            if (lead == 0xe0) {
                lowest = 0xa0; // Anything lower would be overlong.
            } else if (lead == 0xed) {
                highest = 0x9f; // Anything higher would be a surrogate.
            }
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            missing = 3;
            if (lead == 0xf0) {
                lowest = 0x90; // Anything lower would be overlong.
            } else if (lead == 0xf4) {
                highest = 0x8f; // Anything higher would pass U+10FFFF.
            }
        } else {
            broken = true;
        }
    }

    private void proceed(int next) {
        if (next < lowest || next > highest) {
            broken = true;
            return;
        }
        lowest = 0x80;
        highest = 0xbf;
        missing--;
    }
}
