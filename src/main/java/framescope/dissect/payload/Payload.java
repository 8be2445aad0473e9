package framescope.dissect.payload;

import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;

/// What a message carries.
///
/// @param isText whether it was sent as text
/// @param subprotocol the one that client and server agreed on; empty for none
public record Payload(Bytes bytes, boolean isText, String subprotocol) {
    /// Whether the bytes are UTF-8 text, sent as such.
    boolean isValidText() {
        return isText && Utf8Validator.isValid(bytes);
    }

    /// The first characters, for a look at what this may be.
    String beginning() {
        return bytes.first(256).text();
    }

    /// Whether client and server agreed on a subprotocol whose name contains this.
    boolean speaks(String name) {
        return subprotocol.contains(name);
    }
}
