package framescope.bench;

/// What one span of load gave.
///
/// @param framesPerSecond frames that came back
/// @param cpuNanosPerFrame processor time of the server's process, all its threads
/// @param latencies round trips; none where several frames of a connection were in flight
/// @param complete whether everything that was sent came back in the end
record EchoRate(
        double framesPerSecond, double cpuNanosPerFrame, Latencies latencies, boolean complete) {}
