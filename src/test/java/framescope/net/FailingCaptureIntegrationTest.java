package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Pieces;
import framescope.compose.Receiver;
import framescope.net.ServerSettings.Timeouts;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A capture that fails, as nothing of ours should: wherever it is called from, only the connection
/// ends that it happened on, and it has its last row.
@Tag("socket")
@Threat("P14")
class FailingCaptureIntegrationTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);
    private volatile Predicate<Object[]> failing = arguments -> false;
    private WebSocketServer server;

    @BeforeEach
    void start() throws Exception {
        Timeouts timeouts = new Timeouts(LONG, SHORT, LONG, LONG, SHORT, Duration.ZERO);
        server =
                WebSocketServer.start(
                        RunningServer.loopback(0),
                        RunningServer.defaultSettings().with(timeouts),
                        RunningServer.ECHO,
                        failing(),
                        TimeSource.system());
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
    }

    @Test
    void inARead() throws Exception {
        FrameBytes bang = text("b".repeat(1000)).masked();
        failing = appending(bang.bytes().length());
        try (RawClient victim = open();
                RawClient other = open()) {
            victim.send(bang);
            assertThat(victim.readFrame()).isEqualTo(close(1011, "handling a message failed"));
            assertThat(victim.readToEnd()).isEqualTo(Bytes.EMPTY);
            assertStillHere(other);
            assertNotedAndClosed(victim);
        }
    }

    @Test
    void inTheMidstOfAComposedFrame() throws Exception {
        // In pieces of 7, 7 and 5 bytes, the last of which fails.
        Composition shown =
                Composition.of(
                        Draft.text("seventeen letters").in(Pieces.of(7, 1)), Receiver.fresh(false));
        failing = appending(5);
        try (RawClient victim = open();
                RawClient other = open()) {
            server.transmit(List.of(1), shown.transmission());
            assertThat(victim.readToEnd()).isEqualTo(shown.bytes().first(14));
            assertStillHere(other);
            assertNotedAndClosed(victim);
        }
    }

    @Test
    void whenATimeIsOver() throws Exception {
        FrameBytes refusal = close(1008, "frame stalled (RFC 6455 10.4)");
        failing = appending(refusal.bytes().length());
        try (RawClient victim = open();
                RawClient other = open()) {
            victim.send(Bytes.ofHex("81 85 37 fa 21 3d"));
            assertThat(victim.readToEnd()).isEqualTo(Bytes.EMPTY);
            assertStillHere(other);
            assertNotedAndClosed(victim);
        }
    }

    @Test
    void whenTheConnectionHasEnded() throws Exception {
        AtomicBoolean armed = new AtomicBoolean();
        failing =
                arguments ->
                        arguments.length == 3
                                && arguments[1] == Direction.CLIENT_TO_SERVER
                                && armed.getAndSet(false);
        try (RawClient other = open();
                RawClient victim = open()) {
            victim.send(text("before").masked());
            victim.readFrame();
            armed.set(true);
            victim.reset();
            Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(1));
            assertThat(armed).isFalse();
            assertThat(Rows.of(capture, RowKind.CLOSED).getFirst().ending())
                    .isEqualTo(Ending.RESET);
            assertStillHere(other);
        }
    }

    private RawClient open() throws Exception {
        return RawClient.open(server.address());
    }

    private static void assertStillHere(RawClient other) throws Exception {
        other.send(text("still here").masked());
        assertThat(other.readFrame()).isEqualTo(text("still here"));
    }

    private void assertNotedAndClosed(RawClient victim) throws Exception {
        victim.close();
        Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(1));
        CaptureRecord note = Rows.of(capture, RowKind.NOTE).getFirst();
        assertThat(capture.note(note).kind()).isEqualTo(NoteKind.HANDLER_FAILED);
        assertThat(note.connection()).isEqualTo(1);
        assertThat(Rows.of(capture, RowKind.CLOSED).getFirst().connection()).isEqualTo(1);
    }

    private static Predicate<Object[]> appending(int length) {
        return arguments ->
                arguments[arguments.length - 1] instanceof ByteBuffer wire
                        && wire.remaining() == length;
    }

    /// The capture, which throws when it is called with such arguments.
    private CaptureSink failing() {
        return (CaptureSink)
                Proxy.newProxyInstance(
                        CaptureSink.class.getClassLoader(),
                        new Class<?>[] {CaptureSink.class},
                        (proxy, method, arguments) -> {
                            if (arguments != null && failing.test(arguments)) {
                                throw new AssertionError("bang");
                            }
                            try {
                                return method.invoke(capture, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
