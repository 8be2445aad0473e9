package framescope.ui.files;

import framescope.text.ByteCount;
import framescope.text.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the list of earlier captures to its view model.
public final class EarlierController {
    private static final double ROW = 38;
    private static final int MOST_ROWS = 4;

    private final EarlierViewModel model;
    private final JournalRoomViewModel room;

    @FXML private VBox panel;
    @FXML private Label title;
    @FXML private Label place;
    @FXML private ListView<EarlierCapture> captures;
    @FXML private Label over;
    @FXML private ChoiceBox<Long> folderBytes;
    @FXML private ChoiceBox<Long> freeBytes;

    public EarlierController(EarlierViewModel model, JournalRoomViewModel room) {
        this.model = model;
        this.room = room;
    }

    @FXML
    private void initialize() {
        panel.visibleProperty().bind(model.shownProperty());
        panel.managedProperty().bind(model.shownProperty());
        place.setText(Messages.format("earlier.place", model.place()));
        captures.setItems(model.captures());
        captures.setCellFactory(ignored -> new EarlierCell(model));
        captures.setFixedCellSize(ROW);
        captures.prefHeightProperty()
                .bind(
                        Bindings.min(MOST_ROWS, Bindings.size(model.captures()))
                                .multiply(ROW)
                                .add(2));
        captures.visibleProperty().bind(Bindings.isNotEmpty(model.captures()));
        captures.managedProperty().bind(Bindings.isNotEmpty(model.captures()));
        title.textProperty()
                .bind(
                        Bindings.when(Bindings.isEmpty(model.captures()))
                                .then(Messages.get("earlier.none"))
                                .otherwise(Messages.get("earlier.title")));
        over.textProperty().bind(model.overProperty());
        over.visibleProperty().bind(model.overProperty().isNotEmpty());
        over.managedProperty().bind(model.overProperty().isNotEmpty());
        bind(folderBytes, room.folderChoices(), room.folderBytesProperty());
        bind(freeBytes, room.freeChoices(), room.freeBytesProperty());
    }

    private static void bind(
            ChoiceBox<Long> box, List<Long> choices, ObjectProperty<Long> property) {
        box.setConverter(new Amounts());
        box.getItems().setAll(choices);
        box.valueProperty().bindBidirectional(property);
    }

    private static final class Amounts extends StringConverter<Long> {
        @Override
        public String toString(Long bytes) {
            return ByteCount.of(bytes);
        }

        @Override
        public Long fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }

    @FXML
    private void later() {
        model.later();
    }
}
