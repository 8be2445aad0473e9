package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The handshake notebook follows the list, computes, and sends a wrong answer once.
class NotebookUiTest extends WindowTest {
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        port = start();
        onFx(() -> ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(3));
    }

    @Test
    void theStepsFromKeyToAcceptAreThoseOfTheSelectedHandshake() throws Exception {
        assertThat(input("#notebook-accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        connect(port);
        awaitRows(3);
        select(1);
        Await.until(() ->
                assertThat(textOf("#notebook-comparison")).startsWith("The server sent just this"));
        AcceptKey steps = AcceptKey.of(input("#notebook-key"));
        assertThat(input("#notebook-joined")).isEqualTo(steps.joined());
        assertThat(input("#notebook-sha1")).isEqualTo(steps.sha1().spacedHex());
        assertThat(input("#notebook-accept")).isEqualTo(steps.accept());
        assertThat(headerLines()).contains("Sec-WebSocket-Accept: " + steps.accept());
    }

    @Test
    void anotherKeyIsComputedWithAndTheOneThatWasSentComesBack() throws Exception {
        connect(port);
        awaitRows(3);
        select(2);
        Await.until(() -> assertThat(textOf("#notebook-of")).contains("connection #1"));
        String sent = input("#notebook-key");
        hand.click("#notebook-key");
        hand.write("abc");
        assertThat(input("#notebook-accept")).isEqualTo(AcceptKey.of("abc").accept());
        assertThat(textOf("#notebook-key-remark")).startsWith("These are not 16 bytes");
        assertThat(textOf("#notebook-comparison")).startsWith("This is not the key");
        hand.click("#notebook-restore");
        assertThat(input("#notebook-key")).isEqualTo(sent);
    }

    @Test
    void theNextHandshakeAndOnlyThatIsAnsweredWrong() throws Exception {
        hand.click("#notebook-answer");
        assertThat(textOf("#notebook-next"))
                .isEqualTo("The next handshake is answered so: Wrong Accept.");
        HttpHead wrong = handshake();
        assertThat(wrong.header("Sec-WebSocket-Accept"))
                .hasValue(AcceptKey.acceptWithoutGuid("dGhlIHNhbXBsZSBub25jZQ=="));
        HttpHead right = handshake();
        assertThat(right.header("Sec-WebSocket-Accept")).hasValue("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        Await.until(
                () -> assertThat(textOf("#notebook-next")).isEqualTo("It is answered as usual."));
        select(1);
        Await.until(() ->
                assertThat(textOf("#notebook-comparison"))
                        .contains("the client must fail the connection"));
    }

    @Test
    void aPresetOfTheComposerAnswersTheNextHandshakeTooAndCanBeTakenBack() throws Exception {
        onFx(() -> ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(0));
        hand.click("#presets");
        hand.click("#preset-group-HANDSHAKE");
        hand.click("#preset-NOT_FOUND");
        Await.until(() -> assertThat(textOf("#notebook-next")).endsWith("answered so: 404."));
        assertThat(textOf("#status-notice")).endsWith("answered so: 404.");
        onFx(() -> ((Button) window.scene().lookup("#notebook-usual")).fire());
        assertThat(handshake().status()).isEqualTo(101);
    }

    // ---------------------------------------------------------------- steps

    private HttpHead handshake() throws Exception {
        try (RawClient client = RawClient.connect(loopback(port)).send(Conversation.REQUEST)) {
            return client.readHead();
        }
    }

    private void select(long row) throws Exception {
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(row).orElseThrow()));
    }

    private String input(String query) throws Exception {
        return onFxThread(() -> ((TextInputControl) window.scene().lookup(query)).getText());
    }

    private List<String> headerLines() throws Exception {
        return onFxThread(() ->
                ((VBox) window.scene().lookup("#notebook-headers"))
                        .getChildren().stream().map(node -> ((Label) node).getText()).toList());
    }
}
