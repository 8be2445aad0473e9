package framescope.ui.compose;

import framescope.text.Messages;
import framescope.ui.common.ConnectionChoice;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;

/// Binds the choice of the connections that a draft goes to.
public final class TargetsController {
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
        for (int number : model.openConnectionsProperty().get().stream().limit(40).toList()) {
            CheckMenuItem item =
                    new CheckMenuItem(Messages.format("compose.toOne", String.valueOf(number)));
            item.setId("several-" + number);
            item.setSelected(model.severalProperty().get().contains(number));
            item.setOnAction(chosen -> model.choose(number, item.isSelected()));
            several.getItems().add(item);
        }
    }

    private void showSeveral(Set<Integer> chosen) {
        target.setDisable(!chosen.isEmpty());
        several.setText(chosen.isEmpty() ? "" : Messages.format("compose.several", chosen.size()));
    }
}
