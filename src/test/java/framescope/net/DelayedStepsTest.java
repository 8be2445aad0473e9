package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedStepsTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final DelayedSteps steps =
            new DelayedSteps(
                    loop, () -> done.add("after"), e -> done.add("failed: " + e.getMessage()));

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void aStepThatFailsIsToldAndThoseBehindItAreDoneAllTheSame() throws Exception {
        loop.execute(() -> {
            steps.add(Duration.ofMillis(1), 0, () -> done.add("one"));
            steps.add(
                    Duration.ofMillis(1),
                    0,
                    () -> {
                        throw new IllegalStateException("bang");
                    });
            steps.add(Duration.ofMillis(30), 0, () -> done.add("later"));
        });
        Await.until(() -> assertThat(done).endsWith("later", "after"));
        assertThat(done).containsSubsequence("one", "failed: bang", "after", "later", "after");
        assertThat(loop.submit(steps::bytes).get()).isZero();
    }
}
