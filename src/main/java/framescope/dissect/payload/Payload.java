package framescope.dissect.payload;

import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;

/// What a message carries.
///
/// @param isText whether it was sent as text
/// @param subprotocol the one that client and server agreed on; empty for none
/// @param target what the client asked for, such as `/chat?room=1`; empty where that is not known
public record Payload(Bytes bytes, boolean isText, String subprotocol, String target) {
    /// A payload of a connection whose target is not known.
    public Payload(Bytes bytes, boolean isText, String subprotocol) {
        this(bytes, isText, subprotocol, "");
    }

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
