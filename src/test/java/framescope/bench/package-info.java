/// How many frames a second the server echoes, beside what others echo on the same machine.
///
/// [framescope.bench.EchoBenchmark] starts each peer in a JVM of its own and loads one after the
/// other, round by round, so that whatever else the machine does falls on all of them. Numbers
/// are worth something only as ratios within one run. `mvn -q test-compile exec:exec@bench` runs
/// it; no test depends on it.
///
/// One path: [framescope.bench.LoadGenerator] opens the connections of an
/// [framescope.bench.EchoCase]; each writes bytes of the [framescope.bench.FrameTrain], frames that
/// were masked once and for all, and counts the bytes that come back; the count over a span of
/// time is an [framescope.bench.EchoRate], and [framescope.bench.Results] takes the medians.
@NullMarked
package framescope.bench;

import org.jspecify.annotations.NullMarked;
