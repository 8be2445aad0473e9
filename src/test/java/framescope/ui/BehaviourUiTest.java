package framescope.ui;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.Reply;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.behaviour.ActionKind;
import framescope.ui.behaviour.BehaviourViewModel;
import framescope.ui.behaviour.PongChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tab «Behaviour», and what clients of the server then really see.
class BehaviourUiTest extends WindowTest {
    @Test
    void aReplyThatIsChosenAndSwitchedOnHoldsUntilAllIsAsUsual() throws Exception {
        RawClient client = connect(start());
        openTab();
        onFx(() -> model().form().replyProperty().set(Reply.Kind.TEXT));
        hand.click("#behaviour-reply-text");
        hand.write("hi");
        assertThat(textOf("#behaviour-state")).isEqualTo("The server does what the RFC asks.");
        hand.click("#behaviour-on");
        comesToAnswer(client, text("?"), text("hi"));
        assertThat(textOf("#behaviour-state")).startsWith("What is chosen here is on");
        assertThat(onFxThread(() -> Hand.find("#behaviour-on").isDisabled())).isTrue();
        hand.click("#behaviour-off");
        comesToAnswer(client, text("?"), text("?"));
    }

    @Test
    void aConnectionHasABehaviourOfItsOwn() throws Exception {
        int port = start();
        RawClient first = connect(port);
        RawClient second = connect(port);
        Await.until(() ->
                assertThat(onFxThread(() -> model().openConnectionsProperty().get())).hasSize(2));
        openTab();
        onFx(() -> {
            model().targetProperty().set(Optional.of(2));
            model().form().pongProperty().set(PongChoice.NEVER);
        });
        assertThat(onFxThread(() -> window.scene().lookup("#behaviour-accept").getParent()))
                .isNotNull();
        hand.click("#behaviour-on");
        second.send(ping("1").masked(), text("2").masked());
        Await.until(() -> {
            second.send(ping("1").masked(), text("2").masked());
            FrameBytes frame = second.readFrame();
            assertThat(frame).isEqualTo(text("2"));
            assertThat(second.readFrame()).isEqualTo(text("2"));
        });
        first.send(ping("1").masked());
        assertThat(first.readFrame()).isEqualTo(pong("1"));
        assertThat(textOf("#behaviour-state"))
                .isEqualTo("This connection has a behaviour of its own.");
    }

    @Test
    void aNumberThatIsNoneIsNamedAndCannotBeSwitchedOn() throws Exception {
        openTab();
        hand.click("#behaviour-delay");
        hand.write("soon");
        assertThat(textOf("#behaviour-problem"))
                .startsWith("Delay in milliseconds: write a whole number from 0 to 600000");
        assertThat(onFxThread(() -> Hand.find("#behaviour-on").isDisabled())).isTrue();
        hand.click("#behaviour-delay");
        hand.write("5");
        assertThat(onFxThread(() -> Hand.find("#behaviour-on").isDisabled())).isFalse();
    }

    @Test
    void aRuleIsWrittenTriedAndSwitchedOn() throws Exception {
        RawClient client = connect(start());
        openTab();
        onFx(() -> model().rules().actionProperty().set(ActionKind.REVERSED));
        show("#rule-text");
        hand.click("#rule-text");
        hand.write("ab");
        show("#sample-text");
        hand.click("#sample-text");
        hand.write("xaby");
        assertThat(textOf("#sample-verdict")).isEqualTo("No rule holds: the usual answer.");
        show("#rule-add");
        hand.click("#rule-add");
        assertThat(textOf("#sample-verdict")).isEqualTo("Rule 1 holds: echo back to front.");
        hand.click("#behaviour-on");
        comesToAnswer(client, text("cab"), text("bac"));
        comesToAnswer(client, text("cba"), text("cba"));
    }

    @Test
    void theNextHandshakeGetsAWrongAccept() throws Exception {
        int port = start();
        openTab();
        onFx(() -> model().form().handshake().acceptProperty().set(Accept.WRONG));
        hand.click("#behaviour-on");
        try (RawClient client = RawClient.connect(loopback(port)).send(Conversation.REQUEST)) {
            assertThat(client.readHead().header("Sec-WebSocket-Accept"))
                    .isPresent()
                    .isNotEqualTo(Optional.of("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        }
        Await.until(() -> assertThat(column("opcode")).isNotEmpty());
    }

    @Test
    void aBehaviourIsExportedAndImported(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("slow.json");
        window.dialogs().choose(file);
        openTab();
        onFx(() -> model().form().delayProperty().set("700"));
        hand.click("#behaviour-export");
        Await.until(() -> assertThat(file).exists());
        Await.until(() -> assertThat(Files.readString(file)).contains("\"delayMillis\" : 700"));
        Files.writeString(file, "{\"delayMillis\": 900}");
        hand.click("#behaviour-import");
        Await.until(() ->
                assertThat(onFxThread(() -> model().form().delayProperty().get()))
                        .isEqualTo("900"));
        Await.until(() -> assertThat(textOf("#status-notice")).contains("not switched on yet"));
        hand.click("#behaviour-on");
        Await.until(() -> assertThat(textOf("#status-notice")).isEmpty());
        Files.writeString(file, "{\"delayMillis\": true}");
        hand.click("#behaviour-import");
        Await.until(() ->
                assertThat(textOf("#status-notice"))
                        .isEqualTo(
                                "slow.json: line 1, column 17, at delayMillis: What belongs here is"
                                        + " a whole number."));
    }

    private BehaviourViewModel model() {
        return window.wiring().side().behaviour();
    }

    private void openTab() throws Exception {
        onFx(() -> ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(1));
    }

    // Scrolls the form so far that a node can be clicked.
    private void show(String query) throws Exception {
        onFx(() -> {
            ScrollPane form = (ScrollPane) window.scene().lookup("#behaviour-form");
            Node node = form.getContent().lookup(query);
            double y =
                    form.getContent()
                            .sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                            .getCenterY();
            double view = form.getViewportBounds().getHeight();
            double all = form.getContent().getBoundsInLocal().getHeight();
            form.setVvalue(Math.clamp((y - view / 2) / (all - view), 0, 1));
        });
    }

    private static void comesToAnswer(RawClient client, FrameBytes question, FrameBytes expected)
            throws Exception {
        Await.until(
                () -> assertThat(client.send(question.masked()).readFrame()).isEqualTo(expected));
    }
}
