package framescope.ui.compose;

import framescope.text.CloseCodeText;
import framescope.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A close code to be picked; below it stands who may send it, and what it means (RFC 6455 §7.4.1).
final class CloseCodeCell extends ListCell<String> {
    private final Label name = new Label();
    private final Label meaning = new Label();
    private final VBox both = new VBox(name, meaning);

    CloseCodeCell() {
        meaning.getStyleClass().add("small-note");
    }

    @Override
    protected void updateItem(@Nullable String code, boolean empty) {
        super.updateItem(code, empty);
        if (empty || code == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(code);
        meaning.setText(CloseCodeText.meaning(code));
        setGraphic(both);
        setAccessibleText(Messages.format("compose.closeCode.choice", code, meaning.getText()));
    }
}
