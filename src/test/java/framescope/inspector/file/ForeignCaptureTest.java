package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.java_websocket.enums.Opcode.TEXT;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.dissect.MessageFinder;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.Chromium;
import framescope.testing.Needed;
import framescope.testing.Program;
import framescope.testing.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What dumpcap took on loopback while a foreign server talked to a foreign client, or to a browser,
/// opens and shows what both ends logged: messages with all they hold, in fragments too, Pings and
/// Pongs. Skipped where the system does not let us capture, but in CI (`CI=true`) it fails.
@Tag("socket")
class ForeignCaptureTest {
    private static final String SCRIPT =
            """
            url => new Promise(done => {
              const log = [];
              const checksum = bytes => {
                let sum = -1;
                for (const byte of bytes) {
                  sum ^= byte;
                  for (let i = 0; i < 8; i++) sum = sum >>> 1 ^ (sum & 1 ? 0xedb88320 : 0);
                }
                return ((sum ^ -1) >>> 0).toString(16);
              };
              const bytes = length => Uint8Array.from({length}, (_, i) => i * 7);
              const socket = new WebSocket(url);
              socket.binaryType = 'arraybuffer';
              socket.onopen = () => {
                socket.send('grüße');
                socket.send(bytes(200));
                socket.send('x'.repeat(70000));
                socket.send(bytes(300000));
              };
              socket.onmessage = event => {
                log.push(typeof event.data === 'string'
                    ? 'text ' + event.data
                    : 'binary ' + event.data.byteLength + ' '
                        + checksum(new Uint8Array(event.data)));
                if (log.length === 4) socket.close(1000, 'enough');
              };
              socket.onclose = event => {
                log.push('close ' + event.code + ' ' + event.reason);
                done(log);
              };
            })
            """;

    // What dumpcap is told for the format of its file.
    private static final String PCAPNG = "-n";
    private static final String PCAP = "-P";

    @TempDir private Path folder;

    private final List<String> clientLog = new CopyOnWriteArrayList<>();
    private final List<String> serverLog = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Server server = new Server();
    private int port;

    private final class Server extends WebSocketServer {
        private Server() {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    1,
                    List.of(new Draft_6455(new PerMessageDeflateExtension())));
            setReuseAddr(true);
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public PingFrame onPreparePing(WebSocket peer) {
            return ping("who is there?");
        }

        @Override
        public void onOpen(WebSocket peer, ClientHandshake handshake) {
            peer.sendPing();
        }

        @Override
        public void onWebsocketPing(WebSocket peer, Framedata frame) {
            serverLog.add(control(frame));
            super.onWebsocketPing(peer, frame);
        }

        @Override
        public void onWebsocketPong(WebSocket peer, Framedata frame) {
            serverLog.add(control(frame));
        }

        @Override
        public void onMessage(WebSocket peer, String message) {
            serverLog.add("text " + message);
            peer.send("echo of " + message);
        }

        @Override
        public void onMessage(WebSocket peer, ByteBuffer message) {
            serverLog.add(binary(message));
            peer.send(message);
        }

        @Override
        public void onClose(WebSocket peer, int code, String reason, boolean remote) {
            serverLog.add("close " + code + " " + reason);
        }

        @Override
        public void onError(WebSocket peer, Exception problem) {
            serverLog.add(problem.toString());
        }
    }

    private final class Client extends WebSocketClient {
        private Client() {
            super(URI.create("ws://127.0.0.1:" + port + "/chat"));
        }

