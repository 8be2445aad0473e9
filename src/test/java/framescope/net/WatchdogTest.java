package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.net.ServerSettings.Timeouts;
import framescope.testing.Await;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration HANDSHAKE = Duration.ofMillis(8);
    // So many looks, each a quarter of the handshake's time behind the one before.
    private static final int LONGER_THAN_THE_HANDSHAKE = 10;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> told = new ArrayList<>();
    private final Watchdog watchdog =
            new Watchdog(
                    channel,
                    new Timeouts(HANDSHAKE, LONG, LONG, LONG, LONG, Duration.ZERO),
                    (Watchdog.Watched)
                            Proxy.newProxyInstance(
                                    Watchdog.Watched.class.getClassLoader(),
                                    new Class<?>[] {Watchdog.Watched.class},
                                    (proxy, method, arguments) -> answer(method)));
    private boolean failing;

    /// One who has connected and said nothing.
    private @Nullable Object answer(Method question) {
        told.add(question.getName());
        if (failing) {
            failing = false;
            throw new IllegalStateException("bang");
        }
        return switch (question.getName()) {
            case "isConnecting" -> true;
            case "isOpen", "isHoldingBack", "sleepsNow" -> false;
            case "frameStart" -> FrameClock.NO_FRAME;
            case "received", "bytesToBeRead" -> 0L;
            case "framesOfWaitingMessage" -> 0;
            default -> null;
        };
    }

    @AfterEach
    void stop() {
        watchdog.stop();
        channel.close();
    }

    @Test
    void whoIsNotReadFromCannotBeLateWithItsRequest() throws Exception {
        channel.config().setAutoRead(false);
        look(LONGER_THAN_THE_HANDSHAKE);
        assertThat(told).doesNotContain("handshakeIsLate");
        channel.config().setAutoRead(true);
        look(LONGER_THAN_THE_HANDSHAKE);
        assertThat(told).contains("handshakeIsLate");
    }

    @Test
    void aLookThatFailsIsToldAndNotTheLastOne() throws Exception {
        failing = true;
        look(LONGER_THAN_THE_HANDSHAKE);
        assertThatThrownBy(channel::checkException).hasMessage("bang");
        look(LONGER_THAN_THE_HANDSHAKE);
        assertThat(told).contains("handshakeIsLate");
    }

    private void look(int times) throws Exception {
        told.clear();
        Await.until(() -> {
            channel.runScheduledPendingTasks();
            assertThat(told).filteredOn("bytesToBeRead"::equals).hasSizeGreaterThanOrEqualTo(times);
        });
    }
}
