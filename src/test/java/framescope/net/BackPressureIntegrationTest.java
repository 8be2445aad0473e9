package framescope.net;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
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
    private static final int PINGS = 100_000;
    private static final long MOST_WAITING =
            ServerSettings.DEFAULT_WRITE_QUEUE + ReceiveBuffers.LARGEST;
    private static final Duration QUIET = Duration.ofMillis(300);

    // Reading stops before a further read's replies, and whoever reads at last misses none of them.
    @Threat("P6")
    @Test
    void pingsWhosePongsAreUnreadWaitUntilTheyAreReadAndThenEachHasItsPong() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = RawClient.openWithLittleRoom(server.address())) {
            Thread sender = pingInBackground(client);
            Await.settled(QUIET, () -> server.capture().totals().frames());
            assertThat(sender.isAlive()).isTrue();
            for (int i = 0; i < PINGS; i++) {
                assertThat(client.readFrame()).isEqualTo(pong(numbered(i)));
            }
            sender.join();
            server.isAlive();
        }
    }

    @Threat("P6")
    @Test
    void noMoreThanTheQueueAndOneReadsPongsWaitForAPeerThatDoesNotReadThem() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = RawClient.openWithLittleRoom(server.address())) {
            Thread sender = pingInBackground(client);
            Await.settled(QUIET, () -> server.capture().totals().frames());
            assertThat(sender.isAlive()).isTrue();
            assertThat(unsentAfterReset(server, client)).isBetween(1L, MOST_WAITING);
            sender.join();
        }
    }

    @Threat("P7")
    @Test
    void noMoreThanTheQueueAndOneReadsEchoesWaitForAPeerThatDoesNotReadThem() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = RawClient.openWithLittleRoom(server.address())) {
            Thread sender = sendInBackground(client, FrameBytes.zeros(1000).masked(), 100_000);
            Await.settled(QUIET, () -> server.capture().totals().frames());
            assertThat(sender.isAlive()).isTrue();
            assertThat(unsentAfterReset(server, client)).isBetween(1L, MOST_WAITING);
            sender.join();
        }
    }

    /// How many bytes the server held for a client that cuts the connection.
    private static long unsentAfterReset(RunningServer server, RawClient client) throws Exception {
        client.reset();
        server.closedRow();
        CaptureRecord row = Rows.of(server.capture(), RowKind.NOTE).getFirst();
        CaptureNote note = server.capture().note(row);
        assertThat(note.kind()).isEqualTo(NoteKind.NOT_SENT);
        return Long.parseLong(note.detail());
    }

    private static String numbered(int ping) {
        return "%0125d".formatted(ping);
    }

    private static Thread pingInBackground(RawClient client) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (int i = 0; i < PINGS; i++) {
                            client.send(ping(numbered(i)).masked());
                        }
                    } catch (IOException e) {
                        // The test is over and has cut the connection.
                    }
                });
    }

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
