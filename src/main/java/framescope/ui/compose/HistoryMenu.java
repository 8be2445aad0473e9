package framescope.ui.compose;

import framescope.text.Messages;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

/// The menu of what was sent: a click fills the faces with it again.
final class HistoryMenu {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double WIDTH = 520;

    private final MenuButton button;
    private final HistoryViewModel history;

    /// Fills a button with the menu whenever it opens.
    HistoryMenu(MenuButton button, HistoryViewModel history) {
        this.button = button;
        this.history = history;
        button.setOnShowing(opened -> fill());
        history.sent().subscribe(this::enable);
        enable();
    }

    private void enable() {
        button.setDisable(history.sent().isEmpty());
        if (button.getItems().isEmpty()) {
            fill(); // JavaFX: a menu button without items does not open.
        }
    }

    private void fill() {
        button.getItems().setAll(history.sent().stream().map(this::item).toList());
    }

    private MenuItem item(SentDraft sent) {
        MenuItem item = new MenuItem();
        item.setId("sent-" + sent.number());
        VBox lines =
                new VBox(
                        line(
                                sent,
                                "what",
                                Messages.format(
                                        "history.item",
                                        TIME.format(sent.at()),
                                        sent.what(),
                                        sent.to())),
                        line(
                                sent,
                                "expected",
                                Messages.format("history.expected", sent.expected())));
        if (!sent.outcome().isEmpty()) {
            String outcome = Messages.format("history.outcome", sent.outcome());
            lines.getChildren().add(line(sent, "outcome", outcome));
        }
        lines.getStyleClass().add("history-item");
        item.setGraphic(lines);
        item.setOnAction(chosen -> history.choose(sent));
        return item;
    }

    private static Label line(SentDraft sent, String part, String words) {
        Label line = new Label(words);
        line.setId("sent-" + sent.number() + "-" + part);
        line.getStyleClass().add("history-" + part);
        line.setMaxWidth(WIDTH);
        return line;
    }
}
