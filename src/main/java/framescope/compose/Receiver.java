package framescope.compose;

import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.OpenMessage;
import java.util.Optional;

/// What matters of a client when it is told beforehand what it makes of bytes.
///
/// @param deflates whether permessage-deflate is agreed on with it
/// @param openMessage the message to it that was begun and has not ended
/// @param halfFrame the frame whose rest it waits for: what it gets next is read as that
public record Receiver(
        boolean deflates, Optional<OpenMessage> openMessage, Optional<HalfFrame> halfFrame) {
    /// One on a fresh connection without compression.
    public static final Receiver FRESH = fresh(false);

    /// One on a fresh connection.
    public static Receiver fresh(boolean deflates) {
        return new Receiver(deflates, Optional.empty(), Optional.empty());
    }

    /// The same with a message that was begun and has not ended.
    public Receiver within(OpenMessage message) {
        return new Receiver(deflates, Optional.of(message), halfFrame);
    }

    /// The same waiting for the rest of a frame.
    public Receiver awaiting(HalfFrame frame) {
        return new Receiver(deflates, openMessage, Optional.of(frame));
    }
}
