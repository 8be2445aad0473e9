package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.main.CentreView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The window is as its user has left it.
@Tag("ui")
class WindowLayoutUiTest {
    // A size of its own, for a pane that grows later moves its dividers.
    private static final String WINDOW =
            "\"window\":{\"x\":0,\"y\":0,\"width\":1000,\"height\":900}";

    private final Hand hand = new Hand();

    @TempDir private Path folder;

    @Test
    void sizeAndPlaceAreAsTheyWereLeft() throws Exception {
        try (WindowHarness window = open()) {
            place(window, new Rectangle2D(30, 40, 930, 710));
        }
        try (WindowHarness window = open()) {
            assertThat(onFxThread(() -> bounds(stage(window))))
                    .isEqualTo(new Rectangle2D(30, 40, 930, 710));
        }
    }

    @Test
    void aWindowThatWasLeftMaximizedIsSoAgainAndGoesBackToTheSizeThatItHadBefore()
            throws Exception {
        try (WindowHarness window = open()) {
            place(window, new Rectangle2D(0, 0, 930, 710));
            onFxThread(() -> {
                stage(window).setMaximized(true);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents(2);
        }
        try (WindowHarness window = open()) {
            assertThat(onFxThread(stage(window)::isMaximized)).isTrue();
            onFxThread(() -> {
                stage(window).setMaximized(false);
                return true;
            });
            Await.until(() ->
                    assertThat(onFxThread(() -> bounds(stage(window))))
                            .isEqualTo(new Rectangle2D(0, 0, 930, 710)));
        }
    }

    @Test
    void aPlaceThatIsOnNoScreenAnyMoreIsNotTaken() throws Exception {
        Files.writeString(
                file(), "{\"window\":{\"x\":7000,\"y\":50,\"width\":930,\"height\":710}}");
        try (WindowHarness window = open()) {
            assertThat(onFxThread(() -> bounds(stage(window)).getMinX())).isLessThan(1000);
        }
    }

    @Test
    void aWindowLargerThanTheScreenIsMadeToFit() throws Exception {
        Files.writeString(file(), "{\"window\":{\"x\":0,\"y\":0,\"width\":9300,\"height\":7100}}");
        try (WindowHarness window = open()) {
            assertThat(onFxThread(() -> bounds(stage(window))))
                    .isEqualTo(new Rectangle2D(0, 0, 1000, 1000));
        }
    }

    @Test
    void numbersThatCannotBeAreSpokenOfAndTheWindowOpens() throws Exception {
        Files.writeString(
                file(),
                "{\"window\":{\"width\":\"wide\",\"height\":-4},\"zoom\":{\"percent\":null},"
                        + "\"panes\":{\"dividers\":{\"columns\":[7,\"x\"]},\"composer\":\"AJAR\"}}");
        try (WindowHarness window = open()) {
            Await.until(() ->
                    assertThat(onFxThread(() -> window.wiring().main().noticeProperty().get()))
                            .contains("settings.json.bad"));
        }
    }

    @Test
    void dividersAreWhereTheyWereLeft() throws Exception {
        double[] left;
        try (WindowHarness window = open()) {
            place(window, new Rectangle2D(0, 0, 1000, 900));
            onFxThread(() -> {
                pane(window, "#columns").setDividerPositions(0.25, 0.6);
                pane(window, "#middle").setDividerPositions(0.4);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents(2);
            left = onFxThread(() -> pane(window, "#columns").getDividerPositions());
            // What is behind the last divider may be away for a while.
            hand.click("#show-composer");
        }
        try (WindowHarness window = open()) {
            hand.click("#show-composer");
            double[] now = onFxThread(() -> pane(window, "#columns").getDividerPositions());
            assertThat(now).containsExactly(left, within(0.01));
            assertThat(onFxThread(() -> pane(window, "#middle").getDividerPositions()))
                    .containsExactly(new double[] {0.4}, within(0.01));
        }
    }

    @Test
    void dividersOfViewsThatAreShownLaterAreWhereTheyWereLeft() throws Exception {
        Files.writeString(file(), "{" + WINDOW + ",\"panes\":{\"composer\":\"FOLDED\"}}");
        try (WindowHarness window = open()) {
            showDetailAndFindings(window);
            onFxThread(() -> {
                pane(window, "#detail-content").setDividerPositions(0.62);
                pane(window, "#findings").setDividerPositions(0.31);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents(2);
        }
        try (WindowHarness window = open()) {
            List<Double> seen = new CopyOnWriteArrayList<>();
            onFxThread(() ->
                    pane(window, "#findings")
                            .getDividers()
                            .getFirst()
                            .positionProperty()
                            .subscribe(place -> seen.add(place.doubleValue())));
            showDetailAndFindings(window);
            assertThat(onFxThread(() -> pane(window, "#detail-content").getDividerPositions()))
                    .containsExactly(new double[] {0.62}, within(0.01));
            assertThat(seen)
                    .as("where the divider stood until now")
                    .isNotEmpty()
                    .allSatisfy(place -> assertThat(place).isCloseTo(0.31, within(0.01)));
        }
    }

    @Test
    void aDividerAtAPlaceThatCannotBeStandsWhereItUsuallyDoes() throws Exception {
        Files.writeString(
                file(),
                "{"
                        + WINDOW
                        + ",\"panes\":{\"dividers\":{\"columns\":[null,0.5],\"middle\":[\"NaN\"],"
                        + "\"detail\":[7],\"findings\":[0.31]},\"composer\":\"FOLDED\"}}");
        try (WindowHarness window = open()) {
            showDetailAndFindings(window);
            assertThat(onFxThread(() -> pane(window, "#columns").getDividerPositions()[0]))
                    .isLessThan(0.3);
            assertThat(onFxThread(() -> pane(window, "#middle").getDividerPositions()[0]))
                    .isCloseTo(0.53, within(0.02));
            assertThat(onFxThread(() -> pane(window, "#detail-content").getDividerPositions()[0]))
                    .isCloseTo(0.43, within(0.02));
            assertThat(onFxThread(() -> pane(window, "#findings").getDividerPositions()[0]))
                    .isCloseTo(0.31, within(0.01));
        }
    }

    @Test
    void theComposerAndTheTabBesideItAreAsTheyWereLeft() throws Exception {
        try (WindowHarness window = open()) {
            onFxThread(() -> {
                side(window).getSelectionModel().select(2);
                return true;
            });
            hand.click("#show-composer");
        }
        try (WindowHarness window = open()) {
            assertThat(window.scene().lookup("#side")).isNull();
            hand.click("#show-composer");
            assertThat(onFxThread(() -> side(window).getSelectionModel().getSelectedItem().getId()))
                    .isEqualTo("side-heartbeat");
        }
    }

    @Test
    void everythingIsAsLargeAsItWasLeft() throws Exception {
        try (WindowHarness window = open()) {
            onFxThread(() -> {
                window.wiring().zoom().enlarge();
                return true;
            });
        }
        try (WindowHarness window = open()) {
            assertThat(onFxThread(() -> window.wiring().zoom().percentProperty().get()))
                    .isEqualTo(110);
        }
    }

    // ----------------------------------------------------------------

    private Path file() {
        return folder.resolve("settings.json");
    }

    private WindowHarness open() throws Exception {
        return WindowHarness.open(UserSettings.at(file()));
    }

    private void showDetailAndFindings(WindowHarness window) throws Exception {
        int port = window.start();
        RawClient.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).close();
        Await.until(() -> assertThat(window.wiring().store().row(1)).isPresent());
        onFxThread(() -> {
            window.wiring().frames().select(window.wiring().store().row(1).orElseThrow());
            window.wiring().main().viewProperty().set(CentreView.FINDINGS);
            return true;
        });
        Await.until(() ->
                assertThat(onFxThread(() -> pane(window, "#detail-content").isVisible())).isTrue());
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private static Stage stage(WindowHarness window) {
        return (Stage) window.scene().getWindow();
    }

    private static Rectangle2D bounds(Window window) {
        return new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
    }

    private static void place(WindowHarness window, Rectangle2D bounds) throws Exception {
        onFxThread(() -> {
            Stage stage = stage(window);
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private static SplitPane pane(WindowHarness window, String query) {
        return (SplitPane) window.scene().lookup(query);
    }

    private static TabPane side(WindowHarness window) {
        return (TabPane) window.scene().lookup("#side");
    }
}
