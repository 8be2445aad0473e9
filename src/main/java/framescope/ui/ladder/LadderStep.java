package framescope.ui.ladder;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import java.util.Optional;

/// A row of a ladder with what passes beside it.
///
/// @param sinceStart nanoseconds since the connection's first row
/// @param roundTrip of a Pong, in nanoseconds
/// @param fragments of the message that its sender has begun, by the sender's direction
/// @param pings waiting for their Pong, by the Ping's direction
record LadderStep(
        CaptureRecord row,
        long sinceStart,
        Optional<Long> roundTrip,
        Sides fragments,
        Sides pings) {
    /// How a bracket passes a row.
    enum Part {
        NONE,
        BEGIN,
        THROUGH,
        END
    }

    /// A part for each direction.
    record Sides(Part toServer, Part toClient) {
        Part of(Direction direction) {
            return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
        }
    }
}
