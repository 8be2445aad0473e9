package framescope.ui.compose;

import framescope.text.Messages;
import framescope.ui.common.ConnectionChoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Binds the choice of the connections that a draft goes to.
public final class TargetsController {
    private static final int MOST_LISTED = 40;

    private final TargetsViewModel model;

    @FXML private ComboBox<Integer> target;
    @FXML private MenuButton several;

    public TargetsController(TargetsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        ConnectionChoice.bind(
                target, model.targetProperty(), model.openConnectionsProperty(), this::targetName);
        several.setOnShowing(opened -> listSeveral());
        model.severalProperty().subscribe(this::showSeveral);
    }

    private String targetName(Optional<Integer> number) {
        return number.map(each -> Messages.format("compose.toOne", String.valueOf(each)))
                .orElseGet(() ->
                        Messages.format(
                                "compose.toAll", model.openConnectionsProperty().get().size()));
    }

    // A menu of thousands would be of no use: those that can be seen at a glance.
    private void listSeveral() {
        several.getItems().clear();
        List<Integer> open = model.openConnectionsProperty().get();
        for (int number : open.stream().limit(MOST_LISTED).toList()) {
            CheckMenuItem item =
                    new CheckMenuItem(Messages.format("compose.toOne", String.valueOf(number)));
            item.setId("several-" + number);
            item.setSelected(model.severalProperty().get().contains(number));
            item.setOnAction(chosen -> model.choose(number, item.isSelected()));
            several.getItems().add(item);
        }
        if (open.size() > MOST_LISTED) {
            MenuItem more =
                    new MenuItem(Messages.format("compose.severalMore", open.size() - MOST_LISTED));
            more.setDisable(true);
            several.getItems().add(more);
        }
    }

    private void showSeveral(Set<Integer> chosen) {
        target.setDisable(!chosen.isEmpty());
        several.setText(chosen.isEmpty() ? "" : Messages.format("compose.several", chosen.size()));
    }
}
