package framescope.net;

import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Frames that are only half there, in a capture with little room: they must hold up nobody, for
/// their other half would never come.
@Tag("socket")
class CongestionIntegrationTest {
    private static final int LIMIT = 4 * 1024 * 1024;
    private static final Duration QUIET = Duration.ofMillis(300);

    @Test
    void aPeerThatWithholdsAByteDoesNotStopTheOthers() throws Exception {
        MemoryCapture capture = forgetting();
        try (RunningServer server = RunningServer.echoingInto(capture);
                RawClient idle = server.open();
                RawClient busy = server.open()) {
            idle.send(Bytes.ofHex("81"));
            FrameBytes frame = zeros(64 * 1024);
            for (int sent = 0; sent < 10 * LIMIT; sent += 64 * 1024) {
                busy.send(frame.masked());
                assertThat(busy.readFrame().header().payloadLength()).isEqualTo(64 * 1024);
            }
            assertThat(capture.totals().heldBytes()).isLessThan(2 * LIMIT);
            idle.send(Bytes.ofHex("81 37 fa 21 3d 56"));
            assertThat(idle.readFrame()).isEqualTo(text("a"));
        }
    }

    @Test
    void manyHalfFramesThatFillTheCaptureAreCompleted() throws Exception {
        try (RunningServer server = RunningServer.echoingInto(forgetting())) {
            List<RawClient> clients = new ArrayList<>();
            Bytes frame = zeros(LIMIT / 2).masked().bytes();
            for (int i = 0; i < 5; i++) {
                RawClient client = server.open();
                client.send(frame.slice(0, frame.length() - 2));
                clients.add(client);
            }
            for (RawClient client : clients) {
                client.send(frame.slice(frame.length() - 2, frame.length()));
                assertThat(client.readFrame().header().payloadLength()).isEqualTo(LIMIT / 2);
                client.close();
            }
        }
    }

    @Test
    void aQuietPeerIsServedWhileAFloodWaits() throws Exception {
        MemoryCapture full = MemoryCapture.keeping(LIMIT);
        try (RunningServer server = RunningServer.echoingInto(full);
                RawClient quiet = server.open();
                RawClient flood = server.open()) {
            Bytes frame = zeros(64 * 1024).masked().bytes();
            Thread sender = sendWithoutEnd(flood, frame);
            Await.until(() -> assertThat(full.congested()).isTrue());
            for (int i = 0; i < 10; i++) {
                quiet.send(text("a word").masked());
                assertThat(quiet.readFrame()).isEqualTo(text("a word"));
                server.isAlive();
            }
            assertThat(full.congested()).isTrue();
            assertThat(sender.isAlive()).isTrue();
        }
    }

    @Test
    void manyPeersWhoAreQuietAtFirstWaitInTheEnd() throws Exception {
        MemoryCapture full = MemoryCapture.keeping(LIMIT);
        List<RawClient> clients = new ArrayList<>();
        try (RunningServer server = RunningServer.echoingInto(full)) {
            for (int i = 0; i < 100; i++) {
                RawClient client = server.open();
                clients.add(client);
                sendWithoutEnd(client, zeros(8 * 1024).masked().bytes());
            }
            Await.until(() -> assertThat(full.congested()).isTrue());
            Await.settled(QUIET, () -> full.totals().bytes());
            assertThat(full.totals().heldBytes()).isLessThan(2L * LIMIT);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static Thread sendWithoutEnd(RawClient client, Bytes frame) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (true) {
                            client.send(frame);
                        }
                    } catch (IOException e) {
                        // The test is over, and its sockets with it.
                    }
                });
    }

    /// A capture whose reader forgets each row as soon as it is there.
    private static MemoryCapture forgetting() {
        MemoryCapture capture = MemoryCapture.passing(LIMIT);
        capture.addListener(() -> capture.forgetBefore(capture.endRow()));
        return capture;
    }
}
