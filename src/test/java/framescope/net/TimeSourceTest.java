package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@Threat("F14")
class TimeSourceTest {
    private static final Instant START = Instant.parse("2009-02-13T23:31:30.123456789Z");

    @Test
    void timeGoesOnThoughSomebodySetsTheClock() {
        AtomicReference<Instant> wall = new AtomicReference<>(START);
        AtomicLong monotonic = new AtomicLong(-5);
        TimeSource time = TimeSource.of(wall::get, monotonic::get);
        long first = time.nanos();
        assertThat(first).isEqualTo(1_234_567_890_123_456_789L);
        wall.set(START.minus(Duration.ofHours(1)));
        monotonic.addAndGet(7);
        assertThat(time.nanos()).isEqualTo(first + 7);
        wall.set(START.plus(Duration.ofDays(400)));
        assertThat(time.nanos()).isEqualTo(first + 7);
    }
}
