package framescope.ui.connections;

import framescope.capture.ConnectionSummary;
import framescope.protocol.connection.ConnectionState;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.VisibleText;
import framescope.ui.control.ChosenStyle;
import framescope.ui.control.Tip;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A connection in two lines: number and peer; state, target and counts.
final class ConnectionCell extends ListCell<ConnectionSummary> {
    private final Label name = new Label();
    private final Label state = new Label();
    private final ChosenStyle stateStyle = new ChosenStyle(state);
    private final Label detail = new Label();
    private final VBox lines = new VBox(name, new HBox(state, detail));

    /// @param onClick hears of a click
    ConnectionCell(Consumer<ConnectionSummary> onClick) {
        setOnMouseClicked(click -> {
            ConnectionSummary clicked = getItem();
            if (clicked != null && click.getButton() == MouseButton.PRIMARY) {
                onClick.accept(clicked);
            }
        });
        lines.getStyleClass().add("connection");
        lines.getChildren().getLast().getStyleClass().add("connection-facts");
        name.getStyleClass().add("connection-name");
        state.getStyleClass().add("connection-state");
        detail.getStyleClass().add("connection-detail");
        state.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0); // The list's width decides, not the longest line.
    }

    @Override
    protected void updateItem(@Nullable ConnectionSummary item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            Tip.setText(this, "");
            return;
        }
        name.setText(Messages.format("connection.name", number(item), item.info().remote()));
        state.setText(Messages.of("connection.state", item.state()));
        stateStyle.show(item.state().name().toLowerCase(Locale.ROOT));
        detail.setText(
                Messages.format(
                        "connection.detail",
                        VisibleText.escape(item.target()),
                        item.framesReceived(),
                        item.framesSent()));
        Tip.setText(this, tip(item));
        setAccessibleText(name.getText() + " " + state.getText() + " " + detail.getText());
        setGraphic(lines);
    }

    private static String number(ConnectionSummary item) {
        return String.valueOf(item.info().number());
    }

    private static String tip(ConnectionSummary item) {
        String ended =
                item.state() == ConnectionState.CLOSED
                        ? Messages.format("connection.ended", RowText.closeCode(item.closeCode()))
                        : "";
        return Messages.format(
                "connection.tooltip",
                number(item),
                item.info().remote(),
                item.info().local(),
                VisibleText.escape(item.target()),
                item.subprotocol().isEmpty()
                        ? Messages.get("connection.noSubprotocol")
                        : VisibleText.escape(item.subprotocol()),
                item.framesReceived(),
                item.bytesReceived(),
                item.framesSent(),
                item.bytesSent(),
                item.findings(),
                ended);
    }
}
