package framescope.ui.connections;

import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.protocol.connection.ConnectionState;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The connections of the capture. FX thread only.
public final class ConnectionsViewModel {
    private final CaptureStore store;

    // ---------------------------------------------------------------- properties

    private final ObservableList<ConnectionSummary> connections =
            FXCollections.observableArrayList();
    private final ObservableList<ConnectionSummary> readOnly =
            FXCollections.unmodifiableObservableList(connections);
    private final ObjectProperty<Optional<Integer>> selected =
            new SimpleObjectProperty<>(Optional.empty());

    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();
    private IntConsumer onChosen = number -> {};

    public ConnectionsViewModel(CaptureStore store) {
        this.store = store;
    }

    /// The connections in the order of their numbers.
    public ObservableList<ConnectionSummary> connections() {
        return readOnly;
    }

    /// The number of the selected connection.
    public ObjectProperty<Optional<Integer>> selectedProperty() {
        return selected;
    }

    // ---------------------------------------------------------------- commands

    /// Whether the list is being changed: what a control makes of its own selection meanwhile is
    /// not a choice of the user.
    public ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /// Takes over what the capture says now.
    public void refresh() {
        refreshing.set(true);
        takeOver(store.connections());
        selected.get().filter(number -> find(number).isEmpty()).ifPresent(gone -> select(-1));
        refreshing.set(false);
    }

    private void takeOver(List<ConnectionSummary> now) {
        if (now.size() < connections.size()) {
            connections.remove(now.size(), connections.size());
        }
        for (int i = 0; i < connections.size(); i++) {
            if (!connections.get(i).equals(now.get(i))) {
                connections.set(i, now.get(i));
            }
        }
        if (now.size() > connections.size()) {
            connections.addAll(now.subList(connections.size(), now.size()));
        }
    }

    /// Selects a connection by number, or none for a number that there is not.
    public void select(int number) {
        if (number > 0 && find(number).isEmpty()) {
            refresh(); // Its rows may be listed before it is.
        }
        selected.set(find(number).map(found -> number));
    }

    /// Sets who hears of a connection that the user himself has chosen here, once more too.
    public void setOnChosen(IntConsumer listener) {
        onChosen = listener;
    }

    /// Selects a connection because the user chose it, and not a row of it.
    public void choose(int number) {
        select(number);
        onChosen.accept(number);
    }

    /// The connection of a number.
    public Optional<ConnectionSummary> find(int number) {
        return connections.stream().filter(c -> c.info().number() == number).findFirst();
    }

    /// The connections that can be sent on.
    public List<ConnectionSummary> open() {
        return connections.stream().filter(c -> c.state() == ConnectionState.OPEN).toList();
    }
}
