/// What the server achieves, beside what others do on the same machine.
///
/// [framescope.bench.EchoBenchmark] measures how many frames a second come back and how soon: it
/// starts each peer in a JVM of its own and loads one after the other, round by round, so that
/// whatever else the machine does falls on all of them. Numbers are worth something only as ratios
/// within one run. [framescope.bench.ConnectionsBenchmark] does the same for opening handshakes, and
/// measures what idle connections take of the memory. `mvn -q test-compile exec:exec@bench` and
/// `exec:exec@connections` run them; no test depends on them.
///
/// [framescope.bench.FloodBenchmark] measures how smooth the window stays while its server is
/// flooded.
///
/// One path: [framescope.bench.LoadGenerator] opens the connections of an
/// [framescope.bench.EchoCase]; each writes bytes of the [framescope.bench.FrameTrain], frames that
/// were masked once and for all, and counts the bytes that come back; the count over a span of
/// time is an [framescope.bench.EchoRate], and [framescope.bench.Results] takes the medians.
@NullMarked
package framescope.bench;

import org.jspecify.annotations.NullMarked;
