package framescope.filter;

import framescope.capture.CaptureRecord;
import framescope.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/// Values of a row that follow from other rows. Whoever knows them lends them to a filter; a field
/// whose value is not known is not there. Called on the threads that filter.
public interface DerivedValues {
    /// What is said of a round trip that is not known.
    long UNKNOWN = -1;

    /// Knows nothing.
    DerivedValues NONE = new DerivedValues() {};

    /// The time from a Ping to the Pong in this row, in nanoseconds, or [#UNKNOWN].
    default long roundTrip(CaptureRecord pong) {
        return UNKNOWN;
    }

    /// How many frames the message came in that this frame ends, or [#UNKNOWN] where the frame alone
    /// is the message.
    default long fragments(CaptureRecord frame) {
        return UNKNOWN;
    }

    /// How many payload bytes those frames have on the wire in all, or [#UNKNOWN].
    default long reassembledLength(CaptureRecord frame) {
        return UNKNOWN;
    }

    /// The whole message that this frame ends, put together of its fragments; null where it is not
    /// known, or where the frame alone is the message.
    default @Nullable Bytes message(CaptureRecord frame) {
        return null;
    }
}
