package framescope.ui.compose;

import framescope.preset.SavedPreset;
import framescope.text.Messages;
import framescope.text.VisibleText;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Binds the list of the user's own presets.
public final class PresetsController {
    private final PresetsViewModel model;

    @FXML private Node pane;
    @FXML private ListView<SavedPreset> list;
    @FXML private TextField name;
    @FXML private Button rename;
    @FXML private Button use;
    @FXML private Button up;
    @FXML private Button down;
    @FXML private Button remove;
    @FXML private Button exportAll;
    @FXML private Label message;

    public PresetsController(PresetsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.openProperty().subscribe(open -> Toggles.show(pane, open));
        list.setItems(model.own());
        list.setPlaceholder(new Label(Messages.get("presets.none")));
        list.setCellFactory(ignored -> new NameCell());
        list.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> model.selectedProperty().set(index.intValue()));
        model.selectedProperty()
                .subscribe(index -> list.getSelectionModel().clearAndSelect(index.intValue()));
        name.textProperty().bindBidirectional(model.nameProperty());
        model.selectedProperty().subscribe(this::enable);
        model.own().subscribe(this::enable);
        message.textProperty().bind(model.messageProperty());
        model.messageProperty().subscribe(words -> Toggles.show(message, !words.isEmpty()));
    }

    private void enable() {
        int index = model.selectedProperty().get();
        int size = model.own().size();
        boolean any = index >= 0 && index < size;
        use.setDisable(!any);
        rename.setDisable(!any);
        remove.setDisable(!any);
        up.setDisable(!any || index == 0);
        down.setDisable(!any || index == size - 1);
        exportAll.setDisable(size == 0);
    }

    @FXML
    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2) {
            model.chooseSelected();
        }
    }

    @FXML
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            model.chooseSelected();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.remove();
        }
    }

    @FXML
    private void use() {
        model.chooseSelected();
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void rename() {
        model.rename();
    }

    @FXML
    private void up() {
        model.move(-1);
    }

    @FXML
    private void down() {
        model.move(1);
    }

    @FXML
    private void remove() {
        model.remove();
    }

    @FXML
    private void importFile() {
        model.importFile();
    }

    @FXML
    private void exportFile() {
        model.exportFile();
    }

    @FXML
    private void done() {
        model.openProperty().set(false);
    }

    private static final class NameCell extends ListCell<SavedPreset> {
        @Override
        protected void updateItem(@Nullable SavedPreset preset, boolean empty) {
            super.updateItem(preset, empty);
            setText(empty || preset == null ? null : VisibleText.escape(preset.name()));
        }
    }
}
