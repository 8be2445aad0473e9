package framescope.inspector;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.StartException.Reason;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a user can do, over real sockets on loopback.
@Tag("socket")
class InspectorIntegrationTest {
    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final Inspector inspector = new Inspector(capture);

    @AfterEach
    void stop() {
        inspector.stop();
    }

    // ---------------------------------------------------------------- starting and stopping

    @Test
    void startingTellsThePortItGot() throws Exception {
        ListenAddress address = start();
        assertThat(address.host()).isEqualTo("127.0.0.1");
        assertThat(address.port()).isPositive();
        assertThat(inspector.isRunning()).isTrue();
    }

    @Test
    void itCanBeStartedAgainOnTheSamePort() throws Exception {
        ListenAddress address = start();
        inspector.stop();
        assertThat(inspector.isRunning()).isFalse();
        assertThat(inspector.start(InspectorSettings.at(address))).isEqualTo(address);
    }

    @Test
    void startingTwiceIsAMistake() throws Exception {
        start();
        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stoppingAndSendingWithoutAServerDoNothing() {
        inspector.stop();
        assertThat(inspector.peers()).isEmpty();
        inspector.send(List.of(1), OutgoingFrame.text("anybody?"));
        assertThat(inspector.isRunning()).isFalse();
    }

    @Test
    void itCanBeStartedAfterItFailedTo() throws Exception {
        failToStart("192.0.2.1", 0);
        assertThat(inspector.isRunning()).isFalse();
        start();
        assertThat(inspector.isRunning()).isTrue();
    }

    // ---------------------------------------------------------------- why it could not start

    @Threat("N21")
    @Test
    void aPortInUseIsNamedWithAFreeOneThatItThenListensOn() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StartException problem = failToStart("127.0.0.1", taken.getLocalPort());
            assertThat(problem.reason()).isEqualTo(Reason.PORT_IN_USE);
            ListenAddress free = new ListenAddress("127.0.0.1", problem.freePort().orElseThrow());
            assertThat(inspector.start(InspectorSettings.at(free))).isEqualTo(free);
        }
    }

    @Test
    void aNameWithoutAnAddressIsNamed() {
        // A label above 63 letters cannot stand in the DNS, so nobody is asked.
        StartException problem = failToStart("x".repeat(64), 0);
        assertThat(problem.reason()).isEqualTo(Reason.HOST_UNKNOWN);
        assertThat(problem.freePort()).isEmpty();
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        // RFC 5737: an address for documentation, which no machine has.
        StartException problem = failToStart("192.0.2.1", 0);
        assertThat(problem.reason()).isEqualTo(Reason.ADDRESS_NOT_LOCAL);
        assertThat(problem.freePort()).isEmpty();
    }

    // ---------------------------------------------------------------- replies

    @Test
    void theReplyModeHoldsFromTheNextMessageOn() throws Exception {
        try (RawClient client = connect(start())) {
            client.send(text("one").masked());
            assertThat(client.readFrame()).isEqualTo(text("one"));
            inspector.setReplyMode(ReplyMode.GOOD);
            client.send(text("two").masked());
            assertThat(client.readFrame()).isEqualTo(text("good"));
            inspector.setReplyMode(ReplyMode.NONE);
            client.send(text("three").masked(), ping("four").masked());
            assertThat(client.readFrame()).isEqualTo(pong("four"));
            inspector.setReplyMode(ReplyMode.ECHO);
            client.send(text("five").masked());
            assertThat(client.readFrame()).isEqualTo(text("five"));
        }
    }

    @Test
    void aSubprotocolAndAnOriginOfTheSettingsAreAccepted() throws Exception {
        InspectorSettings settings =
                new InspectorSettings(
                        ANY_PORT,
                        List.of("chat"),
                        List.of("https://example.org"),
                        Optional.empty(),
                        ServerLimits.DEFAULT);
        ListenAddress address = inspector.start(settings);
        String request =
                Conversation.REQUEST.replace(
                        "Origin: http://localhost:8000",
                        "Origin: https://example.org\r\nSec-WebSocket-Protocol: soap, chat");
        try (RawClient client = RawClient.connect(socketAddress(address)).send(request)) {
            HttpHead head = client.readHead();
            assertThat(head.status()).isEqualTo(101);
            assertThat(head.header("Sec-WebSocket-Protocol")).hasValue("chat");
        }
    }

    // ---------------------------------------------------------------- sending

    @Test
    void aFrameIsSentToOneOrToAll() throws Exception {
        ListenAddress address = start();
        try (RawClient first = connect(address);
                RawClient second = connect(address)) {
            inspector.send(List.of(2), OutgoingFrame.text("to the second"));
            inspector.send(inspector.peers(), OutgoingFrame.text("to all"));
            assertThat(second.readFrame()).isEqualTo(text("to the second"));
            assertThat(second.readFrame()).isEqualTo(text("to all"));
            assertThat(first.readFrame()).isEqualTo(text("to all"));
        }
    }

    @Test
    void stoppingSaysGoodbyeAndLeavesTheRowsOfTheEnd() throws Exception {
        try (RawClient client = connect(start())) {
            Thread stopping = Thread.ofVirtual().start(inspector::stop);
            assertThat(client.readFrame()).isEqualTo(close(1001, "server stops"));
            client.send(close(1001, "").masked()).endOutput();
            stopping.join();
        }
        assertThat(Rows.kinds(capture, 1))
                .containsExactly(
                        RowKind.OPENED,
                        RowKind.REQUEST,
                        RowKind.RESPONSE,
                        RowKind.FRAME,
                        RowKind.FRAME,
                        RowKind.CLOSED);
    }

    private ListenAddress start() throws StartException {
        return inspector.start(InspectorSettings.at(ANY_PORT));
    }

    private StartException failToStart(String host, int port) {
        return catchThrowableOfType(
                StartException.class,
                () -> inspector.start(InspectorSettings.at(new ListenAddress(host, port))));
    }

    private static RawClient connect(ListenAddress address) throws Exception {
        return RawClient.open(URI.create(address.webSocketUrl()));
    }

    private static InetSocketAddress socketAddress(ListenAddress address) {
        return new InetSocketAddress(address.host(), address.port());
    }
}
