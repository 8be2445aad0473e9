package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What a test needs of the machine that it runs on.
public final class Needed {
    private Needed() {}

    /// Skips the test where a need is not met, or fails in CI (`CI=true`): there nobody would see
    /// that it never runs.
    ///
    /// @param reason why it cannot run
    public static void inCi(boolean met, String reason) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(met).as(reason).isTrue();
        }
        assumeTrue(met, reason);
    }
}
