package framescope.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.ConnectionSummary;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.connection.ConnectionState;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// The list of connections and what is selected in it.
class ConnectionsViewModelTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final ConnectionsViewModel connections = new ConnectionsViewModel(capture);

    @Test
    void connectionsStandInTheOrderOfTheirNumbers() {
        connect();
        connect();
        connections.refresh();
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void aConnectionIsShownAsItIsNow() {
        WireWriter client = connect();
        connections.refresh();
        assertThat(the(1).state()).isEqualTo(ConnectionState.CONNECTING);
        upgrade(client);
        client.frame(FrameBytes.text("one").masked());
        connections.refresh();
        assertThat(the(1).state()).isEqualTo(ConnectionState.OPEN);
        assertThat(the(1).framesReceived()).isEqualTo(1);
    }

    @Test
    void onlyConnectionsThatChangedAreReplaced() {
        connect();
        WireWriter second = connect();
        connections.refresh();
        List<Integer> replaced = new ArrayList<>();
        connections
                .connections()
                .addListener(
                        (ListChangeListener<ConnectionSummary>)
                                change -> {
                                    while (change.next()) {
                                        replaced.add(change.getFrom() + 1);
                                    }
                                });
        upgrade(second);
        connections.refresh();
        assertThat(replaced).containsExactly(2);
    }

    @Test
    void onlyOpenConnectionsCanBeSentOn() {
        connect();
        upgrade(connect());
        WireWriter closing = connect();
        upgrade(closing);
        closing.frame(FrameBytes.close(1000, "").masked());
        WireWriter closed = connect();
        upgrade(closed);
        closed.closed();
        connections.refresh();
        assertThat(connections.open()).extracting(c -> c.info().number()).containsExactly(2);
    }

    // ---------------------------------------------------------------- clearing

    @Test
    void clearingForgetsConnectionsThatHaveEnded() {
        connect().closed();
        connect();
        WireWriter last = connect();
        last.closed();
        connections.refresh();
        capture.clear();
        connections.refresh();
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    void clearingAndANewConnectionBetweenTwoPulsesAreBothShown() {
        connect().closed();
        connections.refresh();
        capture.clear();
        connect();
        connections.refresh();
        assertThat(numbers()).containsExactly(2);
    }

    // ---------------------------------------------------------------- selection

    @Test
    void theSelectionStaysOnItsNumber() {
        connect().closed();
        WireWriter second = connect();
        connections.refresh();
        connections.select(2);
        capture.clear();
        upgrade(second);
        connections.refresh();
        assertThat(connections.selectedProperty().get()).hasValue(2);
    }

    @Test
    void theSelectionEndsWithItsConnection() {
        connect().closed();
        connections.refresh();
        connections.select(1);
        capture.clear();
        connections.refresh();
        assertThat(connections.selectedProperty().get()).isEmpty();
    }

    @Test
    void aNumberThatThereIsNotSelectsNothing() {
        connect();
        connections.refresh();
        connections.select(1);
        connections.select(7);
        assertThat(connections.selectedProperty().get()).isEmpty();
    }

    // ---------------------------------------------------------------- steps

    private WireWriter connect() {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.beginning();
        return client;
    }

    private static CaptureRecord upgrade(WireWriter client) {
        return client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
    }

    private List<Integer> numbers() {
        return connections.connections().stream().map(c -> c.info().number()).toList();
    }

    private ConnectionSummary the(int number) {
        return connections.find(number).orElseThrow();
    }
}
