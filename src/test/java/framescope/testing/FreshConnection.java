package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What an echo server owes everybody, whatever others do to it: a new connection gets its echo,
/// and soon.
public final class FreshConnection {
    /// How long connecting, the opening handshake and an echo may take together.
    public static final Duration DEADLINE = Duration.ofSeconds(2);

    private FreshConnection() {}

    /// Connects, sends a message and waits for its echo, until the deadline.
    public static void getsItsEcho(InetSocketAddress server) throws IOException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        try (RawClient client = RawClient.connect(server, left(end))) {
            client.send(Conversation.REQUEST).patience(left(end));
            assertThat(client.readHead().status()).isEqualTo(101);
            client.send(FrameBytes.text("alive?").masked()).patience(left(end));
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text("alive?"));
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /// Does something, and has one new connection after the other get its echo meanwhile and once
    /// more afterwards.
    public static void allGetTheirEchoWhile(InetSocketAddress server, Action action)
            throws Exception {
        Loop loop = new Loop(server);
        try {
            action.run();
        } finally {
            loop.end();
        }
        getsItsEcho(server);
    }

    /// What goes on meanwhile.
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private static final class Loop {
        private final AtomicInteger served = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread;
        private volatile boolean ending;

        private Loop(InetSocketAddress server) {
            thread = Thread.ofPlatform().daemon().start(() -> run(server));
        }

        private void run(InetSocketAddress server) {
            try {
                while (!ending) {
                    getsItsEcho(server);
                    served.incrementAndGet();
                }
            } catch (IOException | AssertionError e) {
                failure.set(e);
            }
        }

        private void end() throws InterruptedException {
            ending = true;
            thread.join();
            Throwable problem = failure.get();
            if (problem != null) {
                throw new AssertionError(
                        "a fresh connection got no echo, after " + served + " that did", problem);
            }
        }
    }
}
