package framescope.net;

import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageInflater;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Limits of the server as a whole, set to less than usual.
@Tag("socket")
class RoomOptionsIntegrationTest {
    @Threat("N5")
    @Test
    void asManyHandshakesAsAreSetWaitBesideTheConnections() throws Exception {
        ServerSettings settings =
                RunningServer.defaultSettings().withMaxConnections(1).withHandshakes(2);
        List<RawClient> silent = new ArrayList<>();
        try (RunningServer server = RunningServer.with(settings)) {
            for (int i = 0; i < 4; i++) {
                silent.add(server.connect());
            }
            // Not the first for certain: two event loops may have taken them in another order.
            List<RawClient> left = new ArrayList<>(silent);
            Await.until(
                    () -> assertThat(left.removeIf(RoomOptionsIntegrationTest::hasEnded)).isTrue());
            assertThat(left).hasSize(3);
            for (RawClient client : left) {
                client.send(Conversation.REQUEST);
            }
            List<Integer> statuses = new ArrayList<>();
            for (RawClient client : left) {
                statuses.add(client.readHead().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(101, 503, 503);
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    private static boolean hasEnded(RawClient silent) {
        try {
            return silent.patience(Duration.ofMillis(50)).readToEnd().isEmpty();
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            patient(silent);
        }
    }

    private static void patient(RawClient client) {
        try {
            client.patience(Await.DEADLINE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Threat("P7")
    @Test
    void whatIsSetWaitsForAllPeersTogetherAndALargeMessageBeyondThatIsRefused() throws Exception {
        ServerSettings usual = RunningServer.defaultSettings();
        int little = 128 * 1024;
        ServerSettings settings =
                new ServerSettings(
                        usual.endpoint(),
                        usual.maxConnections(),
                        usual.handshakes(),
                        usual.writeQueue(),
                        little,
                        usual.windows(),
                        usual.timeouts());
        try (RunningServer server = RunningServer.with(settings);
                RawClient unread = RawClient.openWithLittleRoom(server.address());
                RawClient other = server.open()) {
            Thread sender = Thread.ofVirtual().start(() -> flood(unread));
            Await.until(() -> {
                other.send(zeros(2 * little).masked());
                FrameBytes answer = other.readFrame();
                assertThat(answer.header().opcode()).isEqualTo(Opcode.CLOSE);
                assertThat(ClosePayload.read(answer.payload()).orElseThrow().code())
                        .isEqualTo(CloseCode.TRY_AGAIN_LATER);
            });
            server.isAlive();
            unread.reset();
            sender.join();
        }
    }

    @Threat("P8")
    @Test
    void withoutRoomForWhatMessagesReferToFurtherPeersCompressEachByItself() throws Exception {
        HandshakeSettings deflating =
                HandshakeSettings.local(List.of(), new TestPage())
                        .deflating(DeflateParameters.PLAIN);
        ServerSettings settings =
                ServerSettings.of(EndpointSettings.of(deflating))
                        .withWindows(MessageInflater.WINDOW_BYTES);
        String offer = "permessage-deflate";
        String alone = offer + "; client_no_context_takeover";
        try (RunningServer server = RunningServer.with(settings)) {
            // These take none of the room.
            RawClient uncompressed = server.open();
            RawClient alreadyAlone =
                    RawClient.openDeflating(server.address(), "client_no_context_takeover");
            RawClient first = RawClient.openDeflating(server.address());
            RawClient second = server.connect().offer(offer);
            assertThat(second.readHead().header("Sec-WebSocket-Extensions")).hasValue(alone);
            first.close();
            Await.until(() -> RawClient.openDeflating(server.address()).close());
            second.close();
            alreadyAlone.close();
            uncompressed.close();
        }
    }

    private static void flood(RawClient client) {
        FrameBytes frame = zeros(1000).masked();
        try {
            for (int i = 0; i < 100_000; i++) {
                client.send(frame);
            }
        } catch (IOException e) {
            // The test is over and has cut the connection.
        }
    }
}
