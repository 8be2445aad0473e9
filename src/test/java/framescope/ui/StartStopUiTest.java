package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.inspector.ReplyMode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Starting and stopping the server from the toolbar.
class StartStopUiTest extends WindowTest {
    // ---------------------------------------------------------------- button and key

    @Test
    void theButtonStartsTheServerAndSaysWhereItListens() throws Exception {
        assertThat(textOf("#server-state")).isEqualTo("Stopped");
        int port = start();
        assertThat(textOf("#server-state")).isEqualTo("Listening on 127.0.0.1:" + port);
        assertThat(textOf("#start-stop")).isEqualTo("Stop");
        connect(port);
    }

    @Test
    void theButtonStopsTheServerAndSaysGoodbye() throws Exception {
        RawClient client = connect(start());
        hand.click("#start-stop");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.close(1001, "server stops"));
        client.close();
        awaitStopped();
        assertThat(textOf("#start-stop")).isEqualTo("Start");
    }

    @Test
    void ctrlEStartsAndStops() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.E);
        int port = listening();
        hand.press(KeyCode.CONTROL, KeyCode.E);
        awaitStopped();
        assertRefused(port);
    }

    @Test
    void enterInTheAddressStarts() throws Exception {
        hand.click("#address");
        hand.press(KeyCode.ENTER);
        connect(listening());
    }

    @Test
    void theAddressCannotBeChangedWhileTheServerRuns() throws Exception {
        start();
        assertThat(isDisabled("#address")).isTrue();
        hand.click("#start-stop");
        awaitStopped();
        assertThat(isDisabled("#address")).isFalse();
    }

    @Test
    void closingTheWindowStopsTheServerAndSaysGoodbye() throws Exception {
        int port = start();
        RawClient client = connect(port);
        Thread closing = Thread.ofVirtual().start(window::close);
        assertThat(client.readFrame()).isEqualTo(FrameBytes.close(1001, "server stops"));
        client.close();
        closing.join();
        assertRefused(port);
    }

    // ---------------------------------------------------------------- when it can't start

    @Threat("N21")
    @Test
    void aPortInUseIsNamedAndAClickOnTheOfferedOneStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            setAddress("127.0.0.1:" + port);
            hand.click("#start-stop");
            Await.until(() -> assertThat(isVisible("#problem-banner")).isTrue());
            assertThat(textOf("#problem")).contains("Port " + port, "in use");
            String offer = textOf("#start-on-alternative");
            hand.click("#start-on-alternative");
            assertThat(offer).isEqualTo("Start on port " + listening());
            assertThat(isVisible("#problem-banner")).isFalse();
        }
    }

    @Test
    void aBadAddressIsSaidToBeSoUntilTheMessageIsClosed() throws Exception {
        hand.click("#address");
        hand.write("nonsense");
        hand.press(KeyCode.ENTER);
        assertThat(isVisible("#problem-banner")).isTrue();
        assertThat(textOf("#problem")).startsWith("«nonsense» has no port.");
        assertThat(isVisible("#start-on-alternative")).isFalse();
        hand.click("#forget-problem");
        assertThat(isVisible("#problem-banner")).isFalse();
    }

    // ---------------------------------------------------------------- the test page

    @Test
    void theTestPageCanBeOpenedAndItsLinkCopiedOnceTheServerRuns() throws Exception {
        assertThat(isDisabled("#open-test-page")).isTrue();
        assertThat(isDisabled("#copy-link")).isTrue();
        String link = "http://127.0.0.1:" + start() + "/";
        hand.click("#open-test-page");
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Opened " + link));
        hand.click("#copy-link");
        assertThat(textOf("#status-notice")).isEqualTo("Link copied: " + link);
        assertThat(window.links()).containsExactly(link, link);
    }

    // ---------------------------------------------------------------- replies

    @Test
    void theReplyModeIsChosenInTheToolbar() throws Exception {
        hand.click("#reply-mode");
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.ENTER);
        assertThat(onFxThread(window.wiring().endpoint().replyModeProperty()::get))
                .isEqualTo(ReplyMode.GOOD);
        RawClient client = connect(start());
        client.send(FrameBytes.text("anything").masked());
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("good"));
    }

    @Threat("N22")
    @Test
    void listeningForOtherMachinesIsWarnedOfForAsLongAsItLasts() throws Exception {
        assertThat(isVisible("#warning-banner")).isFalse();
        setAddress("0.0.0.0:0");
        start();
        assertThat(isVisible("#warning-banner")).isTrue();
        assertThat(textOf("#warning")).contains("0.0.0.0").contains("network");
        hand.click("#start-stop");
        awaitStopped();
        assertThat(isVisible("#warning-banner")).isFalse();
    }

    private void awaitStopped() throws Exception {
        Await.until(() -> assertThat(textOf("#server-state")).isEqualTo("Stopped"));
    }

    private void setAddress(String address) throws Exception {
        onFx(() -> window.wiring().endpoint().addressProperty().set(address));
    }

    private boolean isDisabled(String query) throws Exception {
        Node node = window.scene().lookup(query);
        return onFxThread(node::isDisabled);
    }

    private static void assertRefused(int port) {
        assertThatThrownBy(() -> RawClient.connect(loopback(port)))
                .isInstanceOf(ConnectException.class);
    }
}
