package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the composer, as [PicturesTest] does of the rest.
@Tag("pictures")
class ComposerPicturesTest {
    @Test
    void takePicturesOfTheComposer() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (RawClient client = RawClient.open(address)) {
                Await.until(() ->
                        Assertions.assertThat(
                                        onFxThread(() ->
                                                window.wiring()
                                                        .compose()
                                                        .openConnectionsProperty()
                                                        .get()))
                                .hasSize(1));
                edit(window, Draft.text("Hello, browser").withBits(0x20));
                onFxThread(() -> {
                    window.wiring().compose().send();
                    return true;
                });
                client.readFrame();
                client.send(FrameBytes.close(1002, "").masked());
                client.readToEnd();
                Await.until(() ->
                        Assertions.assertThat(
                                        onFxThread(() ->
                                                window.wiring().compose().outcomeProperty().get()))
                                .contains("1002"));
                PicturesTest.take(window, "bits");
            }
            edit(
                    window,
                    Draft.text("Hello, browser")
                            .cutAt(5, 7)
                            .with(Insertion.of(Opcode.PING, Bytes.utf8("?"), 1)));
            PicturesTest.take(window, "bits-fragments");
        }
    }

    private static void edit(WindowHarness window, Draft draft) throws Exception {
        onFxThread(() -> {
            window.wiring().compose().edit(draft);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
