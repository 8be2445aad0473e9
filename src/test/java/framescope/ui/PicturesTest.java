package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.DataSource;
import framescope.inspector.ListenAddress;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.common.PngFile;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the window in its main states, for the README and for looking at:
/// `mvn test -Dgroups=pictures -DexcludedGroups= -Dframescope.pictures=src/site/images`.
@Tag("pictures")
class PicturesTest {
    static final Path FOLDER =
            Path.of(System.getProperty("framescope.pictures", "target/pictures"));

    @Test
    void takePicturesOfTheMainStates() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            take(window, "empty");
            int port = window.start();
            take(window, "waiting");
            takePicturesOfATalk(window, port);
            compress(port);
            // A row that is not listed yet could not be brought into sight.
            var listed = window.wiring().frames().rowCountProperty();
            CaptureStore store = window.wiring().store();
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () ->
                            onFxThread(listed::get) == store.endRow() - store.firstRow()
                                    && rows(store).anyMatch(CaptureRecord::isInflated));
            select(window, CaptureRecord::isInflated);
            take(window, "compressed");
            refuse(port);
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> window.wiring().endpoint().refusedOriginProperty().get().isPresent());
            take(window, "refused");
        }
    }

    private static void takePicturesOfATalk(WindowHarness window, int port) throws Exception {
        try (RawClient page = RawClient.open(URI.create("ws://127.0.0.1:" + port + "/"))) {
            talk(port, page);
            onFxThread(() -> {
                window.wiring()
                        .compose()
                        .draft()
                        .simple()
                        .textProperty()
                        .set("Hello from the window");
                return true;
            });
            select(window, PicturesTest::isMaskedText);
            clickThirdByte(window);
            take(window, "frame");
            select(window, row -> row.is(RowKind.REQUEST));
            clickThirdByte(window);
            take(window, "handshake");
            select(window, row -> !row.broken().isEmpty());
            window.robot().clickOn("#kind-close");
            take(window, "finding");
            select(window, PicturesTest::isMaskedText);
            filter(window, "websocket.opcode == Text && websocket.len > 3", true);
            take(window, "filter");
            filter(window, "websocket.opcode == Text && websocket.len > lots", false);
            take(window, "filter-fault");
            filter(window, "", true);
        }
    }

    @Test
    void takePicturesOfAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                WindowHarness window =
                        WindowHarness.open(new ListenAddress("127.0.0.1", taken.getLocalPort()))) {
            window.robot().clickOn("#start-stop");
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> !window.wiring().endpoint().problemProperty().get().isEmpty());
            take(window, "error");
        }
    }

    private static void talk(int port, RawClient page) throws Exception {
        URI url = URI.create("ws://127.0.0.1:" + port + "/");
        try (RawClient broken = RawClient.open(url)) {
            page.send(FrameBytes.text("Hello, Framescope! Grüße, λ").masked());
            page.send(
                    FrameBytes.text("{\"from\":\"Ada\",\"text\":\"first fragment, ")
                            .fragment()
                            .masked(),
                    FrameBytes.ping("heartbeat 1").masked(),
                    FrameBytes.continuation("second fragment\"}").masked());
            page.send(FrameBytes.zeros(300).masked(), FrameBytes.zeros(70_000).masked());
            broken.send(FrameBytes.text("not masked").rsv1().rsv2());
            broken.readToEnd();
        }
    }

    private static void compress(int port) throws Exception {
        String request =
                Conversation.REQUEST.replace(
                        "Upgrade:",
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
                                + "Upgrade:");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Bytes words = Bytes.utf8("The same words, the same words, and the same words again.");
        try (RawClient page = RawClient.connect(address).send(request)) {
            page.readHead();
            page.send(FrameBytes.of(Opcode.TEXT, MessageDeflater.alone(words)).rsv1().masked());
            page.readFrame();
        }
    }

    private static void filter(WindowHarness window, String text, boolean applied)
            throws Exception {
        onFxThread(() -> {
            window.wiring().filter().textProperty().set(text);
            if (applied) {
                window.wiring().filter().apply();
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void refuse(int port) throws Exception {
        String request =
                Conversation.REQUEST.replace(
                        "Origin: http://localhost:8000", "Origin: https://teacher.example");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (RawClient page = RawClient.connect(address).send(request)) {
            page.readHead();
        }
    }

    static void select(WindowHarness window, Predicate<CaptureRecord> wanted) throws Exception {
        CaptureStore store = window.wiring().store();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> rows(store).anyMatch(wanted));
        onFxThread(() -> {
            window.wiring().frames().select(rows(store).filter(wanted).findFirst().get());
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void clickThirdByte(WindowHarness window) throws Exception {
        onFxThread(() -> {
            window.wiring().detail().selectFieldAt(DataSource.Kind.WIRE, 2);
            return true;
        });
    }

    private static Stream<CaptureRecord> rows(CaptureStore store) {
        return LongStream.range(store.firstRow(), store.endRow())
                .mapToObj(store::row)
                .flatMap(Optional::stream);
    }

    static boolean isMaskedText(CaptureRecord row) {
        return row.is(RowKind.FRAME) && row.opcode() == Opcode.TEXT && row.header().masked();
    }

    /// Takes pictures in both themes and two sizes.
    static void take(WindowHarness window, String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFxThread(() -> {
                window.wiring().theme().choose(dark);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            String theme = dark ? "-dark" : "-light";
            composer(window, false);
            save(window.picture(1024, 700), FOLDER.resolve(name + theme + "-small.png"));
            composer(window, true);
            save(window.picture(1600, 1000), FOLDER.resolve(name + theme + ".png"));
        }
    }

    // In a small window the composer is folded at first.
    private static void composer(WindowHarness window, boolean open) throws Exception {
        onFxThread(() -> {
            window.wiring().main().composerOpenProperty().set(open);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void save(WritableImage image, Path file) throws Exception {
        PngFile picture = PngFile.of(image);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            picture.writeTo(out);
        }
    }
}
