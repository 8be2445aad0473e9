package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.capture.RowKind;
import framescope.protocol.Rule;
import framescope.protocol.connection.Policy;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.main.CentreView;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the tabs in the middle of the window, as [PicturesTest] does of the rest.
@Tag("pictures")
class ViewPicturesTest {
    @Test
    void takePicturesOfTheFindings() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            show(window, CentreView.FINDINGS);
            PicturesTest.take(window, "findings-empty");
            onFxThread(() -> {
                window.wiring().endpoint().policyProperty().set(Policy.OBSERVE);
                return true;
            });
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            try (RawClient client = RawClient.open(url)) {
                client.send(
                        FrameBytes.text("fine").masked(),
                        FrameBytes.text("second reserved bit").rsv2().masked(),
                        FrameBytes.text("third, and not masked").rsv3(),
                        FrameBytes.pong("nobody asked").masked(),
                        FrameBytes.continuation("of nothing").masked());
                PicturesTest.select(
                        window, row -> row.broken().contains(Rule.CONTINUATION_WITHOUT_START));
            }
            onFxThread(() -> {
                window.wiring()
                        .views()
                        .findings()
                        .selectedProperty()
                        .set(Optional.of(Rule.RESERVED_BITS));
                return true;
            });
            PicturesTest.take(window, "findings");
        }
    }

    @Test
    void takePicturesOfAConnectionsEnd() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            try (RawClient other = RawClient.open(url);
                    RawClient client = RawClient.open(url)) {
                other.send(FrameBytes.text("hi").masked());
                client.send(FrameBytes.ping("are you there?").masked());
                client.send(FrameBytes.text("odd").rsv2().masked());
                client.readToEnd();
                PicturesTest.select(window, row -> row.is(RowKind.CLOSED));
                WaitForAsyncUtils.waitForFxEvents();
                PicturesTest.take(window, "connection");
            }
        }
    }

    @Test
    void takePicturesOfStatistics() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            show(window, CentreView.STATISTICS);
            PicturesTest.take(window, "statistics-empty");
            try (RawClient client = RawClient.open(url)) {
                talkForAWhile(client);
                PicturesTest.select(window, row -> row.is(RowKind.FRAME));
                WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
                PicturesTest.take(window, "statistics");
            }
        }
    }

    @Test
    void takePicturesOfALadder() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            show(window, CentreView.LADDER);
            PicturesTest.take(window, "ladder-empty");
            try (RawClient client = RawClient.open(url)) {
                client.send(FrameBytes.text("Hello, Framescope").masked());
                client.send(
                        FrameBytes.text("{\"from\":\"Ada\", ").fragment().masked(),
                        FrameBytes.ping("are you there?").masked(),
                        FrameBytes.continuation("\"text\":\"in two pieces\"}").masked());
                client.send(FrameBytes.text("odd").rsv2().masked());
                client.readToEnd();
                PicturesTest.select(window, row -> row.is(RowKind.CLOSED));
                PicturesTest.select(window, PicturesTest::isMaskedText);
                WaitForAsyncUtils.waitForFxEvents();
                PicturesTest.take(window, "ladder");
            }
        }
    }

    // Rates need time to pass.
    private static void talkForAWhile(RawClient client) throws Exception {
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 3 + 10 * Math.abs(Math.sin(i / 6.0)); j++) {
                client.send(FrameBytes.zeros((i * 37 + j * j * 131) % 9000).masked());
            }
            client.send(FrameBytes.text("tick " + i).masked(), FrameBytes.ping("" + i).masked());
            LockSupport.parkNanos(60_000_000);
        }
    }

    private static void show(WindowHarness window, CentreView view) throws Exception {
        onFxThread(() -> {
            window.wiring().main().viewProperty().set(view);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
