/// What the parts of the fast path cost by themselves, measured with JMH.
///
/// [framescope.bench.micro.MicroBenchmarks] runs all of them in JVMs of their own and prints, behind
/// JMH's own words, what they say about each other: our decoder beside others on the same bytes,
/// unmasking beside a plain copy, and what the endpoint allocates a frame.
/// `mvn -q test-compile exec:exec@jmh` runs it; no test depends on it.
@NullMarked
package framescope.bench.micro;

import org.jspecify.annotations.NullMarked;
