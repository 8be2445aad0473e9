package framescope.protocol;

import java.nio.ByteBuffer;

/// Tells, while the bytes come in, whether they can still become valid UTF-8 (RFC 3629 §4,
/// RFC 6455 §8.1).
///
/// It fails at the first byte that no continuation could mend, so that an endpoint fails fast.
/// Overlong forms, surrogates and code points above U+10FFFF are refused. Not thread-safe.
public final class Utf8Validator {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private int missing;
    private int lowest;
    private int highest;
    private boolean broken;

    // The bytes of the last character, the first one highest; that is never 0.
    private int begun;

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

    /// The bytes that begin a character and do not end it, at most three; none behind a whole one, and
    /// when it has failed.
    public Bytes unfinished() {
        if (broken || missing == 0) {
            return Bytes.EMPTY;
        }
        int length = begun > 0xffff ? 3 : begun > 0xff ? 2 : 1;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (begun >> Byte.SIZE * (length - 1 - i));
        }
        return Bytes.wrap(bytes);
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
        begun = lead;
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
        begun = begun << Byte.SIZE | next;
        missing--;
    }
}
