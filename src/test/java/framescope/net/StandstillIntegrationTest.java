package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import framescope.testing.Threat;
import framescope.text.RowText;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Peers that come to a standstill, or are too many: the server lets go of them, and goes on.
@Tag("socket")
class StandstillIntegrationTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int MORE_THAN_FIT = ServerSettings.MORE_TO_ANSWER + 50;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Timeouts KEEPING_ALIVE =
            new Timeouts(LONG, LONG, LONG, LONG, SHORT, SHORT);

    private static RunningServer with(Duration handshake, Duration stall) throws ListenException {
        return with(new Timeouts(handshake, stall, LONG, LONG, SHORT, Duration.ZERO));
    }

    private static RunningServer withMessages(Duration message) throws ListenException {
        return with(new Timeouts(LONG, LONG, message, LONG, SHORT, Duration.ZERO));
    }

    private static RunningServer keepingAlive() throws ListenException {
        return with(KEEPING_ALIVE);
    }

    private static RunningServer with(Timeouts timeouts) throws ListenException {
        return RunningServer.with(RunningServer.defaultSettings().with(timeouts));
    }

    @Threat("N1")
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

    @Threat("N1")
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

    @Threat("N6")
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

    @Test
    void aMessageWhoseNextFrameIsWithheldFailsTheConnectionThoughOthersCome() throws Exception {
        try (RunningServer server = withMessages(SHORT);
                RawClient client = server.open()) {
            client.send(text("begun").fragment().masked());
            FrameBytes answer = pong("");
            while (answer.equals(pong(""))) {
                client.send(ping("").masked());
                answer = client.readFrame();
            }
            assertThat(answer).isEqualTo(close(1008, "message stalled (RFC 6455 10.4)"));
            client.endOutput();
            assertThat(server.closedRow().broken()).isEqualTo(RuleSet.of(Rule.MESSAGE_STALLED));
            server.isAlive();
        }
    }

    @Test
    void betweenTwoMessagesNoFrameIsWaitedFor() throws Exception {
        try (RunningServer server = withMessages(SHORT);
                RawClient client = server.open()) {
            client.send(text("in ").fragment().masked(), continuation("two").masked());
            assertThat(client.readFrame()).isEqualTo(text("in two"));
            try (RawClient other = server.open()) {
                other.send(text("begun").fragment().masked()).readFrame();
            }
            client.send(text("still here").masked());
            assertThat(client.readFrame()).isEqualTo(text("still here"));
        }
    }

    @Threat("N7")
    @Test
    void aPeerThatIsSilentAndSendsNoPongHasVanished() throws Exception {
        try (RunningServer server = keepingAlive();
                RawClient client = server.open()) {
            assertThat(client.readFrame()).isEqualTo(ping("keep-alive"));
            assertThat(client.readFrame()).isEqualTo(close(1011, "no pong"));
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.NO_PONG);
            assertThat(closed.closeSummary().code()).isEqualTo(CloseCode.INTERNAL_ERROR);
            assertThat(new RowText(server.capture()).preview(closed))
                    .startsWith("no Pong came: the peer has vanished, 1011");
            server.isAlive();
        }
    }

    @Threat("N7")
    @ParameterizedTest
    @MethodSource("signsOfLife")
    void aPeerThatGivesAnySignOfLifeIsAskedAgainAndAgain(FrameBytes sign) throws Exception {
        try (RunningServer server = keepingAlive();
                RawClient client = server.open()) {
            for (int asked = 0; asked < 4; asked++) {
                FrameBytes next = client.readFrame();
                while (!next.equals(ping("keep-alive"))) {
                    assertThat(next.header().opcode()).isNotEqualTo(Opcode.CLOSE);
                    next = client.readFrame();
                }
                client.send(sign.masked());
            }
            assertThat(Rows.of(server.capture(), RowKind.CLOSED)).isEmpty();
        }
    }

    private static List<FrameBytes> signsOfLife() {
        return List.of(pong("keep-alive"), pong(""), text("busy"), ping("and you?"));
    }

    @Threat("N7")
    @Test
    void aPeerThatIsNotReadFromHasNotVanished() throws Exception {
        SinkWithoutRoom sink = new SinkWithoutRoom();
        WebSocketServer server =
                WebSocketServer.start(
                        RunningServer.loopback(0),
                        RunningServer.defaultSettings().with(KEEPING_ALIVE),
                        RunningServer.ECHO,
                        sink,
                        TimeSource.system());
        try (RawClient client = RawClient.open(server.address())) {
            // More than who is quiet may send in the meantime.
            FrameBytes message = zeros(1024 * 1024);
            Thread.ofVirtual().start(() -> sendUnlessCutOff(client, message.masked()));
            client.patience(SHORT.multipliedBy(5));
            assertThatThrownBy(client::readFrame).isInstanceOf(SocketTimeoutException.class);
            sink.makeRoom();
            assertThat(client.patience(Await.DEADLINE).readFrame()).isEqualTo(message);
        } finally {
            server.stop(Duration.ZERO);
        }
    }

    @Threat("P7")
    @Test
    void aPeerThatReadsNothingIsCutOff() throws Exception {
        try (RunningServer server = with(LONG, SHORT);
                RawClient client = server.open()) {
            Thread sender = Thread.ofVirtual().start(() -> flood(client));
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(closed.closeSummary().code()).isEqualTo(CloseCode.POLICY_VIOLATION);
            server.isAlive();
            sender.join();
        }
    }

    @Threat("P7")
    @Test
    void aPeerThatReadsAgainAtLastFindsOutWhyItIsGivenUp() throws Exception {
        Timeouts patientAtTheEnd = new Timeouts(LONG, SHORT, LONG, LONG, LONG, Duration.ZERO);
        try (RunningServer server = with(patientAtTheEnd);
                RawClient client = server.open()) {
            Thread sender = Thread.ofVirtual().start(() -> flood(client));
            Await.until(() ->
                    assertThat(Rows.of(server.capture(), RowKind.FRAME))
                            .anyMatch(row -> row.opcode() == Opcode.CLOSE));
            FrameBytes frame = client.readFrame();
            while (frame.header().opcode() != Opcode.CLOSE) {
                frame = client.readFrame();
            }
            assertThat(frame).isEqualTo(close(1008, "peer does not read"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.reset();
            sender.join();
        }
    }

    @Threat("P7")
    @Test
    void aPeerThatDoesNotReadTheEndIsCutOff() throws Exception {
        int aLot = 12 * 1024 * 1024;
        Timeouts impatient = new Timeouts(LONG, SHORT, LONG, LONG, LONG, Duration.ZERO);
        ServerSettings usual = RunningServer.defaultSettings();
        ServerSettings settings =
                new ServerSettings(usual.endpoint(), usual.maxConnections(), 2 * aLot, impatient);
        try (RunningServer server = RunningServer.with(settings);
                RawClient client = server.open()) {
            client.send(zeros(aLot).masked(), close(1000, "").masked());
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.TIMED_OUT);
            server.isAlive();
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

    private static void sendUnlessCutOff(RawClient client, FrameBytes frame) {
        try {
            client.send(frame);
        } catch (IOException e) {
            // The test has failed, and said why.
        }
    }

    @Threat("N5")
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

    @Threat("N5")
    @RepeatedTest(10)
    void ofManyWhoAskAtOnceAsManyAreLetInAsThereIsRoomFor() throws Exception {
        int room = 5;
        ServerSettings settings = RunningServer.defaultSettings().withMaxConnections(room);
        List<RawClient> asking = new ArrayList<>();
        try (RunningServer server = RunningServer.with(settings)) {
            for (int i = 0; i < 4 * room; i++) {
                asking.add(server.connect());
            }
            for (RawClient client : asking) {
                client.send(Conversation.REQUEST);
            }
            List<Integer> statuses = new ArrayList<>();
            for (RawClient client : asking) {
                statuses.add(client.readHead().status());
            }
            assertThat(statuses).containsOnly(101, 503);
            assertThat(statuses).filteredOn(status -> status == 101).hasSize(room);
        } finally {
            for (RawClient client : asking) {
                client.close();
            }
        }
    }

    @Threat("N5")
    @Test
    void connectionsThatSayNothingKeepNobodyOut() throws Exception {
        ServerSettings settings = RunningServer.defaultSettings().withMaxConnections(2);
        List<RawClient> silent = new ArrayList<>();
        try (RunningServer server = RunningServer.with(settings)) {
            for (int i = 0; i < MORE_THAN_FIT; i++) {
                silent.add(server.connect());
            }
            server.isAlive();
            assertThat(silent.getFirst().readToEnd()).isEqualTo(Bytes.EMPTY);
            silent.getLast().send(Conversation.REQUEST);
            assertThat(silent.getLast().readHead().status()).isEqualTo(101);
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    @Threat("N5")
    @Test
    void anOpenWebSocketNeverMakesRoom() throws Exception {
        ServerSettings settings = RunningServer.defaultSettings().withMaxConnections(1);
        List<RawClient> silent = new ArrayList<>();
        try (RunningServer server = RunningServer.with(settings);
                RawClient open = server.open()) {
            for (int i = 0; i < MORE_THAN_FIT; i++) {
                silent.add(server.connect());
            }
            assertThat(silent.getFirst().readToEnd()).isEqualTo(Bytes.EMPTY);
            silent.getLast().send(Conversation.REQUEST);
            assertThat(silent.getLast().readHead().status()).isEqualTo(503);
            open.send(text("still here").masked());
            assertThat(open.readFrame()).isEqualTo(text("still here"));
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    @Threat("B3")
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

    @Threat("P3")
    @Test
    void aMessageInTooManyFragmentsIsRefused() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            FrameBytes[] frames = new FrameBytes[20_000];
            Arrays.fill(frames, continuation("").fragment().masked());
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
