package framescope.capture.file;

import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;

/// Hears of the messages of one WebSocket of a HAR. Times are nanoseconds since 1970.
public interface HarMessages {
    /// A message, or a control frame where the HAR has some.
    void message(Direction direction, long time, Opcode opcode, Bytes data);

    /// A frame of a HAR that has them, with all its bytes as they stood on the wire. The messages that
    /// it belongs to are told, too.
    default void frame(Direction direction, long time, Bytes wire) {}

    /// An error that the browser has noted between messages.
    void error(long time, String text);

    /// A message that cannot be read, and is left out.
    ///
    /// @param place where it stands in the file, in words
    void unreadable(long time, String place);

    /// There are no more.
    void end();
}
