package framescope.ui.heartbeat;

import java.util.List;
import java.util.stream.Stream;

/// A Ping to draw.
///
/// @param number as its payload says
/// @param millis of the round trip; 0 of one that is lost
record Point(long number, double millis, Fate fate) {
    private static final double NANOS_PER_MILLI = 1e6;

    /// What became of a Ping.
    enum Fate {
        ANSWERED,
        LATE,
        LOST
    }

    /// The round trips that are kept, and the Pings that are lost.
    ///
    /// @param firstNumber as the payload of the first Ping says
    static List<Point> of(Heartbeats beats, long firstNumber) {
        Stream<Point> answered =
                beats.beats().stream()
                        .map(beat ->
                                new Point(
                                        firstNumber + beat.number() - 1,
                                        beat.nanos() / NANOS_PER_MILLI,
                                        beat.late() ? Fate.LATE : Fate.ANSWERED));
        Stream<Point> lost =
                beats.lostPings().stream()
                        .map(number -> new Point(firstNumber + number - 1, 0, Fate.LOST));
        return Stream.concat(answered, lost).toList();
    }
}
