package framescope.ui.connections;

import framescope.capture.ConnectionSummary;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
        connections.setCellFactory(ignored -> new ConnectionCell(this::choose));
        connections
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> {
                    boolean chosen = !following && !model.refreshingProperty().get();
                    if (chosen && item != null) {
                        choose(item);
                    }
                });
        connections.addEventHandler(KeyEvent.KEY_PRESSED, this::chooseByKey);
        model.selectedProperty().subscribe(this::showSelected);
        // The list moves its selection along when rows go; the model knows which one is meant.
        model.refreshingProperty()
                .subscribe(ignored -> showSelected(model.selectedProperty().get()));
    }

    // A connection may be selected already, since a row of it is.
    private void chooseByKey(KeyEvent press) {
        ConnectionSummary selected = connections.getSelectionModel().getSelectedItem();
        if (press.getCode() == KeyCode.ENTER && selected != null) {
            choose(selected);
            press.consume();
        }
    }

    private void choose(ConnectionSummary connection) {
        model.choose(connection.info().number());
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
