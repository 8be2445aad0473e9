package framescope.net;

import static framescope.net.FrameClock.LEAST_PROGRESS;
import static framescope.net.FrameClock.NO_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import org.junit.jupiter.api.Test;

class FrameClockTest {
    private static final long STALL = 60;

    private final FrameClock clock = new FrameClock(STALL);

    private boolean stalledAt(long now, long frameStart, long received) {
        return clock.isStalled(now, frameStart, received, true);
    }

    @Threat("N6")
    @Test
    void aByteNowAndThenDoesNotKeepAFrameAlive() {
        for (int now = 0; now <= STALL; now++) {
            assertThat(stalledAt(now, 100, 101 + now)).isFalse();
        }
        assertThat(stalledAt(STALL + 1, 100, 102 + STALL)).isTrue();
    }

    @Threat("N6")
    @Test
    void aByteLessThanTheLeastProgressIsTooLittle() {
        stalledAt(0, 100, 101);
        assertThat(stalledAt(STALL, 100, 101 + LEAST_PROGRESS - 1)).isFalse();
        assertThat(stalledAt(STALL + 1, 100, 101 + LEAST_PROGRESS - 1)).isTrue();
    }

    @Test
    void aLargeFrameMayTakeLongAsLongAsItGetsOn() {
        for (int part = 0; part < 1000; part++) {
            assertThat(stalledAt(part * STALL, 100, 101 + (long) part * LEAST_PROGRESS)).isFalse();
        }
    }

    @Test
    void eachFrameHasItsOwnTime() {
        for (int frame = 0; frame < 1000; frame++) {
            assertThat(stalledAt(frame * STALL, 100 + frame, 101 + frame)).isFalse();
        }
    }

    @Test
    void betweenTwoFramesNothingIsWaitedFor() {
        stalledAt(0, 100, 101);
        for (int now = 1; now < 10 * STALL; now++) {
            assertThat(stalledAt(now, NO_FRAME, 110)).isFalse();
        }
    }

    @Test
    void whoIsNotReadFromIsNotLate() {
        for (int now = 0; now < 10 * STALL; now++) {
            assertThat(clock.isStalled(now, 100, 101, false)).isFalse();
        }
        assertThat(stalledAt(11 * STALL, 100, 101)).isTrue();
    }
}
