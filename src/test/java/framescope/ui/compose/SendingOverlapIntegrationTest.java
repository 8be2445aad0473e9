package framescope.ui.compose;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.compose.Draft;
import framescope.compose.Payload;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Something is sent before it is known what comes of what was sent before: each sending in the
/// history has its own outcome.
@Tag("socket")
class SendingOverlapIntegrationTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final Inspector inspector = new Inspector(capture);
    private final ComposeViewModel compose =
            new ComposeViewModel(
                    inspector,
                    capture,
                    UserSettings.inMemory(),
                    new BackgroundTasks(Runnable::run, Runnable::run),
                    new PreparedDialogs());
    private RawClient client;

    @BeforeEach
    void connect() throws Exception {
        inspector.setReplyMode(ReplyMode.NONE);
        ListenAddress at = inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        client = RawClient.open(new InetSocketAddress(at.host(), at.port()));
        compose.targets().openConnectionsProperty().set(List.of(1));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        inspector.stop();
    }

    private void send(Draft draft) {
        compose.draft().edit(draft);
        compose.send();
    }

    private static Draft aPing(String payload) {
        return Draft.of(Opcode.PING, Payload.text(payload));
    }

    /// The outcomes in the history, the latest first.
    private void awaitOutcomes(String... patterns) throws Exception {
        Await.until(() -> {
            compose.refresh();
            assertThat(compose.history().sent()).hasSameSizeAs(patterns);
            for (int i = 0; i < patterns.length; i++) {
                assertThat(compose.history().sent().get(i).outcome()).matches(patterns[i]);
            }
        });
    }

    @Test
    void aPongIsPutDownToThePingThatItAnswers() throws Exception {
        send(aPing("one"));
        send(aPing("two"));
        assertThat(client.readFrame()).isEqualTo(ping("one"));
        assertThat(client.readFrame()).isEqualTo(ping("two"));
        client.send(pong("one").masked());
        awaitOutcomes("Nothing has come back so far\\.", "It sent a Pong – after [0-9.]+ ms");
        client.send(pong("two").masked());
        awaitOutcomes("It sent a Pong – after .*", "It sent a Pong – after .*");
    }

    @Test
    void anAnswerThatComesAfterTheNextSendingIsStillPutDownToTheFirst() throws Exception {
        send(aPing("one"));
        assertThat(client.readFrame()).isEqualTo(ping("one"));
        compose.refresh();
        send(Draft.text("hello"));
        assertThat(client.readFrame()).isEqualTo(text("hello"));
        client.send(pong("one").masked(), text("hi").masked());
        awaitOutcomes("It sent a message «hi» – after .*", "It sent a Pong – after [0-9.]+ ms");
    }

    @Test
    void whatCameBeforeItsOwnFrameIsNotPutDownToASending() throws Exception {
        send(Draft.text("one"));
        assertThat(client.readFrame()).isEqualTo(text("one"));
        client.send(text("first").masked());
        awaitOutcomes("It sent a message «first» – after [0-9.]+ ms");
        send(Draft.text("one"));
        assertThat(client.readFrame()).isEqualTo(text("one"));
        awaitOutcomes("Nothing has come back so far\\.", ".*«first» – after [0-9.]+ ms");
        client.send(text("second").masked());
        awaitOutcomes(".*a message «second» – after [0-9.]+ ms", ".*«first» – after [0-9.]+ ms");
    }

    @Test
    void eachPartHasItsOwnTime() throws Exception {
        send(aPing("x"));
        assertThat(client.readFrame()).isEqualTo(ping("x"));
        client.send(text("before").masked(), pong("x").masked(), close(1000, "").masked());
        assertThat(client.readFrame()).isEqualTo(close(1000, ""));
        assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        awaitOutcomes(
                "It sent a message «before» – after [0-9.]+ ms, a Pong – after [0-9.]+ ms,"
                        + " Close 1000 normal closure – after [0-9.]+ ms.*");
    }
}
