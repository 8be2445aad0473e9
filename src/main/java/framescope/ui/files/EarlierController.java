package framescope.ui.files;

import framescope.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// Binds the list of earlier captures to its view model.
public final class EarlierController {
    private static final double ROW = 38;
    private static final int MOST_ROWS = 4;

    private final EarlierViewModel model;

    @FXML private VBox panel;
    @FXML private Label place;
    @FXML private ListView<EarlierCapture> captures;

    public EarlierController(EarlierViewModel model) {
        this.model = model;
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
    }

    @FXML
    private void later() {
        model.later();
    }
}
