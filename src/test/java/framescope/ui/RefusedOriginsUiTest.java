package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Pages that were refused, and can be let in from their rows.
class RefusedOriginsUiTest extends WindowTest {
    private static final String TEACHER = "https://teacher.example";
    private static final String PUPIL = "https://pupil_1.example:8443";

    // Refused are three rows each: opened, request, response; and the end.
    private static final int ROWS_EACH = 4;

    private static int status(int port, String origin) throws IOException {
        String request = Conversation.REQUEST.replace("http://localhost:8000", origin);
        try (RawClient client = RawClient.connect(loopback(port)).send(request)) {
            return client.readHead().status();
        }
    }

    private Node row(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }

    /// A row counted from the newest, which is 0: the list follows it.
    private Node newestRow(int before) throws Exception {
        return onFxThread(() -> {
            var table = new VisibleTable(window.scene());
            return table.row(table.rows().size() - 1 - before);
        });
    }

    private static MenuItem allowItem() throws Exception {
        return onFxThread(() ->
                Window.getWindows().stream()
                        .filter(ContextMenu.class::isInstance)
                        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                        .filter(item -> "allow-origin-of-row".equals(item.getId()))
                        .findFirst()
                        .orElseThrow());
    }

    @Threat({"B1", "B2"})
    @Test
    void eachRefusedOriginIsLetInFromItsRowThoughItsBannerIsGone() throws Exception {
        int port = start();
        assertThat(status(port, TEACHER)).isEqualTo(403);
        awaitRows(ROWS_EACH);
        assertThat(status(port, PUPIL)).isEqualTo(403);
        awaitRows(2 * ROWS_EACH);
        for (int i = 0; i < 2; i++) {
            Await.until(() -> assertThat(isVisible("#refusal-banner")).isTrue());
            hand.click("#dismiss-origin");
        }
        assertThat(isVisible("#refusal-banner")).isFalse();

        hand.clickRight(row(1));
        assertThat(onFxThread(allowItem()::getText))
                .isEqualTo("Allow pages from " + TEACHER + " for this run");
        hand.click("#allow-origin-of-row");
        Await.until(() ->
                assertThat(textOf("#status-notice"))
                        .isEqualTo(
                                "Pages from " + TEACHER + " may connect until the server stops"));
        assertThat(status(port, TEACHER)).isEqualTo(101);
        awaitRows(3 * ROWS_EACH);
        assertThat(status(port, PUPIL)).isEqualTo(403);
        awaitRows(4 * ROWS_EACH);

        hand.clickRight(newestRow(ROWS_EACH - 2));
        hand.click("#allow-origin-of-row");
        Await.until(() -> assertThat(textOf("#status-notice")).contains(PUPIL));
        assertThat(status(port, PUPIL)).isEqualTo(101);
    }

    @Test
    void onlyARefusalForItsOriginOffersThat() throws Exception {
        int port = start();
        connect(port);
        awaitRows(3);
        hand.clickRight(row(1));
        assertThat(onFxThread(allowItem()::isVisible)).isFalse();
        hand.press(KeyCode.ESCAPE);
    }

    @Test
    void aServerThatHasStoppedLetsNobodyIn() throws Exception {
        int port = start();
        assertThat(status(port, TEACHER)).isEqualTo(403);
        awaitRows(ROWS_EACH);
        hand.click("#start-stop");
        var listening = window.wiring().endpoint().listeningProperty();
        Await.until(() -> assertThat(onFxThread(listening::get)).isEmpty());
        hand.clickRight(row(1));
        assertThat(onFxThread(allowItem()::isVisible)).isFalse();
        hand.press(KeyCode.ESCAPE);
    }
}
