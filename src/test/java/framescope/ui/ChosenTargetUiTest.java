package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The composer sends to the connection that is chosen in the list of connections. To read a row is
/// no such choice.
class ChosenTargetUiTest extends WindowTest {
    @BeforeEach
    void twoConnections() throws Exception {
        int port = startSilent();
        connect(port);
        awaitRows(3);
        connect(port);
        awaitRows(6);
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).isEqualTo(List.of(1, 2)));
    }

    private ObjectProperty<Optional<Integer>> target() {
        return window.wiring().compose().targets().targetProperty();
    }

    private void readRow(int index) throws Exception {
        hand.click(onFxThread(() -> new VisibleTable(window.scene()).row(index)));
    }

    private Node connection(int number) throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#connections").lookupAll(".connection-name").stream()
                        .filter(name -> ((Label) name).getText().startsWith("#" + number + " "))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whoReadsARowStillSendsToAll() throws Exception {
        readRow(1);
        readRow(4);
        assertThat(onFxThread(target()::get)).isEmpty();
    }

    @Test
    void whoReadsARowStillSendsToTheConnectionThatHeChose() throws Exception {
        hand.click(connection(2));
        assertThat(onFxThread(target()::get)).contains(2);
        readRow(1);
        assertThat(onFxThread(target()::get)).contains(2);
    }

    @Test
    void aClickOnAConnectionTakesThePlaceOfSeveral() throws Exception {
        onFx(() -> window.wiring().compose().targets().severalProperty().set(Set.of(1)));
        hand.click(connection(2));
        assertThat(onFxThread(window.wiring().compose().targets().severalProperty()::get))
                .isEmpty();
        assertThat(onFxThread(target()::get)).contains(2);
    }

    @Test
    void aConnectionCanBeChosenThatIsSelectedSinceItsRowIs() throws Exception {
        readRow(4);
        hand.click(connection(2));
        assertThat(onFxThread(target()::get)).contains(2);
        readRow(1);
        onFx(() -> window.scene().lookup("#connections").requestFocus());
        hand.press(KeyCode.ENTER);
        assertThat(onFxThread(target()::get)).contains(1);
        hand.press(KeyCode.DOWN);
        assertThat(onFxThread(target()::get)).contains(2);
    }
}
