package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.testing.Await;
import framescope.testing.Threat;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedStepsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> done = new ArrayList<>();
    private final DelayedSteps steps =
            new DelayedSteps(
                    channel, () -> done.add("after"), e -> done.add("failed: " + e.getMessage()));

    @AfterEach
    void stop() {
        channel.close();
    }

    @Test
    void aStepThatFailsIsToldAndThoseBehindItAreDoneAllTheSame() throws Exception {
        steps.add(Duration.ofMillis(1), 0, () -> done.add("one"));
        steps.add(
                Duration.ofMillis(1),
                0,
                () -> {
                    throw new IllegalStateException("bang");
                });
        steps.add(Duration.ofMillis(30), 0, () -> done.add("later"));
        untilTheLast();
        assertThat(done).containsSubsequence("one", "failed: bang", "after", "later", "after");
        assertThat(steps.bytes()).isZero();
    }

    @Threat("P15")
    @Test
    void wantOfMemoryIsTheChannelsHandlersToHear() throws Exception {
        steps.add(
                Duration.ofMillis(1),
                0,
                () -> {
                    throw new OutOfMemoryError("bang");
                });
        steps.add(Duration.ofMillis(2), 0, () -> done.add("later"));
        untilTheLast();
        assertThatThrownBy(channel::checkException)
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("bang");
    }

    private void untilTheLast() throws Exception {
        Await.until(() -> {
            channel.runScheduledPendingTasks();
            assertThat(done).endsWith("later", "after");
        });
    }
}
