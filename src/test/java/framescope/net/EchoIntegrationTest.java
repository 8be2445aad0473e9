package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Splits;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages over real sockets: what goes in comes back, and stands in the capture as it went.
@Tag("socket")
class EchoIntegrationTest {
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void framesInTheSegmentOfTheHandshakeAreAnswered() throws Exception {
        Bytes handshakeAndFrames =
                Bytes.utf8(Conversation.REQUEST)
                        .plus(text("early").masked().bytes())
                        .plus(ping("bird").masked().bytes());
        try (RawClient client = server.connect().send(handshakeAndFrames)) {
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.readFrame()).isEqualTo(text("early"));
            assertThat(client.readFrame()).isEqualTo(pong("bird"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 1024 * 1024})
    void aMessageOfAnyLengthComesBack(int length) throws Exception {
        FrameBytes message = FrameBytes.binary(randomBytes(length));
        try (RawClient client = server.open().send(message.masked())) {
            assertThat(client.readFrame()).isEqualTo(message);
        }
    }

    @Test
    void aFragmentedMessageComesBackInOnePiece() throws Exception {
        try (RawClient client = server.open()) {
            client.send(
                    text("one ").fragment().masked(),
                    ping("between").masked(),
                    FrameBytes.continuation("message").masked());
            assertThat(client.readFrame()).isEqualTo(pong("between"));
            assertThat(client.readFrame()).isEqualTo(text("one message"));
        }
    }

    @Test
    void bytesMayArriveOneByOne() throws Exception {
        Bytes all = Bytes.utf8(Conversation.REQUEST).plus(text("slowly").masked().bytes());
        try (RawClient client = server.connect()) {
            for (Bytes each : Splits.singly(all)) {
                client.send(each);
            }
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.readFrame()).isEqualTo(text("slowly"));
        }
    }

    @Test
    void theCaptureHoldsTheBytesOfBothDirectionsAsTheyWent() throws Exception {
        FrameBytes big = FrameBytes.binary(randomBytes(300_000));
        try (RawClient client = server.open().send(text("Hello").masked(), big.masked())) {
            client.readFrame();
            client.readFrame();
        }
        server.closedRow();
        assertThat(Rows.kinds(server.capture(), 1))
                .containsExactly(
                        RowKind.OPENED,
                        RowKind.REQUEST,
                        RowKind.RESPONSE,
                        RowKind.FRAME,
                        RowKind.FRAME,
                        RowKind.FRAME,
                        RowKind.FRAME,
                        RowKind.CLOSED);
        List<CaptureRecord> heads = Rows.of(server.capture()).subList(1, 3);
        assertThat(heads.stream().map(row -> wire(row).text()))
                .containsExactly(Conversation.REQUEST, Conversation.RESPONSE);
        assertThat(Rows.of(server.capture(), RowKind.FRAME).stream().map(this::wire))
                .containsExactlyInAnyOrder(
                        text("Hello").masked().bytes(),
                        big.masked().bytes(),
                        text("Hello").bytes(),
                        big.bytes());
    }

    @Test
    void aThousandConnectionsAreServedAtOnce() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                clients.add(server.open());
            }
            for (int i = 0; i < 1000; i++) {
                clients.get(i).send(text("client " + i).masked());
            }
            for (int i = 0; i < 1000; i++) {
                assertThat(clients.get(i).readFrame()).isEqualTo(text("client " + i));
            }
            assertThat(server.capture().totals().openConnections()).isEqualTo(1000);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        Await.until(() -> assertThat(server.capture().totals().openConnections()).isZero());
    }

    @Threat("P5")
    @Test
    void everyPingOfAFloodIsAnswered() throws Exception {
        FrameBytes[] pings = new FrameBytes[10_000];
        for (int i = 0; i < pings.length; i++) {
            pings[i] = ping("" + i).masked();
        }
        try (RawClient client = server.open()) {
            Thread sender = Thread.ofVirtual().start(() -> sendQuietly(client, pings));
            for (int i = 0; i < pings.length; i++) {
                assertThat(client.readFrame()).isEqualTo(pong("" + i));
            }
            sender.join();
        }
    }

    @Test
    void aPeerThatSendsAndClosesInOneWriteGetsAllItsEchoes() throws Exception {
        try (RawClient client = server.open()) {
            client.send(text("last words").masked(), close(1000, "bye").masked()).endOutput();
            assertThat(client.readToEnd())
                    .isEqualTo(text("last words").bytes().plus(close(1000, "bye").bytes()));
        }
    }

    private Bytes wire(CaptureRecord row) {
        return server.capture().wire(row, 0, Integer.MAX_VALUE);
    }

    private static void sendQuietly(RawClient client, FrameBytes... frames) {
        try {
            client.send(frames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
