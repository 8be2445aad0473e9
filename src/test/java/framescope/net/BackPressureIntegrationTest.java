package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.protocol.Bytes;
import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who does not read is not read from, and a capture that is full makes everybody wait. Nothing
/// is dropped, and nobody else is held up.
@Tag("socket")
class BackPressureIntegrationTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MESSAGES = 64;
    private static final Duration QUIET = Duration.ofMillis(300);

    @Threat({"P6", "P7"})
    @Test
    void aPeerThatDoesNotReadIsNotReadFromUntilItDoes() throws Exception {
        FrameBytes message = FrameBytes.zeros(MEBIBYTE);
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            Thread sender = sendInBackground(client, message.masked(), MESSAGES);
            long taken = Await.settled(QUIET, () -> server.capture().totals().bytes());
            // All of it, both ways, would be twice as much.
            assertThat(taken).isLessThan((long) MESSAGES * MEBIBYTE);
            assertThat(sender.isAlive()).isTrue();
            server.isAlive();
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(client.readFrame()).isEqualTo(message);
            }
            sender.join();
            server.isAlive();
        }
    }

    @Test
    void aPeerThatNeverReadsCanStillBeCutOff() throws Exception {
        RunningServer server = RunningServer.echoing();
        try (server;
                RawClient client = server.open()) {
            sendInBackground(client, FrameBytes.zeros(MEBIBYTE).masked(), MESSAGES);
            Await.settled(QUIET, () -> server.capture().totals().bytes());
            Await.within(Duration.ofSeconds(3), () -> server.server().stop(Duration.ofMillis(100)));
            assertThat(server.capture().totals().openConnections()).isZero();
        }
    }

    @Test
    void aFullCaptureStopsTheReadingUntilItIsCleared() throws Exception {
        FrameBytes message = FrameBytes.zeros(MEBIBYTE);
        MemoryCapture small = MemoryCapture.keeping(4 * MEBIBYTE);
        try (RunningServer server = RunningServer.echoingInto(small);
                RawClient client = server.open()) {
            sendInBackground(client, message.masked(), MESSAGES);
            Thread reader = readInBackground(client, message, MESSAGES);
            Await.until(() -> assertThat(small.congested()).isTrue());
            long taken = Await.settled(QUIET, () -> small.totals().bytes());
            assertThat(taken).isLessThan(8 * MEBIBYTE);
            while (reader.isAlive()) {
                if (small.congested()) {
                    small.clear();
                }
                reader.join(Duration.ofMillis(1));
            }
        }
    }

    @Test
    void aCongestedConnectionAsksForReliefAtASteadyPaceHoweverMuchIsSent() throws Exception {
        SinkWithoutRoom sink = new SinkWithoutRoom();
        WebSocketServer server =
                WebSocketServer.start(
                        RunningServer.loopback(0),
                        RunningServer.defaultSettings(),
                        RunningServer.ECHO,
                        sink,
                        TimeSource.system());
        try (RawClient client = RawClient.open(server.address())) {
            for (int i = 0; i < 1000; i++) {
                server.send(List.of(1), OutgoingFrame.text("frame " + i));
            }
            for (int i = 0; i < 1000; i++) {
                client.readFrame();
            }
            long start = System.nanoTime();
            int asked = sink.timesAsked();
            Await.until(() -> assertThat(sink.timesAsked()).isGreaterThan(asked + 20));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(100));
        } finally {
            server.stop(Duration.ZERO);
        }
    }

    private static Thread sendInBackground(RawClient client, FrameBytes message, int times) {
        byte[] bytes = message.bytes().toArray();
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (int i = 0; i < times; i++) {
                            client.send(Bytes.wrap(bytes));
                        }
                    } catch (IOException e) {
                        // The test is over and has closed the client.
                    }
                });
    }

    private static Thread readInBackground(RawClient client, FrameBytes message, int times) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (int i = 0; i < times; i++) {
                            assertThat(client.readFrame()).isEqualTo(message);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
