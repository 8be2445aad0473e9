package framescope.ui.files;

import framescope.text.Messages;
import framescope.ui.control.Tip;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// An earlier capture in a line, with what can be done about it.
final class EarlierCell extends ListCell<EarlierCapture> {
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button open = button("open");
    private final Button keep = button("keep");
    private final Button delete = button("delete");
    private final HBox line = new HBox(title, detail, open, keep, delete);

    EarlierCell(EarlierViewModel model) {
        line.getStyleClass().add("earlier-capture");
        title.getStyleClass().add("earlier-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("earlier-detail");
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        setPrefWidth(0); // The list's width decides, not the longest line.
        open.setOnAction(click -> model.open(getItem()));
        keep.setOnAction(click -> model.keep(getItem()));
        delete.setOnAction(click -> model.delete(getItem()));
        open.disableProperty().bind(model.busyProperty());
        keep.disableProperty().bind(model.busyProperty());
    }

    private static Button button(String command) {
        Button button = new Button(Messages.get("earlier." + command));
        String about = Messages.get("earlier." + command + ".about");
        Tip.setText(button, about);
        button.setAccessibleText(about);
        button.getStyleClass().addAll("small", "earlier-" + command);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    @Override
    protected void updateItem(@Nullable EarlierCapture item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        title.setText(item.title());
        detail.setText(item.detail());
        boolean unread = item.content().isEmpty();
        open.setVisible(!unread);
        keep.setVisible(!unread);
        delete.setVisible(!unread);
        setAccessibleText(item.title() + ", " + item.detail());
        setGraphic(line);
    }
}
