package framescope.analysis;

import java.util.Arrays;

/// Counts over time in a bounded number of spans: when there are too many, neighbours are put
/// together and every span is twice as long. Not thread-safe.
final class RateSeries {
    /// The most spans there are.
    static final int MOST = 240;

    private static final long SHORTEST = 100_000_000;

    private final long[][] frames = new long[2][MOST];
    private final long[][] bytes = new long[2][MOST];
    private long start;
    private long span = SHORTEST;
    private int count;

    void add(int direction, long time, long wireBytes) {
        if (count == 0) {
            start = time;
        }
        // Rows of several event loops may come a little out of order.
        long place = Math.max(0, time - start) / span;
        while (place >= MOST) {
            halve();
            place = (time - start) / span;
        }
        count = Math.max(count, (int) place + 1);
        frames[direction][(int) place]++;
        bytes[direction][(int) place] += wireBytes;
    }

    private void halve() {
        for (int way = 0; way < 2; way++) {
            halve(frames[way]);
            halve(bytes[way]);
        }
        span *= 2;
        count = (count + 1) / 2;
    }

    private static void halve(long[] values) {
        for (int i = 0; i < MOST / 2; i++) {
            values[i] = values[2 * i] + values[2 * i + 1];
        }
        Arrays.fill(values, MOST / 2, MOST, 0);
    }

    Statistics.Rates view() {
        return new Statistics.Rates(start, span, copy(frames), copy(bytes));
    }

    private long[][] copy(long[][] values) {
        return new long[][] {Arrays.copyOf(values[0], count), Arrays.copyOf(values[1], count)};
    }
}
