package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.connection.ConnectionState;
import framescope.testing.Await;
import framescope.testing.RawClient;
import java.net.URI;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The composer sends where the user said, and nowhere else, whatever becomes of the connections.
@Tag("ui")
class TargetUiTest {
    @Test
    void aTargetThatHasGoneIsNotReplacedByAnotherConnection() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            try (RawClient one = RawClient.open(url);
                    RawClient two = RawClient.open(url)) {
                openConnections(window, 2);
                assertThat(two.address()).isNotEmpty();
                onFxThread(() -> {
                    window.wiring().compose().targets().targetProperty().set(Optional.of(1));
                    return true;
                });
                one.send(close(1000, "").masked());
                one.readToEnd();
                one.endOutput();
                openConnections(window, 1);
                window.robot().clickOn("#clear");
                openConnections(window, 1);
                assertThat(
                                onFxThread(() ->
                                        window.wiring().compose().targets().targetProperty().get()))
                        .hasValue(1);
                assertThat(onFxThread(() -> window.wiring().compose().sendableProperty().get()))
                        .isFalse();
                assertThat(shownTarget(window)).isEqualTo("connection #1");
            }
        }
    }

    private static void openConnections(WindowHarness window, int count) throws Exception {
        Await.until(() ->
                assertThat(
                                window.wiring().store().connections().stream()
                                        .filter(c -> c.state() == ConnectionState.OPEN))
                        .hasSize(count));
        Await.until(() ->
                assertThat(
                                onFxThread(() ->
                                        window.wiring()
                                                .compose()
                                                .targets()
                                                .openConnectionsProperty()
                                                .get()))
                        .hasSize(count));
    }

    /// What the folded combo box shows: the cell that is its own child.
    private static String shownTarget(WindowHarness window) throws Exception {
        Node target = window.scene().lookup("#target");
        return onFxThread(() ->
                target.lookupAll(".list-cell").stream()
                        .filter(cell -> target.equals(cell.getParent()))
                        .map(cell -> String.valueOf(((ListCell<?>) cell).getText()))
                        .findFirst()
                        .orElse(""));
    }
}
