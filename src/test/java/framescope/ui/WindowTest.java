package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.inspector.ReplyMode;
import framescope.testing.Await;
import framescope.testing.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testfx.util.WaitForAsyncUtils;

/// A test in a window of its own, in which nothing may go wrong.
@Tag("ui")
abstract class WindowTest {
    final Hand hand = new Hand();
    WindowHarness window;
    private final List<RawClient> clients = new ArrayList<>();

    @BeforeEach
    void openWindow() throws Exception {
        window = WindowHarness.open();
    }

    @AfterEach
    void closeWindow() throws Exception {
        closeClients();
        window.close();
    }

    /// Ends the connections of all clients.
    final void closeClients() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
        clients.clear();
    }

    // ---------------------------------------------------------------- server and clients

    /// Starts the server with a click and waits until it listens.
    int start() throws Exception {
        hand.click("#start-stop");
        return listening();
    }

    /// The port, once the server listens.
    int listening() throws Exception {
        var address = window.wiring().endpoint().listeningProperty();
        Await.until(() -> assertThat(onFxThread(address::get)).isPresent());
        return onFxThread(address::get).orElseThrow().port();
    }

    /// Starts a server that answers no message.
    int startSilent() throws Exception {
        onFx(() -> window.wiring().endpoint().replyModeProperty().set(ReplyMode.NONE));
        return start();
    }

    /// A client with an open WebSocket, which is closed after the test.
    RawClient connect(int port) throws Exception {
        RawClient client = RawClient.open(loopback(port));
        clients.add(client);
        return client;
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    // ---------------------------------------------------------------- what is on the screen

    /// Waits until the list has so many rows.
    void awaitRows(long count) throws Exception {
        var rowCount = window.wiring().frames().rowCountProperty();
        Await.until(() -> assertThat(onFxThread(rowCount::get)).isEqualTo(count));
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /// Waits until so many frames are captured, shown or not.
    void awaitFrames(long count) throws Exception {
        Await.until(() -> assertThat(window.wiring().store().totals().frames()).isEqualTo(count));
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /// Waits until the chip over the list says how many rows are new.
    void awaitChip(String text) throws Exception {
        Await.until(() -> assertThat(isVisible("#new-below")).isTrue());
        Await.until(() -> assertThat(textOf("#new-below")).isEqualTo(text));
    }

    /// The rows of the frame list as they stand on the screen, each as column id → text.
    List<Map<String, String>> rows() throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).rows());
    }

    /// The texts of one column.
    List<String> column(String id) throws Exception {
        return rows().stream().map(row -> row.get(id)).toList();
    }

    /// Hides columns, so that the others have room.
    void hideColumns(String... ids) throws Exception {
        onFx(() -> new VisibleTable(window.scene()).hide(ids));
    }

    String textOf(String query) throws Exception {
        return onFxThread(() -> ((Labeled) window.scene().lookup(query)).getText());
    }

    boolean isVisible(String query) throws Exception {
        return onFxThread(() -> window.scene().lookup(query).isVisible());
    }

    static boolean is(String pseudoClass, Node node) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(pseudoClass));
    }

    /// Does something on the FX thread, and waits until its consequences have been drawn.
    static void onFx(Runnable action) throws Exception {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        T result = onFxThread(action);
        WaitForAsyncUtils.waitForFxEvents(2);
        return result;
    }
}
