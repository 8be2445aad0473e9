package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// How much more work four times the input makes: about four times as much where it is linear,
/// sixteen times where it is quadratic.
///
/// Work is the processor time of the calling thread, so other load hardly counts, and the least of
/// several runs. One good attempt of many is enough: nothing that is quadratic has any.
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FACTOR = 4;
    private static final int MOST = 9;
    private static final int ATTEMPTS = 20;
    private static final int RUNS = 5;
    private static final long LEAST_NANOS = 50_000;

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
            least = Math.min(least, (double) nanos(large, work) / nanos(small, work));
        }
        assertThat(least).as("times the work for %d times the input", FACTOR).isLessThan(MOST);
    }

    /// The least of several runs; too little to be measured counts as more.
    private static <T> long nanos(T input, Consumer<T> work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            work.accept(input);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
        }
        return Math.max(least, LEAST_NANOS);
    }
}
