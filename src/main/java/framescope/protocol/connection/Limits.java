package framescope.protocol.connection;

import framescope.protocol.MessageMemory;
import framescope.protocol.handshake.HeadLimits;

/// How much an endpoint takes from one peer, all inclusive.
///
/// @param head of a request head
/// @param frame bytes that a data frame's header may declare
/// @param message bytes of a message put together from its frames
/// @param fragments frames that a message may come in
/// @param memory what such messages of all peers may take together
public record Limits(HeadLimits head, int frame, int message, int fragments, MessageMemory memory) {
    /// The head as usual, 16 MiB for a frame and for a message, 16,384 fragments, and as much memory
    /// as there is.
    public static final Limits DEFAULT =
            new Limits(
                    HeadLimits.DEFAULT,
                    16 * 1024 * 1024,
                    16 * 1024 * 1024,
                    16 * 1024,
                    MessageMemory.UNBOUNDED);

    /// The same with another limit for messages, in bytes.
    public Limits withMessage(int newMessage) {
        return new Limits(head, frame, newMessage, fragments, memory);
    }

    /// The same with other memory for messages.
    public Limits with(MessageMemory newMemory) {
        return new Limits(head, frame, message, fragments, newMemory);
    }
}
