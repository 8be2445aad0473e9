package framescope.compose;

import framescope.protocol.Role;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.deflate.DeflateParameters;
import java.util.Optional;

/// What matters of a client when it is told beforehand what it makes of bytes.
///
/// @param deflate what is agreed on with it for permessage-deflate; empty where that is not
/// @param openMessage the message to it that was begun and has not ended
/// @param halfFrame the frame whose rest it waits for: what it gets next is read as that
public record Receiver(
        Optional<DeflateParameters> deflate,
        Optional<OpenMessage> openMessage,
        Optional<HalfFrame> halfFrame) {
    /// One on a fresh connection without compression.
    public static final Receiver FRESH = fresh(false);

    /// One on a fresh connection, with which compression is agreed on without parameters, or not at
    /// all.
    public static Receiver fresh(boolean deflates) {
        return fresh(deflates ? Optional.of(DeflateParameters.PLAIN) : Optional.empty());
    }

    /// One on a fresh connection.
    public static Receiver fresh(Optional<DeflateParameters> deflate) {
        return new Receiver(deflate, Optional.empty(), Optional.empty());
    }

    /// Whether permessage-deflate is agreed on with it.
    public boolean deflates() {
        return deflate.isPresent();
    }

    /// How far back a message to it may reach, as the base-2 logarithm of a number of bytes.
    int windowBits() {
        return deflate.map(agreed -> agreed.windowBits(Role.SERVER))
                .orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    /// The same with a message that was begun and has not ended.
    public Receiver within(OpenMessage message) {
        return new Receiver(deflate, Optional.of(message), halfFrame);
    }

    /// The same waiting for the rest of a frame.
    public Receiver awaiting(HalfFrame frame) {
        return new Receiver(deflate, openMessage, Optional.of(frame));
    }
}
