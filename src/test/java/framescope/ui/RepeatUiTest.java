package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Draft;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
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

    private void enter(String field, String words) throws Exception {
        hand.click(field);
        hand.write(words);
    }

    @Test
    void periodicSendingAndStop() throws Exception {
        RawClient client = openConnections(1);
        edit(Draft.text("tick {n} {\"n\": 1}"));
        hand.click("#show-repeat");
        enter("#repeat-interval", "5");
        enter("#repeat-times", "");
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
    void whatPlaceholdersWillBecomeIsSaidBeforeItIsSent() throws Exception {
        RawClient client = openConnections(1);
        edit(Draft.text("tick {n} {x}"));
        hand.click("#show-repeat");
        assertThat(textOf("#repeat-filled"))
                .startsWith("The first message would now be «tick 1 {x}».");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("tick {n} {x}"));
        hand.click("#repeat-start");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("tick 1 {x}"));
        hand.click("#repeat-stop");
        edit(Draft.text("tick {x}"));
        assertThat(isVisible("#repeat-filled")).isFalse();
        edit(Draft.text("{n}" + "x".repeat(200)));
        Await.until(
                () -> assertThat(textOf("#repeat-filled")).contains("«1" + "x".repeat(119) + "…»"));
    }

    @Test
    void itEndsByItselfAfterSoManyMessages() throws Exception {
        RawClient client = openConnections(1);
        hand.click("#show-repeat");
        enter("#repeat-interval", "0");
        enter("#repeat-times", "3");
        hand.click("#repeat-start");
        for (int i = 0; i < 3; i++) {
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text(""));
        }
        Await.until(() -> assertThat(textOf("#repeat-progress")).isEqualTo("3 sent in all"));
        assertThat(isDisabled("#repeat-start")).isFalse();
    }

    @Test
    void aBurstGoesOutAtOnce() throws Exception {
        RawClient client = openConnections(1);
        edit(Draft.text("{n}"));
        hand.click("#show-repeat");
        enter("#repeat-interval", "3600000");
        enter("#repeat-at-once", "20");
        hand.click("#repeat-start");
        for (int number = 1; number <= 10; number++) {
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text(String.valueOf(number)));
        }
        Await.until(() -> assertThat(textOf("#repeat-progress")).isEqualTo("10 sent in all"));
        enter("#repeat-at-once", "0");
        assertThat(isDisabled("#repeat-start")).isTrue();
    }

    @Test
    void anIntervalThatIsNoneIsSaidToBeNone() throws Exception {
        openConnections(1);
        hand.click("#show-repeat");
        enter("#repeat-interval", "x");
        assertThat(textOf("#repeat-problem")).startsWith("«x» is no whole number");
        assertThat(isDisabled("#repeat-start")).isTrue();
    }

    @Test
    void theWindowAnswersWhileAThousandConnectionsAreSentTo() throws Exception {
        openConnections(1000);
        edit(Draft.text("to all {n}"));
        hand.click("#show-repeat");
        enter("#repeat-interval", "50");
        enter("#repeat-times", "");
        hand.click("#repeat-start");
        var running = window.wiring().compose();
        AtomicLong pulses = countPulses();
        // By turns: frames are sent, the window is drawn, and again.
        for (int turn = 0; turn < 20; turn++) {
            long drawn = pulses.get();
            long sent = frames();
            Await.until(() -> {
                assertThat(pulses.get()).isGreaterThan(drawn);
                assertThat(frames()).isGreaterThan(sent);
            });
        }
        assertThat(onFxThread(running::isRepeating)).isTrue();
        hand.click("#repeat-stop");
        assertThat(onFxThread(running::isRepeating)).isFalse();
        hand.click("#kind-ping");
        hand.click("#send");
        assertThat(textOf("#compose-problem")).isEmpty();
    }

    @Test
    void whatGoesToAThousandConnectionsIsNotWrittenByTheThreadOfTheWindow() throws Exception {
        openConnections(1000);
        edit(Draft.text("to all"));
        AtomicInteger byWindow = new AtomicInteger();
        AtomicInteger byOthers = new AtomicInteger();
        long before = frames();
        window.wiring()
                .store()
                .addListener(() ->
                        (Platform.isFxApplicationThread() ? byWindow : byOthers).incrementAndGet());
        onFx(window.wiring().compose()::send);
        Await.until(() -> assertThat(frames()).isEqualTo(before + 1000));
        assertThat(byWindow).hasValue(0);
        assertThat(byOthers.get()).isPositive();
    }

    // ---------------------------------------------------------------- steps

    private long frames() {
        return window.wiring().store().totals().frames();
    }

    /// How often the window was drawn, from now on.
    private static AtomicLong countPulses() throws Exception {
        AtomicLong pulses = new AtomicLong();
        AnimationTimer timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulses.incrementAndGet();
                    }
                };
        onFx(timer::start);
        return pulses;
    }

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
