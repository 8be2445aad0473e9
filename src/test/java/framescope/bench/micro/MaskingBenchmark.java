package framescope.bench.micro;

import framescope.protocol.Masking;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Unmasking 64 KiB in place, beside the fastest thing that can be done to so many bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MaskingBenchmark {
    private static final int LENGTH = 64 * 1024;
    // Behind a header of the longest form, as such a payload lies in a read.
    private static final int FROM = 14;
    private static final int KEY = 0x37fa213d;

    private final byte[] source = new byte[LENGTH];
    private final byte[] target = new byte[LENGTH];
    private final ByteBuffer heap = ByteBuffer.allocate(FROM + LENGTH);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(FROM + LENGTH);

    /// The bound: a copy from an array to another.
    @Benchmark
    public byte[] arraycopy() {
        System.arraycopy(source, 0, target, 0, LENGTH);
        return target;
    }

    @Benchmark
    public ByteBuffer heap() {
        Masking.apply(heap, FROM, FROM + LENGTH, KEY, 0);
        return heap;
    }

    @Benchmark
    public ByteBuffer direct() {
        Masking.apply(direct, FROM, FROM + LENGTH, KEY, 0);
        return direct;
    }
}
