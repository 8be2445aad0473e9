package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import framescope.bench.FrameTrain;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// A frame makes no object on its way through endpoint and capture, there and back.
class RecordedEchoTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final FrameTrain TRAIN = FrameTrain.forWebSocket(125);
    private static final int FEW = 100;
    private static final int MANY = 1000;
    private static final int UNTIL_COMPILED = 500;
    private static final int LONG = 100_000;
    private static final int ROUNDS = 20;
    private static final int READS = 20;

    @Test
    void aReadOfManyFramesAllocatesAsMuchAsOneOfFew() {
        assertThat(allocatedPerRead(MANY) - allocatedPerRead(FEW)).isLessThan(MANY - FEW);
    }

    @Test
    void aReadAllocatesAsMuchHoweverManyCameBefore() {
        ByteBuffer read = TRAIN.frames().slice(0, TRAIN.frameLength());
        RecordedEcho echo = new RecordedEcho(1024);
        repeat(echo, read, UNTIL_COMPILED);
        long early = leastAllocated(echo, read);
        repeat(echo, read, LONG);
        assertThat(leastAllocated(echo, read) - early).isLessThan(early / 2);
    }

    // The least of some rounds: others may still see the compiler at work.
    private static long allocatedPerRead(int frames) {
        ByteBuffer read = TRAIN.frames().slice(0, frames * TRAIN.frameLength());
        RecordedEcho echo = new RecordedEcho(read.capacity() + 1024);
        repeat(echo, read, UNTIL_COMPILED);
        long least = leastAllocated(echo, read);
        assertThat(echo.frames()).isEqualTo(2L * frames * (UNTIL_COMPILED + ROUNDS * READS));
        return least;
    }

    private static long leastAllocated(RecordedEcho echo, ByteBuffer read) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(echo, read, READS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least / READS;
    }

    private static void repeat(RecordedEcho echo, ByteBuffer read, int times) {
        for (int i = 0; i < times; i++) {
            echo.read(read.clear());
        }
    }
}