        @Override
        public PingFrame onPreparePing(WebSocket peer) {
            return ping("only me");
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onWebsocketPing(WebSocket peer, Framedata frame) {
            clientLog.add(control(frame));
            super.onWebsocketPing(peer, frame);
        }

        @Override
        public void onWebsocketPong(WebSocket peer, Framedata frame) {
            clientLog.add(control(frame));
        }

        @Override
        public void onMessage(String message) {
            clientLog.add("text " + message);
        }

        @Override
        public void onMessage(ByteBuffer message) {
            clientLog.add(binary(message));
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            clientLog.add("close " + code + " " + reason);
        }

        @Override
        public void onError(Exception problem) {
            clientLog.add(problem.toString());
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        server.start();
        started.await();
        port = server.getPort();
    }

    @AfterEach
    void stopServer() throws Exception {
        server.stop();
    }

    private static PingFrame ping(String words) {
        PingFrame frame = new PingFrame();
        frame.setPayload(Bytes.utf8(words).buffer());
        return frame;
    }

    private static String control(Framedata frame) {
        return frame.getOpcode() + " " + Bytes.copyOf(frame.getPayloadData().duplicate()).text();
    }

    private static String binary(ByteBuffer message) {
        CRC32 sum = new CRC32();
        sum.update(message.duplicate());
        return "binary %d %x".formatted(message.remaining(), sum.getValue());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {PCAPNG, PCAP})
    void itShowsWhatBothEndsLogged(String format) throws Exception {
        CaptureStore capture = captured(format, this::talk);
        assertAsLogged(capture);
        assertThat(Rows.of(capture, RowKind.FRAME).stream().map(CaptureRecord::opcode))
                .filteredOn(Opcode.CONTINUATION::equals)
                .hasSize(2);
    }

    @Test
    @Tag("browser")
    void itShowsWhatABrowserAndTheServerLoggedWhereTheyCompress() throws Exception {
        Path chromium = Chromium.need();
        CaptureStore capture = captured(PCAPNG, () -> browse(chromium));
        assertAsLogged(capture);
        assertThat(Rows.of(capture, RowKind.FRAME)).anyMatch(CaptureRecord::isInflated);
    }

    private interface Talk {
        void run() throws Exception;
    }

    private CaptureStore captured(String format, Talk talk) throws Exception {
        Path file = folder.resolve("foreign");
        Process dumpcap = startCapturing(format, file);
        try {
            talk.run();
            // dumpcap writes when it likes: what it has not written yet is not lost, but late.
            Await.until(() ->
                    assertThat(Rows.of(open(file), RowKind.CLOSED))
                            .hasSize(1)
                            .noneMatch(row -> row.ending() == Ending.UNSEEN));
        } finally {
            dumpcap.destroy();
            dumpcap.waitFor();
        }
        return open(file);
    }

    private void assertAsLogged(CaptureStore capture) {
        assertThat(seen(capture, Direction.CLIENT_TO_SERVER)).isEqualTo(serverLog);
        assertThat(seen(capture, Direction.SERVER_TO_CLIENT)).isEqualTo(clientLog);
        assertThat(Rows.of(capture)).allMatch(row -> row.broken().isEmpty());
        assertThat(capture.connections().getFirst().target()).isEqualTo("/chat");
        assertThat(capture.connections().getFirst().info().local()).isEqualTo("127.0.0.1:" + port);
    }

    private void talk() throws Exception {
        Client client = new Client();
        client.connectBlocking();
        client.send("grüße");
        client.send(bytes(200));
        client.sendFragmentedFrame(TEXT, Bytes.utf8("in three ").buffer(), false);
        client.sendPing();
        client.sendFragmentedFrame(TEXT, Bytes.utf8("fragments, ").buffer(), false);
        client.sendFragmentedFrame(TEXT, Bytes.utf8("süß").buffer(), true);
        client.send("x".repeat(70_000));
        client.send(bytes(300_000));
        Await.until(() -> assertThat(clientLog).hasSize(7));
        client.close(1000, "enough");
        Await.until(() -> assertThat(clientLog).hasSize(8));
        Await.until(() -> assertThat(serverLog).hasSize(8));
    }

    private void browse(Path chromium) throws Exception {
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            Page page = browser.newPage();
            clientLog.add("PING who is there?"); // No page is told.
            Object log = page.evaluate(SCRIPT, "ws://127.0.0.1:" + port + "/chat");
            ((List<?>) log).forEach(line -> clientLog.add(String.valueOf(line)));
        }
        Await.until(() -> assertThat(serverLog).hasSize(6));
    }

    private Process startCapturing(String format, Path file) throws IOException {
        Path dumpcap = Program.need("dumpcap");
        Process process =
                new ProcessBuilder(
                                dumpcap.toString(),
                                format,
                                "-i",
                                "lo",
                                "-f",
                                "tcp port " + port,
                                "-w",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader words =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith("File: ")) {
                return process;
            }
            said.append(line).append(' ');
        }
        Needed.inCi(false, "capturing on loopback is not allowed: " + said);
        throw new AssertionError();
    }

    private static CaptureStore open(Path file) throws IOException {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        new CaptureImport(file, capture, Set.of()).run();
        return capture;
    }

    private static List<String> seen(CaptureStore capture, Direction direction) {
        return Rows.of(capture, RowKind.FRAME).stream()
                .filter(row -> row.direction() == direction)
                .filter(row -> row.header().fin())
                .map(row -> seen(capture, row))
                .toList();
    }

    private static String seen(CaptureStore capture, CaptureRecord row) {
        Bytes payload = capture.payload(row, 125);
        return switch (row.opcode()) {
            case PING, PONG -> row.opcode() + " " + payload.text();
            case CLOSE -> {
                int code = payload.at(0) << 8 & 0xff00 | payload.at(1) & 0xff;
                yield "close " + code + " " + payload.slice(2, payload.length()).text();
            }
            default -> {
                Bytes message = new MessageFinder(capture).messageOf(row).orElseThrow().bytes();
                yield row.message() == Opcode.TEXT
                        ? "text " + message.text()
                        : binary(message.buffer());
            }
        };
    }
}
