package framescope.analysis;

import framescope.capture.Direction;

/// Which rows of a connection matter to its life: the heads, the first Close frame of each end, the
/// row of its end, and what each end had done wrong before the other one closed.
///
/// Rows are given by number, [#NONE] where there is none.
///
/// @param closes the first Close frame client→server, and server→client
/// @param faults the last row with a finding client→server before the server's Close, and
///     server→client before the client's
/// @param roundTrips from Pings to their Pongs
public record ConnectionTrace(
        long request,
        long response,
        ByDirection closes,
        ByDirection faults,
        long end,
        RoundTrips roundTrips) {
    /// Stands for no row.
    public static final long NONE = -1;

    static final ConnectionTrace EMPTY =
            new ConnectionTrace(
                    NONE, NONE, ByDirection.NOWHERE, ByDirection.NOWHERE, NONE, RoundTrips.NO);

    /// A row for each direction.
    public record ByDirection(long toServer, long toClient) {
        static final ByDirection NOWHERE = new ByDirection(NONE, NONE);

        /// The row of one direction.
        public long of(Direction direction) {
            return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
        }

        ByDirection with(int direction, long row) {
            return direction == Direction.CLIENT_TO_SERVER.ordinal()
                    ? new ByDirection(row, toClient)
                    : new ByDirection(toServer, row);
        }
    }

    /// Round trips in nanoseconds.
    ///
    /// @param count how many there were; without any the others are 0
    public record RoundTrips(long count, long last, long shortest, long longest) {
        static final RoundTrips NO = new RoundTrips(0, 0, 0, 0);

        RoundTrips plus(long nanos) {
            return new RoundTrips(
                    count + 1,
                    nanos,
                    count == 0 ? nanos : Math.min(shortest, nanos),
                    Math.max(longest, nanos));
        }
    }

    ConnectionTrace withRequest(long row) {
        return new ConnectionTrace(row, response, closes, faults, end, roundTrips);
    }

    ConnectionTrace withResponse(long row) {
        return new ConnectionTrace(request, row, closes, faults, end, roundTrips);
    }

    ConnectionTrace withClose(int direction, long row) {
        return new ConnectionTrace(
                request, response, closes.with(direction, row), faults, end, roundTrips);
    }

    ConnectionTrace withFault(int direction, long row) {
        return new ConnectionTrace(
                request, response, closes, faults.with(direction, row), end, roundTrips);
    }

    ConnectionTrace withEnd(long row) {
        return new ConnectionTrace(request, response, closes, faults, row, roundTrips);
    }

    ConnectionTrace withRoundTrip(long nanos) {
        return new ConnectionTrace(request, response, closes, faults, end, roundTrips.plus(nanos));
    }
}
