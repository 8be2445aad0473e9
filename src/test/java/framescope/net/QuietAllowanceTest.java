package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuietAllowanceTest {
    private static final long START = 42;
    private static final long FLOOD = 1L << 30;

    private final QuietAllowance allowance = new QuietAllowance(START);

    private boolean isLeft(long received, Duration afterStart) {
        return allowance.isLeft(received, START + afterStart.toNanos());
    }

    @Test
    void whoHasJustComeMayReadTwoThousandBytes() {
        assertThat(isLeft(1_999, Duration.ZERO)).isTrue();
        assertThat(isLeft(2_000, Duration.ZERO)).isFalse();
    }

    @Test
    void whoHasReadMuchWaitsInProportion() {
        assertThat(isLeft(20_000, Duration.ZERO)).isFalse();
        assertThat(isLeft(20_000, Duration.ofSeconds(9))).isFalse();
        assertThat(isLeft(20_000, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void whoHasReadWithoutEndWaitsAMinute() {
        assertThat(isLeft(FLOOD, Duration.ZERO)).isFalse();
        assertThat(isLeft(FLOOD, Duration.ofSeconds(60))).isFalse();
        assertThat(isLeft(FLOOD, Duration.ofSeconds(61))).isTrue();
    }

    @Test
    void noMoreIsSavedUpThanAtTheStart() {
        assertThat(isLeft(0, Duration.ofHours(1))).isTrue();
        assertThat(isLeft(2_000, Duration.ofHours(1))).isFalse();
    }

    @Test
    void whoSaidALittleAllTheTimeIsQuietThoughItIsMuchTogether() {
        assertThat(isLeft(3_600_000, Duration.ofHours(1))).isTrue();
    }
}
