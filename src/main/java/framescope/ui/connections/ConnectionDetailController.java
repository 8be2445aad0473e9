package framescope.ui.connections;

import framescope.analysis.CloseStory;
import framescope.analysis.ConnectionTrace.RoundTrips;
import framescope.capture.ConnectionSummary;
import framescope.protocol.connection.ConnectionState;
import framescope.text.ByteCount;
import framescope.text.CloseSentence;
import framescope.text.Messages;
import framescope.text.TimeSpan;
import framescope.text.VisibleText;
import framescope.ui.control.Tip;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Binds what is known of the selected connection to its view model.
public final class ConnectionDetailController {
    private final ConnectionDetailViewModel model;

    @FXML private VBox pane;
    @FXML private StateMachine states;
    @FXML private Label story;
    @FXML private GridPane facts;

    public ConnectionDetailController(ConnectionDetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        pane.managedProperty().bind(pane.visibleProperty());
        model.detailsProperty().subscribe(this::show);
    }

    private void show(Optional<ConnectionDetails> details) {
        pane.setVisible(details.isPresent());
        details.ifPresent(this::show);
    }

    private void show(ConnectionDetails details) {
        states.show(path(details.summary().state(), details.story()));
        Optional<String> sentence =
                details.story().map(told -> CloseSentence.of(told, model::displayNumber));
        story.setText(sentence.orElse(""));
        story.setVisible(sentence.isPresent());
        story.setManaged(sentence.isPresent());
        ConnectionSummary summary = details.summary();
        fact(0, summary.info().remote());
        fact(1, summary.info().local());
        fact(2, VisibleText.escape(summary.target()));
        fact(3, orNone(summary.subprotocol()));
        fact(4, orNone(details.extensions()));
        fact(5, traffic(summary.framesReceived(), summary.bytesReceived()));
        fact(6, traffic(summary.framesSent(), summary.bytesSent()));
        fact(7, roundTrips(details.roundTrips()));
        fact(8, Messages.format("connection.findings", summary.findings()));
        fact(9, TimeSpan.of(details.age()));
    }

    // The values stand in the second column, one a line, in the order of the file.
    private void fact(int line, String text) {
        Label value = (Label) facts.getChildren().get(2 * line + 1);
        if (!value.getText().equals(text)) {
            value.setText(text);
            Tip.setText(value, text);
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? Messages.get("connection.noSubprotocol") : VisibleText.escape(text);
    }

    private static String traffic(long frames, long bytes) {
        return Messages.format("connection.traffic", frames, ByteCount.of(bytes));
    }

    private static String roundTrips(RoundTrips times) {
        return switch ((int) Math.min(times.count(), 2)) {
            case 0 -> Messages.get("connection.roundTrip.none");
            case 1 -> TimeSpan.of(times.last());
            default ->
                    Messages.format(
                            "connection.roundTrips",
                            TimeSpan.of(times.last()),
                            TimeSpan.of(times.shortest()),
                            TimeSpan.of(times.longest()),
                            times.count());
        };
    }

    private static List<ConnectionState> path(ConnectionState state, Optional<CloseStory> story) {
        return switch (state) {
            case CONNECTING -> List.of(ConnectionState.CONNECTING);
            case OPEN -> List.of(ConnectionState.CONNECTING, ConnectionState.OPEN);
            case CLOSING ->
                    List.of(
                            ConnectionState.CONNECTING,
                            ConnectionState.OPEN,
                            ConnectionState.CLOSING);
            case CLOSED ->
                    story.map(ConnectionDetailController::path)
                            .orElse(List.of(ConnectionState.CLOSED));
        };
    }

    private static List<ConnectionState> path(CloseStory story) {
        if (story.opening() != CloseStory.Opening.DONE) {
            return List.of(ConnectionState.CONNECTING, ConnectionState.CLOSED);
        }
        return story.first().isPresent()
                ? List.of(ConnectionState.values())
                : List.of(ConnectionState.CONNECTING, ConnectionState.OPEN, ConnectionState.CLOSED);
    }

    @FXML
    private void follow() {
        model.follow();
    }
}
