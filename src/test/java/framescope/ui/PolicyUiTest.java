package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.connection.Policy;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Letting a refused page in, and watching instead of failing: both with the mouse.
@Tag("ui")
class PolicyUiTest {
    private static final String FOREIGN =
            Conversation.REQUEST.replace(
                    "Origin: http://localhost:8000", "Origin: https://teacher.example");

    @Threat("B1")
    @Test
    void aRefusedOriginIsNamedAndLetInWithAClick() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            assertThat(status(port)).isEqualTo(403);
            Node banner = window.scene().lookup("#refusal-banner");
            Await.until(() -> assertThat(onFxThread(banner::isVisible)).isTrue());
            Labeled words = (Labeled) window.scene().lookup("#refusal");
            assertThat(onFxThread(words::getText)).contains("https://teacher.example");
            window.robot().clickOn("#allow-origin");
            assertThat(onFxThread(banner::isVisible)).isFalse();
            assertThat(status(port)).isEqualTo(101);
        }
    }

    @Test
    void aDismissedRefusalIsSaidNoMore() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            assertThat(status(port)).isEqualTo(403);
            Node banner = window.scene().lookup("#refusal-banner");
            Await.until(() -> assertThat(onFxThread(banner::isVisible)).isTrue());
            window.robot().clickOn("#dismiss-origin");
            assertThat(onFxThread(banner::isVisible)).isFalse();
            assertThat(status(port)).isEqualTo(403);
        }
    }

    @Test
    void observingIsChosenFromTheToolbarAndTakesEffectAtOnce() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            try (RawClient client = RawClient.open(loopback(port))) {
                window.robot().clickOn("#policy").clickOn("#policy-observe");
                assertThat(window.wiring().endpoint().policyProperty().get())
                        .isEqualTo(Policy.OBSERVE);
                client.send(text("not masked"));
                assertThat(client.readFrame()).isEqualTo(text("not masked"));
            }
        }
    }

    @Test
    void compressionIsSwitchedOffInTheToolbarForNewConnections() throws Exception {
        String offering =
                Conversation.REQUEST.replace(
                        "Upgrade:", "Sec-WebSocket-Extensions: permessage-deflate\r\nUpgrade:");
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            assertThat(extensions(port, offering)).hasValue("permessage-deflate");
            window.robot().clickOn("#policy").clickOn("#compressing");
            assertThat(extensions(port, offering)).isEmpty();
        }
    }

    private static Optional<String> extensions(int port, String request) throws IOException {
        try (RawClient client = RawClient.connect(loopback(port)).send(request)) {
            return client.readHead().header("Sec-WebSocket-Extensions");
        }
    }

    private static int status(int port) throws IOException {
        try (RawClient client = RawClient.connect(loopback(port)).send(FOREIGN)) {
            return client.readHead().status();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
