package framescope.protocol;

/// Judges frames one by one. What needs a memory of earlier frames is judged by [FrameSequence].
///
/// Results are the bits of a [RuleSet]; 0 means that there is nothing to object to, which is what
/// nearly every frame gets, without an object being made.
public final class FrameRules {
    private static final int RESERVED_BITS = 0x70;
    private static final int RSV1 = 0x40;
    private static final int CONTROL = 0x08;
    private static final int FIN = 0x80;
    private static final int MASK = 0x80;

    private FrameRules() {}

    /// What a frame's header breaks.
    ///
    /// @param receiver who reads the frame: a server needs it masked, a client not (§5.1)
    /// @param firstByte FIN, RSV1–3 and opcode
    /// @param secondByte MASK and 7-bit length
    /// @param payloadLength as declared, negative with its top bit set
    /// @param deflate whether permessage-deflate was agreed on, which gives RSV1 its meaning
    public static long header(
            Role receiver, int firstByte, int secondByte, long payloadLength, boolean deflate) {
        long broken = 0;
        int opcode = firstByte & 0x0f;
        if ((firstByte & RESERVED_BITS) != 0) {
            broken |= reservedBits(firstByte, opcode, deflate);
        }
        if ((opcode & 0x07) > 2) {
            broken |= Rule.RESERVED_OPCODE.bit();
        }
        // §5.1: a client MUST mask all frames, a server MUST NOT mask any.
        boolean masked = (secondByte & MASK) != 0;
        if (masked != (receiver == Role.SERVER)) {
            broken |= masked ? Rule.MASK_UNEXPECTED.bit() : Rule.MASK_MISSING.bit();
        }
        if ((opcode & CONTROL) != 0) {
            // §5.5: control frames have at most 125 bytes and MUST NOT be fragmented.
            if ((firstByte & FIN) == 0) {
                broken |= Rule.CONTROL_FRAGMENTED.bit();
            }
            if (payloadLength < 0 || payloadLength > 125) {
                broken |= Rule.CONTROL_TOO_LONG.bit();
            }
        }
        int length = secondByte & 0x7f;
        if (length >= 126) {
            broken |= extendedLength(length, payloadLength);
        }
        return broken;
    }

    private static long reservedBits(int firstByte, int opcode, boolean deflate) {
        // §5.2: MUST be 0 unless an extension is negotiated that defines meanings.
        int undefined = firstByte & (deflate ? RESERVED_BITS & ~RSV1 : RESERVED_BITS);
        long broken = undefined != 0 ? Rule.RESERVED_BITS.bit() : 0;
        if (deflate && (firstByte & RSV1) != 0) {
            // RFC 7692 §6.1: only on the first frame of a data message.
            if ((opcode & CONTROL) != 0) {
                broken |= Rule.COMPRESSED_CONTROL.bit();
            } else if (opcode == 0) {
                broken |= Rule.COMPRESSED_CONTINUATION.bit();
            }
        }
        return broken;
    }

    private static long extendedLength(int length, long payloadLength) {
        // §5.2: the most significant bit MUST be 0.
        if (payloadLength < 0) {
            return Rule.LENGTH_TOP_BIT.bit();
        }
        // §5.2: the minimal number of bytes MUST be used to encode the length.
        boolean minimal = length == 126 ? payloadLength > 125 : payloadLength > 0xffff;
        return minimal ? 0 : Rule.LENGTH_NOT_MINIMAL.bit();
    }

    /// What the unmasked payload of a Close frame breaks.
    public static long close(Role receiver, Bytes payload) {
        // §5.5.1: there MAY be a body.
        if (payload.isEmpty()) {
            return 0;
        }
        return ClosePayload.read(payload)
                .map(close -> close(receiver, close))
                .orElse(Rule.CLOSE_HALF_CODE.bit());
    }

    private static long close(Role receiver, ClosePayload close) {
        long broken = 0;
        // §7.4.1: a server fails the opening handshake instead.
        if (close.code() == CloseCode.MANDATORY_EXTENSION && receiver == Role.CLIENT) {
            broken |= Rule.CLOSE_CODE_NOT_FOR_SERVERS.bit();
        }
        if (!CloseCode.mayTravel(close.code())) {
            broken |= Rule.CLOSE_CODE_FORBIDDEN.bit();
        }
        if (!Utf8Validator.isValid(close.reason())) {
            broken |= Rule.CLOSE_REASON_NOT_UTF8.bit();
        }
        return broken;
    }
}
