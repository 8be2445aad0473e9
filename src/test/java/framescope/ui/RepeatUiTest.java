package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Draft;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A draft is sent again and again, with its placeholders filled in, until it is stopped.
class RepeatUiTest extends WindowTest {
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        port = startSilent();
    }

    @Test
    void periodicSendingAndStop() throws Exception {
        RawClient client = openConnections(1);
        edit(Draft.text("tick {n} {\"n\": 1}"));
        hand.click("#show-repeat");
        hand.click("#repeat-interval");
        hand.write("5");
        hand.click("#repeat-times");
        hand.write("");
        hand.click("#repeat-start");
        for (int number = 1; number <= 5; number++) {
            assertThat(client.readFrame())
                    .isEqualTo(FrameBytes.text("tick " + number + " {\"n\": 1}"));
        }
        assertThat(textOf("#repeat-progress")).contains("one connection goes on");
        assertThat(isDisabled("#repeat-start")).isTrue();
        hand.click("#repeat-stop");
        assertThat(textOf("#repeat-progress")).endsWith("sent in all");
        assertThat(isDisabled("#repeat-stop")).isTrue();
        assertThat(isDisabled("#repeat-start")).isFalse();
    }

    @Test
    void itEndsByItselfAfterSoManyMessages() throws Exception {
        RawClient client = openConnections(1);
        hand.click("#show-repeat");
        hand.click("#repeat-interval");
        hand.write("0");
        hand.click("#repeat-times");
        hand.write("3");
        hand.click("#repeat-start");
        for (int i = 0; i < 3; i++) {
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text(""));
        }
        Await.until(() -> assertThat(textOf("#repeat-progress")).isEqualTo("3 sent in all"));
        assertThat(isDisabled("#repeat-start")).isFalse();
    }

    @Test
    void anIntervalThatIsNoneIsSaidToBeNone() throws Exception {
        openConnections(1);
        hand.click("#show-repeat");
        hand.click("#repeat-interval");
        hand.write("x");
        assertThat(textOf("#repeat-problem")).startsWith("«x» is no whole number");
        assertThat(isDisabled("#repeat-start")).isTrue();
    }

    @Test
    void theWindowAnswersWhileAThousandConnectionsAreSentTo() throws Exception {
        openConnections(1000);
        edit(Draft.text("to all {n}"));
        hand.click("#show-repeat");
        hand.click("#repeat-interval");
        hand.write("50");
        hand.click("#repeat-times");
        hand.write("");
        hand.click("#repeat-start");
        var running = window.wiring().compose();
        // Each look is a task of the FX thread, done while the sending goes on.
        Await.until(() -> {
            assertThat(onFxThread(running::isRepeating)).isTrue();
            assertThat(window.wiring().store().totals().frames()).isGreaterThan(5000);
        });
        hand.click("#repeat-stop");
        assertThat(onFxThread(running::isRepeating)).isFalse();
        hand.click("#kind-ping");
        hand.click("#send");
        assertThat(textOf("#compose-problem")).isEmpty();
    }

    // ---------------------------------------------------------------- steps

    /// @return the last
    private RawClient openConnections(int count) throws Exception {
        RawClient last = connect(port);
        for (int i = 1; i < count; i++) {
            last = connect(port);
        }
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).hasSize(count));
        return last;
    }

    private void edit(Draft draft) throws Exception {
        onFx(() -> window.wiring().compose().draft().edit(draft));
    }

    private boolean isDisabled(String button) throws Exception {
        return onFxThread(() -> ((Button) window.scene().lookup(button)).isDisabled());
    }
}
