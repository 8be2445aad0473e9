package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.ConnectionSummary;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/// The list of connections on the left.
class ConnectionsUiTest extends WindowTest {
    @Test
    void aConnectionIsShownWithItsStateTargetAndCounts() throws Exception {
        RawClient client = connect(start());
        client.send(FrameBytes.text("one").masked(), FrameBytes.text("two").masked());
        awaitConnections("#1  " + client.address() + " open /chat   → 2   ← 2");
    }

    @Test
    void aClosedConnectionStaysUntilItIsCleared() throws Exception {
        RawClient client = connect(start());
        client.send(FrameBytes.close(1000, "").masked());
        client.readToEnd();
        client.close();
        awaitConnections("#1  " + client.address() + " closed /chat   → 1   ← 1");
        hand.click("#clear");
        awaitConnections();
    }

    @Test
    void theConnectionOfTheSelectedRowIsSelected() throws Exception {
        int port = start();
        connect(port);
        awaitRows(3);
        connect(port);
        awaitRows(6);
        hand.click(row(4));
        assertThat(selected()).isEqualTo(2);
        hand.click(row(1));
        assertThat(selected()).isEqualTo(1);
    }

    @Test
    void theSelectionStaysWhileTheCountsChange() throws Exception {
        RawClient client = connect(start());
        awaitRows(3);
        hand.click(row(1));
        client.send(FrameBytes.text("one").masked());
        awaitConnections("#1  " + client.address() + " open /chat   → 1   ← 1");
        assertThat(selected()).isEqualTo(1);
    }

    @Test
    void howTheSelectedConnectionEndedIsToldInASentence() throws Exception {
        RawClient client = connect(start());
        client.send(FrameBytes.ping("hi").masked());
        awaitRows(5);
        hand.click(row(1));
        Await.until(() -> assertThat(textOf("#connection-round-trip")).endsWith("s"));
        assertThat(isVisible("#connection-story")).isFalse();
        client.send(FrameBytes.close(1001, "").masked());
        client.readToEnd();
        client.close();
        Await.until(() ->
                assertThat(textOf("#connection-story"))
                        .startsWith(
                                "The client closed first with 1001 «going away»; the server"
                                        + " echoed it after "));
        assertThat(textOf("#connection-path")).isEqualTo("/chat");
        assertThat(
                        onFxThread(() ->
                                window
                                        .scene()
                                        .lookup("#connection-states")
                                        .lookupAll(".state")
                                        .stream()
                                        .filter(state -> is("lit", state))
                                        .map(state -> ((Label) state).getText())
                                        .toList()))
                .containsExactly("closed");
    }

    @Test
    void aConnectionCanBeFollowed() throws Exception {
        int port = start();
        connect(port);
        connect(port);
        awaitRows(6);
        hand.click(row(4));
        hand.click("#follow-connection");
        awaitRows(3);
        assertThat(column("connection")).containsOnly("2");
    }

    private void awaitConnections(String... lines) throws Exception {
        Await.until(() -> assertThat(lines()).containsExactly(lines));
    }

    private List<String> lines() throws Exception {
        return onFxThread(() ->
                list().lookupAll(".list-cell").stream()
                        .map(node -> (ListCell<?>) node)
                        .filter(cell -> !cell.isEmpty())
                        .map(ConnectionsUiTest::line)
                        .toList());
    }

    private static String line(ListCell<?> cell) {
        return cell.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" "));
    }

    private int selected() throws Exception {
        return onFxThread(() -> list().getSelectionModel().getSelectedItem().info().number());
    }

    private Node row(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }

    @SuppressWarnings("unchecked")
    private ListView<ConnectionSummary> list() {
        return (ListView<ConnectionSummary>) window.scene().lookup("#connections");
    }
}
