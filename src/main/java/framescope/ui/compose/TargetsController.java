package framescope.ui.compose;

import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the choice of the connections that a draft goes to.
public final class TargetsController {
    /// Stands for all connections, which are numbered from 1, among the targets.
    private static final int ALL = 0;

    private final TargetsViewModel model;
    private boolean following;

    @FXML private ComboBox<Integer> target;
    @FXML private MenuButton several;

    public TargetsController(TargetsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        target.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer number) {
                        return targetName(number == null ? ALL : number);
                    }

                    @Override
                    public Integer fromString(String name) {
                        throw new IllegalStateException("a target is chosen, not written");
                    }
                });
        target.valueProperty().subscribe(this::targetChosen);
        model.openConnectionsProperty().subscribe(ignored -> showTargets());
        model.targetProperty().subscribe(ignored -> showTargets());
        several.setOnShowing(opened -> listSeveral());
        model.severalProperty().subscribe(this::showSeveral);
    }

    private void targetChosen(@Nullable Integer number) {
        if (!following && number != null) {
            model.targetProperty().set(number == ALL ? Optional.empty() : Optional.of(number));
        }
    }

    private void showTargets() {
        following = true;
        int chosen = model.targetProperty().get().orElse(ALL);
        List<Integer> targets = new ArrayList<>();
        targets.add(ALL);
        targets.addAll(model.openConnectionsProperty().get());
        if (!targets.contains(chosen)) {
            targets.add(chosen);
        }
        // Set anew even when equal: the number of open connections is part of a name, and a combo
        // box shows nothing when its items change under an equal value.
        target.setValue(null);
        target.getItems().setAll(targets);
        target.setValue(chosen);
        following = false;
    }

    private String targetName(int number) {
        return number == ALL
                ? Messages.format("compose.toAll", model.openConnectionsProperty().get().size())
                : Messages.format("compose.toOne", String.valueOf(number));
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
