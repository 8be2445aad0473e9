package framescope.net;

import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Ending;
import framescope.capture.RowKind;
import framescope.net.ServerSettings.Timeouts;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Peers that come to a standstill, or are too many: the server lets go of them, and goes on.
@Tag("socket")
class StandstillIntegrationTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static RunningServer with(Duration handshake, Duration stall) throws ListenException {
        Timeouts timeouts = new Timeouts(handshake, stall, LONG, SHORT);
        return RunningServer.with(RunningServer.defaultSettings().with(timeouts));
    }

    /// THREATS N1.
    @Test
    void aRequestHeadThatDoesNotBecomeWholeIsAnswered408() throws Exception {
        try (RunningServer server = with(SHORT, LONG);
                RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
            assertThat(client.readHead().status()).isEqualTo(408);
            client.readToEnd();
            server.isAlive();
            CaptureRecord bytes = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(bytes.broken()).isEqualTo(RuleSet.of(Rule.HANDSHAKE_TIMED_OUT));
        }
    }

    /// THREATS N1.
    @Test
    void aConnectionThatSaysNothingIsClosedWithoutAWord() throws Exception {
        try (RunningServer server = with(SHORT, LONG);
                RawClient client = server.connect()) {
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            server.isAlive();
        }
    }

    @Test
    void anOpenWebSocketMayBeSilentForAsLongAsItLikes() throws Exception {
        try (RunningServer server = with(SHORT, SHORT);
                RawClient client = server.open()) {
            // Another peer runs into both time-outs meanwhile.
            try (RawClient other = server.connect()) {
                other.readToEnd();
            }
            try (RawClient other = server.open()) {
                other.send(Bytes.ofHex("81 85 37 fa 21 3d"));
                other.readFrame();
            }
            client.send(text("still here").masked());
            assertThat(client.readFrame()).isEqualTo(text("still here"));
        }
    }

    /// THREATS N6.
    @Test
    void aFrameWhoseTailIsWithheldFailsTheConnection() throws Exception {
        try (RunningServer server = with(LONG, SHORT);
                RawClient client = server.open()) {
            client.send(Bytes.ofHex("81 85 37 fa 21 3d 7f 9f"));
            ClosePayload close = ClosePayload.read(client.readFrame().payload()).orElseThrow();
            assertThat(close.code()).isEqualTo(CloseCode.POLICY_VIOLATION);
            client.readToEnd();
            client.endOutput();
            server.closedRow();
            server.isAlive();
            CaptureRecord bytes = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(bytes.broken())
                    .isEqualTo(RuleSet.of(Rule.FRAME_STALLED, Rule.FRAME_CUT_SHORT));
            assertThat(bytes.length()).isEqualTo(8);
        }
    }

    /// THREATS P7.
    @Test
    void aPeerThatReadsNothingIsCutOff() throws Exception {
        try (RunningServer server = with(LONG, SHORT);
                RawClient client = server.open()) {
            Thread sender = Thread.ofVirtual().start(() -> flood(client));
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.TIMED_OUT);
            server.isAlive();
            sender.join();
        }
    }

    private static void flood(RawClient client) {
        FrameBytes frame = zeros(60_000).masked();
        try {
            for (int i = 0; i < 10_000; i++) {
                client.send(frame);
            }
        } catch (IOException e) {
            // The server has let go of it: that is what the test waits for.
        }
    }

    /// THREATS N5.
    @Test
    void aboveTheCapARequestIsAnswered503AndRoomIsMadeAgain() throws Exception {
        ServerSettings settings = RunningServer.defaultSettings().withMaxConnections(3);
        try (RunningServer server = RunningServer.with(settings)) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(server.open());
            }
            try (RawClient further = server.connect().send(Conversation.REQUEST)) {
                assertThat(further.readHead().status()).isEqualTo(503);
            }
            clients.getFirst().close();
            Await.until(() -> {
                try (RawClient next = server.connect().send(Conversation.REQUEST)) {
                    assertThat(next.readHead().status()).isEqualTo(101);
                }
            });
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /// THREATS B3.
    @Test
    void aReboundHostGetsNeitherAWebSocketNorThePage() throws Exception {
        try (RunningServer server = RunningServer.echoing()) {
            for (String request :
                    List.of(
                            Conversation.REQUEST.replace(
                                    "Host: ", "Host: rebound.example\r\nX-Host: "),
                            "GET / HTTP/1.1\r\nHost: rebound.example:8000\r\n\r\n")) {
                try (RawClient client = server.connect().send(request)) {
                    assertThat(client.readHead().status()).isEqualTo(421);
                }
            }
            assertThat(Rows.of(server.capture(), RowKind.REQUEST))
                    .allSatisfy(row ->
                            assertThat(row.broken()).isEqualTo(RuleSet.of(Rule.HOST_FOREIGN)))
                    .hasSize(2);
        }
    }

    /// THREATS P3.
    @Test
    void aMessageInTooManyFragmentsIsRefused() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            FrameBytes[] frames = new FrameBytes[20_000];
            Arrays.fill(frames, FrameBytes.continuation("").fragment().masked());
            frames[0] = text("").fragment().masked();
            client.send(frames);
            FrameBytes answer = client.readFrame();
            assertThat(answer.header().opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(ClosePayload.read(answer.payload()).orElseThrow().code())
                    .isEqualTo(CloseCode.POLICY_VIOLATION);
            server.isAlive();
        }
    }
}
