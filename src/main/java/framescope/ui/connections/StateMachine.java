package framescope.ui.connections;

import framescope.protocol.connection.ConnectionState;
import framescope.text.Messages;
import framescope.ui.control.Tip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// The life of a connection as a picture: its four states, the ways between them, and where it is.
///
/// ```
/// connecting → open
///      ↓     ↙   ↓
///   closed  ←  closing
/// ```
public final class StateMachine extends Pane {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final double BOX_WIDTH = 74;
    private static final double BOX_HEIGHT = 22;
    private static final double ACROSS = 24;
    private static final double DOWN = 26;
    private static final double HEAD = 5;

    private final Map<ConnectionState, Label> boxes = new EnumMap<>(ConnectionState.class);
    private final List<Way> ways;

    /// From one state to the next.
    private record Way(ConnectionState from, ConnectionState to, Line line, Polygon head) {}

    public StateMachine() {
        getStyleClass().add("state-machine");
        for (ConnectionState state : ConnectionState.values()) {
            boxes.put(state, box(state));
        }
        double left = BOX_WIDTH / 2;
        double right = BOX_WIDTH + ACROSS + BOX_WIDTH / 2;
        double upper = BOX_HEIGHT / 2;
        double lower = BOX_HEIGHT + DOWN;
        ways =
                List.of(
                        way(
                                ConnectionState.CONNECTING,
                                ConnectionState.OPEN,
                                BOX_WIDTH,
                                upper,
                                BOX_WIDTH + ACROSS,
                                upper),
                        way(
                                ConnectionState.OPEN,
                                ConnectionState.CLOSING,
                                right,
                                BOX_HEIGHT,
                                right,
                                lower),
                        way(
                                ConnectionState.CLOSING,
                                ConnectionState.CLOSED,
                                BOX_WIDTH + ACROSS,
                                lower + upper,
                                BOX_WIDTH,
                                lower + upper),
                        way(
                                ConnectionState.CONNECTING,
                                ConnectionState.CLOSED,
                                left,
                                BOX_HEIGHT,
                                left,
                                lower),
                        way(
                                ConnectionState.OPEN,
                                ConnectionState.CLOSED,
                                BOX_WIDTH + ACROSS + 6,
                                BOX_HEIGHT,
                                BOX_WIDTH - 6,
                                lower));
        ways.forEach(way -> getChildren().addAll(way.line(), way.head()));
        getChildren().addAll(boxes.values());
        setMinSize(2 * BOX_WIDTH + ACROSS, 2 * BOX_HEIGHT + DOWN);
        setMaxSize(2 * BOX_WIDTH + ACROSS, 2 * BOX_HEIGHT + DOWN);
        Tip.setText(this, Messages.get("connection.states.about"));
    }

    private static Label box(ConnectionState state) {
        Label box = new Label(Messages.of("connection.state", state));
        box.getStyleClass().add("state");
        box.setMinSize(BOX_WIDTH, BOX_HEIGHT);
        box.setMaxSize(BOX_WIDTH, BOX_HEIGHT);
        boolean right = state == ConnectionState.OPEN || state == ConnectionState.CLOSING;
        boolean below = state == ConnectionState.CLOSED || state == ConnectionState.CLOSING;
        box.relocate(right ? BOX_WIDTH + ACROSS : 0, below ? BOX_HEIGHT + DOWN : 0);
        return box;
    }

    private static Way way(
            ConnectionState from,
            ConnectionState to,
            double startX,
            double startY,
            double endX,
            double endY) {
        double length = Math.hypot(endX - startX, endY - startY);
        double stepX = (endX - startX) / length * HEAD;
        double stepY = (endY - startY) / length * HEAD;
        Line line = new Line(startX, startY, endX - stepX, endY - stepY);
        Polygon head =
                new Polygon(
                        endX,
                        endY,
                        endX - stepX - stepY * 0.7,
                        endY - stepY + stepX * 0.7,
                        endX - stepX + stepY * 0.7,
                        endY - stepY - stepX * 0.7);
        line.getStyleClass().add("way");
        head.getStyleClass().add("way-head");
        return new Way(from, to, line, head);
    }

    /// Lights the state that a connection is in, and the way that it took.
    ///
    /// @param path the states that it went through, the present one last
    public void show(List<ConnectionState> path) {
        boxes.forEach((state, box) -> box.pseudoClassStateChanged(LIT, state == path.getLast()));
        for (Way way : ways) {
            int at = path.indexOf(way.from());
            boolean taken = at >= 0 && at + 1 < path.size() && path.get(at + 1) == way.to();
            way.line().pseudoClassStateChanged(TAKEN, taken);
            way.head().pseudoClassStateChanged(TAKEN, taken);
        }
        setAccessibleText(Messages.of("connection.state", path.getLast()));
    }
}
