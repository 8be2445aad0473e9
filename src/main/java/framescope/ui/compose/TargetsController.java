package framescope.ui.compose;

import framescope.text.Messages;
import framescope.ui.common.ConnectionChoice;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

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
        model.openConnectionsProperty().subscribe(this::showSeveral);
    }

    private String targetName(Optional<Integer> number) {
        return number.map(each -> Messages.format("compose.toOne", String.valueOf(each)))
                .orElseGet(() ->
                        Messages.format(
                                "compose.toAll", model.openConnectionsProperty().get().size()));
    }

    private void listSeveral() {
        List<Integer> open = model.openConnectionsProperty().get();
        List<Integer> listed = model.listed();
        MenuItem none = new MenuItem(Messages.get("compose.severalNone"));
        none.setId("several-none");
        none.setDisable(model.severalProperty().get().isEmpty());
        none.setOnAction(chosen -> model.chooseNone());
        several.getItems().setAll(none);
        listed.forEach(number -> several.getItems().add(item(number, open.contains(number))));
        long more = open.stream().filter(number -> !listed.contains(number)).count();
        if (more > 0) {
            MenuItem others = new MenuItem(Messages.format("compose.severalMore", more));
            others.setDisable(true);
            several.getItems().add(others);
        }
    }

    private MenuItem item(int number, boolean open) {
        String name = open ? "compose.toOne" : "compose.toGone";
        CheckMenuItem item = new CheckMenuItem(Messages.format(name, String.valueOf(number)));
        item.setId("several-" + number);
        item.setSelected(model.severalProperty().get().contains(number));
        item.setOnAction(chosen -> model.choose(number, item.isSelected()));
        return item;
    }

    // Once none of several is open any more, the box can be used again instead of them.
    private void showSeveral() {
        int count = model.severalOpen().size();
        target.setDisable(count > 0);
        several.setText(
                model.severalProperty().get().isEmpty()
                        ? ""
                        : Messages.format("compose.several", count));
    }
}
