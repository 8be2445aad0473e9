package framescope.bench;

import java.util.Arrays;

/// Round trips, gathered without an object for each. Not thread-safe.
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    /// Adds one, in nanoseconds.
    void add(long roundTrip) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = roundTrip;
    }

    /// Adds all of another's.
    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    /// The round trip in microseconds that this share of all does not exceed; 0 when there is none.
    double micros(double share) {
        long[] ascending = Arrays.copyOf(nanos, count);
        Arrays.sort(ascending);
        int at = (int) Math.ceil(share * count) - 1;
        return at < 0 ? 0 : ascending[at] / 1000.0;
    }
}
