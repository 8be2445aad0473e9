package framescope.testing;

import framescope.protocol.Bytes;

/// Bytes as a person writes them: hexadecimal digits, and behind a `#` what they mean.
public final class Hex {
    private Hex() {}

    /// The bytes of a text; white space is passed over, and a `#` hides the rest of its line.
    ///
    /// @throws IllegalArgumentException when anything else than digits remains, or half a byte
    public static Bytes hex(String text) {
        return Bytes.ofHex(text.replaceAll("#.*", ""));
    }
}
