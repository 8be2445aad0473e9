package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.heartbeat.HeartbeatViewModel;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

/// The tab «Heartbeat» with a client that answers Pings when the test wants it to.
class HeartbeatUiTest extends WindowTest {
    @Test
    void pongsAreCountedAndDrawnUntilTheHeartbeatIsStopped() throws Exception {
        RawClient client = connect(start());
        openTab();
        hand.click("#heartbeat-interval");
        hand.write("20");
        hand.click("#heartbeat-start");
        client.send(pong("nobody asked").masked());
        for (int i = 1; i <= 3; i++) {
            FrameBytes beat = client.readFrame();
            assertThat(beat).isEqualTo(ping("heartbeat " + i));
            client.send(FrameBytes.of(Opcode.PONG, beat.payload()).masked());
        }
        Await.until(() ->
                assertThat(textOf("#heartbeat-counts")).contains("3 answered", "1 unsolicited"));
        assertThat(fates()).containsExactly("ANSWERED");
        hand.click("#heartbeat-stop");
        client.send(text("after").masked());
        FrameBytes next = client.readFrame();
        while (next.header().opcode() == Opcode.PING) {
            next = client.readFrame();
        }
        assertThat(next).isEqualTo(text("after"));
        assertThat(onFxThread(() -> Hand.find("#heartbeat-start").isDisabled())).isFalse();
    }

    @Test
    void aPingWithoutAPongIsLost() throws Exception {
        RawClient client = connect(start());
        openTab();
        onFx(() -> {
            model().patienceProperty().set("10");
            model().intervalProperty().set("999999");
        });
        hand.click("#heartbeat-start");
        assertThat(client.readFrame()).isEqualTo(ping("heartbeat 1"));
        Await.until(() -> assertThat(textOf("#heartbeat-counts")).contains("1 lost"));
        assertThat(fates()).containsExactly("LOST");
        client.send(FrameBytes.of(Opcode.PONG, Bytes.utf8("heartbeat 1")).masked());
        Await.until(
                () -> assertThat(textOf("#heartbeat-counts")).contains("1 of them late", "0 lost"));
        Await.until(() -> assertThat(fates()).containsExactly("LATE"));
    }

    @Test
    void whileTheCaptureIsStoppedNoHeartbeatBegins() throws Exception {
        connect(start());
        openTab();
        hand.click("#capture");
        Await.until(() ->
                assertThat(textOf("#heartbeat-problem")).startsWith("The capture is stopped"));
        assertThat(onFxThread(() -> Hand.find("#heartbeat-start").isDisabled())).isTrue();
    }

    @Test
    void theTcpConnectionIsDroppedWithoutAClose() throws Exception {
        RawClient client = connect(start());
        openTab();
        hand.click("#heartbeat-drop");
        assertThat(client.readToEnd().isEmpty()).isTrue();
    }

    private List<String> fates() throws Exception {
        return onFxThread(() ->
                ((LineChart<?, ?>) window.scene().lookup("#heartbeat-chart"))
                        .getData().stream()
                                .filter(series -> !series.getData().isEmpty())
                                .map(series ->
                                        List.of("ANSWERED", "LATE", "LOST")
                                                .get(series.getChart().getData().indexOf(series)))
                                .toList());
    }

    @Test
    void aSilentServerAnswersNothingAndSaysHowLongThePeerWaited() throws Exception {
        RawClient client = connect(start());
        openTab();
        hand.click("#heartbeat-silent");
        Await.until(() ->
                assertThat(textOf("#heartbeat-silence")).contains("the connection is still there"));
        client.send(text("?").masked(), ping("?").masked(), close(1000, "").masked());
        awaitFrames(3);
        client.endOutput();
        assertThat(client.readToEnd().isEmpty()).isTrue();
        Await.until(() ->
                assertThat(textOf("#heartbeat-silence"))
                        .startsWith("Connection #1 ended")
                        .contains("after the server fell silent"));
    }

    @Test
    void withoutAConnectionThereIsNothingToStart() throws Exception {
        openTab();
        assertThat(textOf("#heartbeat-problem")).startsWith("Nobody is connected.");
        assertThat(onFxThread(() -> Hand.find("#heartbeat-start").isDisabled())).isTrue();
    }

    private HeartbeatViewModel model() {
        return window.wiring().side().heartbeat();
    }

    private void openTab() throws Exception {
        // The window hears of a connection a little later than its client.
        boolean connected = window.wiring().store().totals().openConnections() > 0;
        Await.until(() ->
                assertThat(onFxThread(() -> model().targetProperty().get()).isPresent())
                        .isEqualTo(connected));
        onFx(() -> ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(2));
    }
}
