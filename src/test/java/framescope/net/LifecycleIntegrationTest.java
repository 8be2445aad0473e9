package framescope.net;

import static framescope.testing.FrameBytes.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server's own life: it takes its port, says goodbye, and leaves nothing behind.
@Tag("socket")
class LifecycleIntegrationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void twentyStartsAndStopsLeaveNoThreadAndNoListeningSocket() throws Exception {
        for (int i = 0; i < 20; i++) {
            InetSocketAddress address;
            try (RunningServer server = RunningServer.echoing();
                    RawClient client = server.open()) {
                address = server.address();
                client.send(FrameBytes.text("hello").masked());
                assertThat(client.readFrame()).isEqualTo(FrameBytes.text("hello"));
            }
            try (ServerSocket successor = new ServerSocket()) {
                successor.bind(address);
            }
        }
        Await.until(() -> assertThat(serverThreads()).isEmpty());
    }

    @Test
    void aFailedStartLeavesNoThread() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(RunningServer.loopback(0));
            assertThatThrownBy(() -> startOn(taken.getLocalPort()))
                    .isInstanceOf(ListenException.class);
        }
        Await.until(() -> assertThat(serverThreads()).isEmpty());
    }

    @Threat("N21")
    @Test
    void aPortInUseIsToldTogetherWithOneThatCanBeBound() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(RunningServer.loopback(0));
            ListenException problem =
                    catchThrowableOfType(
                            ListenException.class, () -> startOn(taken.getLocalPort()));
            assertThat(problem).hasCauseInstanceOf(BindException.class);
            try (ServerSocket free = new ServerSocket()) {
                free.bind(RunningServer.loopback(problem.freePort().orElseThrow()));
            }
        }
    }

    @Test
    void stoppingSaysGoingAwayToEveryPeer() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 24);
        try (RunningServer server = RunningServer.echoingInto(capture)) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                clients.add(server.open());
            }
            Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(PATIENCE));
            for (RawClient client : clients) {
                assertThat(client.readFrame()).isEqualTo(close(1001, "server stops"));
                client.send(close(1001, "server stops").masked());
                assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
                client.close();
            }
            stopping.join();
        }
        assertThat(Rows.of(capture, RowKind.CLOSED))
                .hasSize(10)
                .allSatisfy(row ->
                        assertThat(row.closeSummary())
                                .isEqualTo(new CloseSummary(Optional.of(Role.SERVER), 1001, true)));
    }

    @Test
    void aPeerThatDoesNotAnswerTheGoodbyeIsCutOffAndItsRowSaysSo() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 24);
        try (RunningServer server = RunningServer.echoingInto(capture);
                RawClient client = server.open()) {
            server.server().stop(Duration.ofMillis(100));
            assertThat(client.readFrame()).isEqualTo(close(1001, "server stops"));
        }
        CaptureRecord closed = Rows.of(capture, RowKind.CLOSED).getFirst();
        assertThat(closed.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(closed.closeSummary().clean()).isFalse();
    }

    @Test
    void aHandshakeThatIsNotOverIsEndedByStopping() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 24);
        try (RunningServer server = RunningServer.echoingInto(capture);
                RawClient silent = server.connect()) {
            server.isAlive(); // So the silent one, which came first, was accepted as well.
            server.server().stop(PATIENCE);
            assertThat(silent.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    private static void startOn(int port) throws ListenException {
        WebSocketServer.start(
                        RunningServer.loopback(port),
                        RunningServer.defaultSettings(),
                        RunningServer.ECHO,
                        CaptureSink.NOWHERE,
                        TimeSource.system())
                .stop(Duration.ZERO);
    }

    private static List<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("framescope-net"))
                .toList();
    }
}
