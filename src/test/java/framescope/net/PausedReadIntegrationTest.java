package framescope.net;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reads that hold messages of which a lot comes: inflated, or in replies.
@Tag("socket")
class PausedReadIntegrationTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int BOMBS = 16;
    private static final FrameBytes BOMB =
            FrameBytes.of(Opcode.BINARY, MessageDeflater.alone(Bytes.wrap(new byte[3 * MEBIBYTE])))
                    .rsv1();
    private static final Duration QUIET = Duration.ofMillis(300);

    private static FrameBytes[] bombs() {
        FrameBytes[] bombs = new FrameBytes[BOMBS];
        Arrays.fill(bombs, BOMB.masked());
        return bombs;
    }

    @Threat("P8")
    @Test
    void messagesOfOneReadThatInflateALotWaitForTheCapture() throws Exception {
        MemoryCapture small = MemoryCapture.keeping(4 * MEBIBYTE);
        try (RunningServer server = RunningServer.deflatingInto(small);
                RawClient client = RawClient.openDeflating(server.address())) {
            client.send(bombs());
            Await.until(() -> assertThat(small.congested()).isTrue());
            long held = Await.settled(QUIET, () -> small.totals().heldBytes());
            // Inflated they are 3 MiB each, once as they came and once as they went.
            assertThat(held).isLessThan(16 * MEBIBYTE);
            Thread reader = Thread.ofVirtual().start(() -> readFrames(client, BOMBS));
            while (reader.isAlive()) {
                if (small.congested()) {
                    small.clear();
                }
                reader.join(Duration.ofMillis(1));
            }
            server.isAlive();
        }
    }

    @Threat("P8")
    @Test
    void soDoThoseBehindAFailure() throws Exception {
        FrameBytes[] sent =
                Stream.concat(Stream.of(text("not masked")), Stream.of(bombs()))
                        .toArray(FrameBytes[]::new);
        MemoryCapture small = MemoryCapture.keeping(4 * MEBIBYTE);
        try (RunningServer server = RunningServer.deflatingInto(small);
                RawClient client = RawClient.openDeflating(server.address())) {
            client.send(FrameBytes.zeros(MEBIBYTE).masked()).readFrame();
            client.send(sent);
            Await.until(() -> assertThat(small.congested()).isTrue());
            long held = Await.settled(QUIET, () -> small.totals().heldBytes());
            assertThat(held).isLessThan(16 * MEBIBYTE);
            server.isAlive();
        }
    }

    @Threat("P8")
    @Test
    void whatIsBehindThemInTheReadIsAnsweredInItsOrderAndHasItsRows() throws Exception {
        FrameBytes[] last = {ping("?").masked(), text("last").masked()};
        FrameBytes[] sent =
                Stream.concat(Stream.of(bombs()), Stream.of(last)).toArray(FrameBytes[]::new);
        MemoryCapture large = MemoryCapture.keeping(1 << 30);
        try (RunningServer server = RunningServer.deflatingInto(large);
                RawClient client = RawClient.openDeflating(server.address())) {
            client.send(sent);
            for (int i = 0; i < BOMBS; i++) {
                assertThat(client.readFrame().header().opcode()).isEqualTo(Opcode.BINARY);
            }
            assertThat(client.readFrame()).isEqualTo(pong("?"));
            assertThat(client.readFrame().header().opcode()).isEqualTo(Opcode.TEXT);
            assertThat(received(server)).isEqualTo(bytesOf(sent));
        }
    }

    @Threat("P8")
    @Test
    void whatStillWaitsAtTheEndHasItsRows() throws Exception {
        MemoryCapture small = MemoryCapture.keeping(4 * MEBIBYTE);
        try (RunningServer server = RunningServer.deflatingInto(small);
                RawClient client = RawClient.openDeflating(server.address())) {
            // The server makes its reads larger where much comes.
            client.send(FrameBytes.zeros(MEBIBYTE).masked()).readFrame();
            small.clear();
            client.send(bombs());
            Await.until(() -> assertThat(small.congested()).isTrue());
            server.server().drop(List.of(1));
            server.closedRow();
            List<Bytes> received = received(server);
            assertThat(received).hasSizeGreaterThan(4);
            assertThat(bytesOf(bombs())).startsWith(received.toArray(Bytes[]::new));
            assertThat(inflated(server)).isLessThan(4);
        }
    }

    private static long inflated(RunningServer server) {
        return Rows.of(server.capture(), RowKind.FRAME).stream()
                .filter(row -> row.direction() == Direction.CLIENT_TO_SERVER)
                .filter(CaptureRecord::isInflated)
                .count();
    }

    private static List<Bytes> bytesOf(FrameBytes[] frames) {
        return Stream.of(frames).map(FrameBytes::bytes).toList();
    }

    private static List<Bytes> received(RunningServer server) {
        return Rows.of(server.capture(), RowKind.FRAME).stream()
                .filter(row -> row.direction() == Direction.CLIENT_TO_SERVER)
                .map(row -> wire(server, row))
                .toList();
    }

    private static Bytes wire(RunningServer server, CaptureRecord row) {
        return server.capture().wire(row, 0, MEBIBYTE);
    }

    private static void readFrames(RawClient client, int count) {
        try {
            for (int i = 0; i < count; i++) {
                client.readFrame();
            }
        } catch (IOException e) {
            // The test has failed, and said why.
        }
    }

    @Threat("P7")
    @Test
    void largeMessagesAreRefusedWhileTooManyRepliesWait() throws Exception {
        FrameBytes message = FrameBytes.zeros(15 * MEBIBYTE).masked();
        long enough = 2 + Runtime.getRuntime().maxMemory() / message.bytes().length() / 32;
        List<RawClient> clients = new ArrayList<>();
        try (RunningServer server = RunningServer.echoing()) {
            for (int i = 0; i < enough; i++) {
                clients.add(server.open().send(message));
                int count = i + 1;
                Await.until(() -> assertThat(received(server)).hasSize(count));
            }
            server.isAlive();
            FrameBytes answer = clients.getLast().readFrame();
            assertThat(answer.header().opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(ClosePayload.read(answer.payload()).orElseThrow().code())
                    .isEqualTo(CloseCode.TRY_AGAIN_LATER);
            assertThat(clients.getFirst().readFrame().payload()).isEqualTo(message.payload());
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
