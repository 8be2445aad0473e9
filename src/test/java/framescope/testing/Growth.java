package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// How much work there is: how much more of it four times the input makes (about four times as much
/// where it is linear, sixteen times where it is quadratic), and how much at the most.
///
/// Work is the processor time of the calling thread, so other load hardly counts, and the least of
/// several runs, each of them long enough to be measured. One good attempt of many is enough: nothing
/// that is quadratic, or far too slow, has any.
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FACTOR = 4;
    private static final int MOST = 6;
    private static final int ATTEMPTS = 20;
    private static final int RUNS = 5;
    private static final long LEAST_NANOS = 200_000;

    private Growth() {}

    /// The work grows no faster than the input.
    ///
    /// @param size of the smaller input
    /// @param input one of a size
    /// @param work what is done with it
    public static <T> void assertLinear(int size, IntFunction<T> input, Consumer<T> work) {
        T small = input.apply(size);
        T large = input.apply(size * FACTOR);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least > MOST; i++) {
            int times = timesToMeasure(small, work);
            double ratio = (double) leastNanos(large, work, times) / leastNanos(small, work, times);
            least = Math.min(least, ratio);
        }
        assertThat(least).as("times the work for %d times the input", FACTOR).isLessThan(MOST);
    }

    /// The work takes no longer than this, once it is compiled.
    public static <T> void assertWithin(Duration most, T input, Consumer<T> work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least > most.toNanos(); i++) {
            least = Math.min(least, leastNanos(input, work, 1));
        }
        assertThat(Duration.ofNanos(least)).as("processor time").isLessThanOrEqualTo(most);
    }

    /// How often the work is to be done so that it can be measured.
    private static <T> int timesToMeasure(T input, Consumer<T> work) {
        int times = 1;
        while (nanos(input, work, times) < LEAST_NANOS) {
            times *= 2;
        }
        return times;
    }

    private static <T> long leastNanos(T input, Consumer<T> work, int times) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            least = Math.min(least, nanos(input, work, times));
        }
        return least;
    }

    private static <T> long nanos(T input, Consumer<T> work, int times) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.accept(input);
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
