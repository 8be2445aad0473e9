package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.chart.BarChart;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The statistics of the capture.
class StatisticsUiTest extends WindowTest {
    @TempDir private Path folder;

    @Test
    void theNumbersAreThoseOfTheCapture() throws Exception {
        RawClient client = connect(start());
        client.send(
                FrameBytes.text("one").masked(),
                FrameBytes.text("three").masked(),
                FrameBytes.ping("p").masked());
        awaitFrames(6);
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        Await.until(() ->
                assertThat(textOf("#statistics-totals"))
                        .isEqualTo("3 frames client→server, 3 server→client"));
        assertThat(bars("#chart-opcodes", 0)).isEqualTo("Text=2 Ping=1 Pong=0");
        assertThat(bars("#chart-opcodes", 1)).isEqualTo("Text=2 Ping=0 Pong=1");
        assertThat(bars("#chart-sizes", 0)).isEqualTo("1=2 2=2 4=2");
        assertThat(textOf("#statistics-round-trips")).startsWith("1 round trip: shortest ");
        client.send(FrameBytes.text("more").masked());
        Await.until(() ->
                assertThat(textOf("#statistics-totals"))
                        .isEqualTo("4 frames client→server, 4 server→client"));
    }

    @Test
    void oneConnectionCanBeLookedAt() throws Exception {
        int port = startSilent();
        connect(port).send(FrameBytes.text("a").masked());
        awaitFrames(1);
        RawClient other = connect(port);
        other.send(FrameBytes.text("b").masked(), FrameBytes.text("c").masked());
        awaitRows(9);
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(6).orElseThrow()));
        hand.click("#statistics-one");
        Await.until(() ->
                assertThat(textOf("#statistics-totals"))
                        .isEqualTo("2 frames client→server, 0 server→client"));
        assertThat(textOf("#statistics-one")).isEqualTo("Only #2");
        window.dialogs().choose(folder.resolve("two.csv"));
        hand.click("#statistics-csv");
        awaitNotice("Saved as «two.csv»");
        assertThat(window.dialogs().suggested()).isEqualTo("statistics-2.csv");
    }

    @Test
    void whereNoConnectionIsSelectedAllAreCountedAndNothingElseIsSaid() throws Exception {
        RawClient client = connect(startSilent());
        client.send(FrameBytes.close(1000, "").masked());
        client.readToEnd();
        client.close();
        awaitRows(6);
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        ToggleButton one = (ToggleButton) Hand.find("#statistics-one");
        assertThat(onFxThread(one::isDisabled)).isTrue();
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(1).orElseThrow()));
        hand.click(one);
        assertThat(onFxThread(one::isSelected)).isTrue();
        hand.click("#clear");
        Await.until(() -> assertThat(onFxThread(one::isDisabled)).isTrue());
        assertThat(onFxThread(one::isSelected)).isFalse();
        assertThat(textOf("#statistics-one")).isEqualTo("Selected connection");
    }

    @Test
    void numbersAndChartsCanBeSaved() throws Exception {
        connect(startSilent()).send(FrameBytes.text("a").masked());
        awaitFrames(1);
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        Await.until(() -> assertThat(textOf("#statistics-totals")).startsWith("1 frame client"));
        Path csv = folder.resolve("numbers.csv");
        window.dialogs().choose(csv);
        hand.click("#statistics-csv");
        awaitNotice("Saved as «numbers.csv»");
        assertThat(Files.readString(csv))
                .startsWith("statistic,kind,value\r\n")
                .contains("opcode_client_to_server,text,1\r\n");
        Path png = folder.resolve("charts.png");
        window.dialogs().choose(png);
        hand.click("#statistics-png");
        awaitNotice("Saved as «charts.png»");
        assertThat(ImageIO.read(png.toFile())).isNotNull();
    }

    private void awaitNotice(String text) throws Exception {
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo(text));
    }

    private String bars(String chart, int series) throws Exception {
        return onFxThread(() -> {
            StringBuilder bars = new StringBuilder();
            ((BarChart<?, ?>) window.scene().lookup(chart))
                    .getData()
                    .get(series)
                    .getData()
                    .forEach(bar ->
                            bars.append(bar.getXValue())
                                    .append('=')
                                    .append(bar.getYValue())
                                    .append(' '));
            return bars.toString().strip();
        });
    }
}
