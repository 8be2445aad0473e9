package framescope.protocol.handshake;

import framescope.protocol.FrameRules;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateParameters;
import java.util.Optional;

/// The extensions that both ends agreed on (RFC 6455 §9.1), and what the first byte of a frame may
/// mean by them.
///
/// @param deflate what was agreed on for permessage-deflate; empty without it
/// @param others whether there are others, of which nothing but their names is known here
public record AgreedExtensions(Optional<DeflateParameters> deflate, boolean others) {
    private static final int RESERVED_BITS = 0x70;
    private static final int RSV1 = 0x40;

    /// No extension at all.
    public static final AgreedExtensions NONE = new AgreedExtensions(Optional.empty(), false);

    /// permessage-deflate and nothing else, or not even that.
    public static AgreedExtensions of(Optional<DeflateParameters> deflate) {
        return new AgreedExtensions(deflate, false);
    }

    /// What a frame's header breaks ([FrameRules#header]). §5.2: the reserved bits and opcodes mean
    /// what an extension says, so with one that is not known here nobody can say that they are
    /// wrong.
    ///
    /// @return the bits of the rules
    public long judge(Role receiver, int firstByte, int secondByte, long payloadLength) {
        long broken =
                FrameRules.header(
                        receiver, firstByte, secondByte, payloadLength, deflate.isPresent());
        return others && broken != 0
                ? broken & ~(Rule.RESERVED_BITS.bit() | Rule.RESERVED_OPCODE.bit())
                : broken;
    }

    /// Whether a data frame's first byte says that an extension which is not known here may have
    /// changed the message.
    public boolean mayBeChanged(int firstByte) {
        int known = deflate.isPresent() ? RSV1 : 0;
        return others && (firstByte & RESERVED_BITS & ~known) != 0;
    }
}
