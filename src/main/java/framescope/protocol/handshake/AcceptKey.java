package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/// How `Sec-WebSocket-Accept` comes about (RFC 6455 §4.2.2 item 5.4), step by step.
///
/// @param key the request's `Sec-WebSocket-Key` as written
/// @param joined the key with the GUID behind it
/// @param sha1 the 20 bytes of the SHA-1 hash of `joined`
/// @param accept `sha1` in base64: the header's value
public record AcceptKey(String key, String joined, Bytes sha1, String accept) {
    /// The GUID of RFC 6455 §1.3.
    public static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final Pattern SIXTEEN_BYTES = Pattern.compile("[A-Za-z0-9+/]{21}[AQgw]==");

    /// The steps for a key.
    public static AcceptKey of(String key) {
        String joined = key + GUID;
        byte[] hash = sha1(joined);
        return new AcceptKey(
                key, joined, Bytes.wrap(hash), Base64.getEncoder().encodeToString(hash));
    }

    /// A wrong value for the header: what it would be if the GUID were left out.
    public static String acceptWithoutGuid(String key) {
        return Base64.getEncoder().encodeToString(sha1(key));
    }

    private static byte[] sha1(String text) {
        return sha1Digest().digest(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The hash as hexadecimal digits.
    public String sha1Hex() {
        return sha1.hex();
    }

    /// Whether a key is what §4.1 asks for: the base64 of 16 bytes.
    public static boolean isWellFormed(String key) {
        return SIXTEEN_BYTES.matcher(key).matches();
    }

    private static MessageDigest sha1Digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
