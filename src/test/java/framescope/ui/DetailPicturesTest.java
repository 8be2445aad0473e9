package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.DataSource;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the tabs below the frame list, as [PicturesTest] does of the window.
@Tag("pictures")
class DetailPicturesTest {

    @Test
    void takePicturesOfBitsAndUnmasking() throws Exception {
        try (WindowHarness window = WindowHarness.open();
                RawClient page =
                        RawClient.open(URI.create("ws://127.0.0.1:" + window.start() + "/"))) {
            page.send(
                    FrameBytes.text("Hello, Framescope! Grüße, λ → 12 €\n")
                            .maskedWith(FrameBytes.KEY));
            select(window, DetailPicturesTest::isText);
            tab(window, DetailTab.BITS);
            field(window, FieldSpec.MASKING_KEY);
            PicturesTest.take(window, "ruler");
            tab(window, DetailTab.UNMASKING);
            PicturesTest.take(window, "unmasking");
            tab(window, DetailTab.BITS);
            page.send(
                    FrameBytes.binary(Bytes.wrap(new byte[300]))
                            .lengthIn(LengthForm.BITS_64)
                            .masked());
            select(window, row -> row.is(RowKind.FRAME) && row.length() == 300);
            field(window, FieldSpec.PAYLOAD_LENGTH_64);
            PicturesTest.take(window, "ruler-long");
        }
    }

    @Test
    void takePicturesOfAMessage() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            Bytes words = Bytes.utf8("{\"city\": \"Zürich\", \"price\": \"12 €\"}");
            try (RawClient page =
                    RawClient.open(URI.create("ws://127.0.0.1:" + window.start() + "/"))) {
                page.send(
                        FrameBytes.of(Opcode.TEXT, words.slice(0, 12)).fragment().masked(),
                        FrameBytes.of(Opcode.CONTINUATION, words.slice(12, 34)).fragment().masked(),
                        FrameBytes.ping("between").masked(),
                        FrameBytes.of(Opcode.CONTINUATION, words.slice(34, words.length()))
                                .masked());
                page.readFrame();
            }
            select(window, row -> row.is(RowKind.FRAME) && row.opcode() == Opcode.CONTINUATION);
            tab(window, DetailTab.MESSAGE);
            PicturesTest.take(window, "message");
            tab(window, DetailTab.UTF8);
            window.robot().clickOn("#utf8-next");
            PicturesTest.take(window, "utf8");
        }
    }

    @Test
    void takePicturesOfTheContent() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(
                    ImageIO.read(Path.of("src/main/resources/framescope/ui/icon.png").toFile()),
                    "png",
                    png);
            try (RawClient page =
                    RawClient.open(URI.create("ws://127.0.0.1:" + window.start() + "/"))) {
                page.send(
                        FrameBytes.text(
                                        """
                                        {"symbol": "ACME", "price": {"bid": 12.50, "ask": 12.75},
                                        "venues": ["Z\u00fcrich", "London"], "open": true}\
                                        """)
                                .masked(),
                        FrameBytes.binary(Bytes.wrap(png.toByteArray())).masked());
                page.readFrame();
            }
            select(window, DetailPicturesTest::isText);
            tab(window, DetailTab.CONTENT);
            PicturesTest.take(window, "content");
            select(window, row -> row.is(RowKind.FRAME) && row.opcode() == Opcode.BINARY);
            WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
            PicturesTest.take(window, "content-picture");
        }
    }

    @Test
    void takePicturesOfTheDeflateLens() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), window.start());
            MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
            try (RawClient page = RawClient.openDeflating(address)) {
                for (String price : List.of("12.50", "12.75")) {
                    Bytes quote =
                            Bytes.utf8(
                                    "{\"symbol\": \"ACME\", \"price\": "
                                            + price
                                            + ", \"currency\": \"EUR\"}");
                    Bytes deflated = Bytes.copyOf(deflater.deflate(quote.buffer()));
                    page.send(FrameBytes.of(Opcode.TEXT, deflated).rsv1().masked());
                }
                page.readFrame();
                page.readFrame();
                select(window, row -> row.isCompressed() && row.number() > 4);
                tab(window, DetailTab.DEFLATE);
                PicturesTest.take(window, "deflate");
                tab(window, DetailTab.BYTES);
                for (DataSource.Kind source : DataSource.Kind.values()) {
                    onFxThread(() -> {
                        window.wiring().detail().selectFieldAt(source, 2);
                        return true;
                    });
                    WaitForAsyncUtils.waitForFxEvents();
                    PicturesTest.take(window, "bytes-" + source.name().toLowerCase(Locale.ROOT));
                }
            } finally {
                deflater.release();
            }
        }
    }

    // ---------------------------------------------------------------- steps

    private static boolean isText(CaptureRecord row) {
        return row.is(RowKind.FRAME) && row.opcode() == Opcode.TEXT;
    }

    private static void tab(WindowHarness window, DetailTab tab) throws Exception {
        onFxThread(() -> {
            window.wiring().detail().tabProperty().set(tab);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void field(WindowHarness window, FieldSpec spec) throws Exception {
        onFxThread(() -> {
            var detail = window.wiring().detail();
            detail.dissectionProperty().get().orElseThrow().root().children().stream()
                    .filter(field -> field.spec() == spec)
                    .findFirst()
                    .ifPresent(detail::select);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void select(WindowHarness window, Predicate<CaptureRecord> wanted)
            throws Exception {
        CaptureStore store = window.wiring().store();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> first(store, wanted).isPresent());
        CaptureRecord row = first(store, wanted).orElseThrow();
        onFxThread(() -> {
            window.wiring().frames().select(row);
            return true;
        });
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        onFxThread(() -> window.wiring().detail().dissectionProperty().get())
                                .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Optional<CaptureRecord> first(
            CaptureStore store, Predicate<CaptureRecord> wanted) {
        return LongStream.range(store.firstRow(), store.endRow())
                .mapToObj(store::row)
                .flatMap(Optional::stream)
                .filter(wanted)
                .findFirst();
    }
}
