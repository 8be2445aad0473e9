package framescope.bench;

import org.HdrHistogram.Histogram;

/// What one span of load gave.
///
/// @param framesPerSecond frames that came back
/// @param cpuNanosPerFrame processor time of the server's process, all its threads
/// @param roundTrips in nanoseconds; none where several frames of a connection were in flight
/// @param complete whether everything that was sent came back in the end
record EchoRate(
        double framesPerSecond, double cpuNanosPerFrame, Histogram roundTrips, boolean complete) {
    /// The round trip in microseconds that this share of all, in percent, does not exceed; 0 when
    /// there is none.
    double micros(double percentile) {
        return roundTrips.getValueAtPercentile(percentile) / 1000.0;
    }
}
