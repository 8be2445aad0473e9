package framescope.compose;

import framescope.protocol.Bytes;

/// What a draft carries, and how its writer likes to see it.
///
/// @param form how it was written
/// @param bytes before masking and compression
public record Payload(Form form, Bytes bytes) {
    /// Ways to write bytes down.
    public enum Form {
        /// As text, in UTF-8.
        TEXT,
        /// As pairs of hexadecimal digits.
        HEX,
        /// In base64 (RFC 4648 §4).
        BASE64,
        /// As the content of a file.
        FILE
    }

    /// No byte, written as text.
    public static final Payload EMPTY = new Payload(Form.TEXT, Bytes.EMPTY);

    /// The text in UTF-8.
    public static Payload text(String text) {
        return new Payload(Form.TEXT, Bytes.utf8(text));
    }

    /// Bytes as pairs of hexadecimal digits; white space is passed over.
    ///
    /// @throws IllegalArgumentException when anything else is found, or half a byte
    public static Payload hex(String digits) {
        return hex(Bytes.ofHex(digits));
    }

    /// Bytes that are best seen in hexadecimal.
    public static Payload hex(Bytes bytes) {
        return new Payload(Form.HEX, bytes);
    }
}
