package framescope.protocol;

import java.util.Optional;

/// What a Close frame carries: nothing, or a status code and a reason (RFC 6455 §5.5.1).
///
/// @param code 0 to 65535 as on the wire, or [CloseCode#NO_STATUS] for an empty payload
/// @param reason the bytes behind the code, at most 123 in a correct frame
public record ClosePayload(int code, Bytes reason) {
    /// §5.5: the 125 bytes of a control frame less the two of the code.
    public static final int MAX_REASON_LENGTH = 123;

    /// Reads a payload; empty when it is the one byte that cannot be half a code.
    public static Optional<ClosePayload> read(Bytes payload) {
        return switch (payload.length()) {
            case 0 -> Optional.of(new ClosePayload(CloseCode.NO_STATUS, Bytes.EMPTY));
            case 1 -> Optional.empty();
            default ->
                    Optional.of(
                            new ClosePayload(
                                    payload.at(0) << 8 | payload.at(1),
                                    payload.slice(2, payload.length())));
        };
    }

    /// A code with its reason in UTF-8.
    public static ClosePayload of(int code, String reason) {
        return new ClosePayload(code, Bytes.utf8(reason));
    }

    /// The payload's bytes; none for [CloseCode#NO_STATUS], which never travels.
    public Bytes toBytes() {
        if (code == CloseCode.NO_STATUS) {
            return Bytes.EMPTY;
        }
        byte[] bytes = new byte[2 + reason.length()];
        bytes[0] = (byte) (code >>> 8);
        bytes[1] = (byte) code;
        reason.buffer().get(bytes, 2, reason.length());
        return Bytes.wrap(bytes);
    }
}
