package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Never more is taken than there is, by however many.
class SharedMemoryTest {
    @Test
    void whatIsTakenCanBeTakenByNobodyElse() {
        SharedMemory memory = new SharedMemory(10);
        assertThat(memory.take(6)).isTrue();
        assertThat(memory.take(5)).isFalse();
        assertThat(memory.take(4)).isTrue();
        memory.giveBack(6);
        assertThat(memory.take(7)).isFalse();
        assertThat(memory.take(6)).isTrue();
    }

    @Test
    void manyThreadsTakeNoMoreThanThereIs() {
        SharedMemory memory = new SharedMemory(1000);
        AtomicInteger got = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 1000; n++) {
                        got.addAndGet(memory.take(1) ? 1 : 0);
                    }
                });
            }
        }
        assertThat(got).hasValue(1000);
    }

    @Test
    void aQuarterOfTheHeapIsThereWhenNobodyHasChosen() {
        assertThat(SharedMemory.OF_PROCESS.limit()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    }
}
