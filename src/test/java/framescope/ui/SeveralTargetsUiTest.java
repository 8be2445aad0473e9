package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.RawClient;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

/// A draft goes to some of the connections that are open.
class SeveralTargetsUiTest extends WindowTest {
    @Test
    void twoOfThreeConnectionsGetIt() throws Exception {
        List<RawClient> clients = connectAll(3);
        hand.click("#compose-text");
        hand.write("to some");
        choose(1, 3);
        assertThat(onFxThread(() -> several().getText())).contains("2");
        hand.click("#send");
        assertThat(clients.get(0).readFrame()).isEqualTo(text("to some"));
        assertThat(clients.get(2).readFrame()).isEqualTo(text("to some"));
        clients.get(2).send(text("thanks").masked());
        Await.until(() ->
                assertThat(textOf("#compose-outcome"))
                        .contains("#1: nothing so far", "#3: a message «thanks», within ")
                        .doesNotContain("#2"));
        assertThat(textOf("#compose-prediction")).endsWith("So it is for all 2 receivers.");
        choose(1, 3);
        hand.click("#send");
        assertThat(clients.get(1).readFrame())
                .as("the first that it gets")
                .isEqualTo(text("to some"));
        assertThat(window.wiring().store().connections())
                .extracting(each -> each.framesSent())
                .containsExactly(2L, 1L, 2L);
    }

    @Test
    void whereThereAreTooManyToListTheMenuSaysSo() throws Exception {
        connectAll(42);
        // JavaFX: the headless platform cannot draw so long a menu.
        onFx(() -> several().getOnShowing().handle(new Event(MenuButton.ON_SHOWING)));
        List<MenuItem> items = onFxThread(() -> List.copyOf(several().getItems()));
        assertThat(items).hasSize(42);
        assertThat(items.get(1).getText()).as("the newest first").isEqualTo("connection #42");
        assertThat(items.getLast().getText()).startsWith("2 more are open");
    }

    @Test
    void whenAPageIsReloadedWhatWasChosenCanBeLeft() throws Exception {
        RawClient before = connectAll(1).getFirst();
        choose(1);
        assertThat(onFxThread(() -> box().isDisabled())).isTrue();
        before.send(close(1000, "").masked());
        before.readToEnd();
        before.endOutput();
        connect(window.wiring().endpoint().listeningProperty().get().orElseThrow().port());
        openConnections(List.of(2));
        assertThat(several().getText()).isEqualTo("0");
        assertThat(onFxThread(() -> box().isDisabled())).isFalse();
        hand.click("#target-several");
        assertThat(onFxThread(() -> several().getItems().stream().map(MenuItem::getText)))
                .contains("connection #2", "connection #1 (not open any more)");
        hand.click("#several-none");
        assertThat(several().getText()).isEmpty();
        assertThat(onFxThread(() -> window.wiring().compose().targets().severalProperty().get()))
                .isEmpty();
    }

    private ComboBox<?> box() {
        return (ComboBox<?>) window.scene().lookup("#target");
    }

    private void openConnections(List<Integer> numbers) throws Exception {
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).isEqualTo(numbers));
    }

    private List<RawClient> connectAll(int count) throws Exception {
        int port = startSilent();
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(connect(port));
        }
        Await.until(() ->
                assertThat(
                                onFxThread(() ->
                                        window.wiring()
                                                .compose()
                                                .targets()
                                                .openConnectionsProperty()
                                                .get()))
                        .hasSize(count));
        return clients;
    }

    private MenuButton several() {
        return (MenuButton) window.scene().lookup("#target-several");
    }

    /// Turns connections over, each by a click on its item.
    private void choose(int... connections) throws Exception {
        for (int connection : connections) {
            hand.click("#target-several");
            hand.click("#several-" + connection);
        }
    }
}
