package framescope.filter;

import framescope.filter.FilterSyntaxException.Fault;
import framescope.protocol.Bytes;
import java.nio.charset.StandardCharsets;

/// Takes the escapes out of what stands between quotes, C's and Wireshark's: `\n`, `\"`, `\x41`,
/// `\101`, `\u00e9`. What comes out are bytes, since `\xff` is one byte and not a character.
final class Quoted {
    private static final String LETTERS = "abfnrtv\\\"'?";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"'?";
    private static final int OCTAL_DIGITS = 3;

    private final Token token;
    private final String text;
    private final int start;
    private final boolean keepingUnknown;
    // A character for each byte.
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Quoted(Token token, boolean keepingUnknown) {
        this.token = token;
        this.text = token.text();
        this.keepingUnknown = keepingUnknown;
        // Behind the opening quote: the text's own end lies one before the token's.
        start = token.to() - 1 - text.length();
    }

    /// The bytes of a string or a character.
    static Bytes bytes(Token token) throws FilterSyntaxException {
        return new Quoted(token, false).decode();
    }

    /// The text of a pattern, whose own escapes, such as `\d`, stay what they are.
    static String pattern(Token token) throws FilterSyntaxException {
        return token.is(Token.Kind.RAW_STRING)
                ? token.text()
                : new Quoted(token, true).decode().text();
    }

    private Bytes decode() throws FilterSyntaxException {
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\\' && at < text.length()) {
                escape();
            } else {
                write(point);
            }
        }
        return Bytes.wrap(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(int point) {
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        out.append(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    private void escape() throws FilterSyntaxException {
        char letter = text.charAt(at);
        int meaning = LETTERS.indexOf(letter);
        if (meaning >= 0) {
            at++;
            out.append(MEANINGS.charAt(meaning));
        } else if (letter == 'x') {
            out.append((char) hex(2));
        } else if (letter == 'u') {
            write(hex(4));
        } else if (letter == 'U') {
            codePoint(hex(8));
        } else if (isOctal(letter)) {
            octal();
        } else if (keepingUnknown) {
            out.append('\\');
        } else {
            throw unknown(at + 1);
        }
    }

    private void codePoint(int point) throws FilterSyntaxException {
        if (!Character.isValidCodePoint(point)) {
            throw unknown(at);
        }
        write(point);
    }

    private int hex(int digits) throws FilterSyntaxException {
        int begin = at + 1;
        int end = begin;
        int value = 0;
        while (end < text.length()
                && end < begin + digits
                && Character.digit(text.charAt(end), 16) >= 0) {
            value = value << 4 | Character.digit(text.charAt(end), 16);
            end++;
        }
        if (end == begin || digits > 2 && end < begin + digits) {
            throw unknown(end);
        }
        at = end;
        return value;
    }

    private void octal() {
        int end = at;
        int value = 0;
        while (end < text.length() && end < at + OCTAL_DIGITS && isOctal(text.charAt(end))) {
            value = value << 3 | text.charAt(end) - '0';
            end++;
        }
        at = end;
        out.append((char) (value & 0xff));
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private FilterSyntaxException unknown(int end) {
        int begin = text.lastIndexOf('\\', at - 1);
        return new FilterSyntaxException(
                Fault.ESCAPE_UNKNOWN, start + begin, Math.min(start + end, token.to()));
    }
}
