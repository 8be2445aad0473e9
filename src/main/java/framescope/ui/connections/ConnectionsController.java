package framescope.ui.connections;

import framescope.capture.ConnectionSummary;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;

/// Binds the list of connections to its view model.
public final class ConnectionsController {
    private final ConnectionsViewModel model;
    private boolean following;

    @FXML private ListView<ConnectionSummary> connections;

    public ConnectionsController(ConnectionsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        connections.setItems(model.connections());
        connections.setCellFactory(ignored -> new ConnectionCell());
        connections
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> {
                    boolean clicked = !following && !model.refreshingProperty().get();
                    if (clicked && item != null) {
                        model.select(item.info().number());
                    }
                });
        model.selectedProperty().subscribe(this::showSelected);
        // The list moves its selection along when rows go; the model knows which one is meant.
        model.refreshingProperty()
                .subscribe(ignored -> showSelected(model.selectedProperty().get()));
    }

    private void showSelected(Optional<Integer> number) {
        following = true;
        number.flatMap(model::find)
                .ifPresentOrElse(
                        connections.getSelectionModel()::select,
                        connections.getSelectionModel()::clearSelection);
        following = false;
    }
}
