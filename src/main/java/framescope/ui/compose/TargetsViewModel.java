package framescope.ui.compose;

import framescope.inspector.Inspector;
import framescope.text.Messages;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The connections that a draft goes to: one, several, or all that are open. FX thread only.
public final class TargetsViewModel {
    private final Inspector inspector;

    // ---------------------------------------------------------------- properties

    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Set<Integer>> several = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyBooleanWrapper deflating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    TargetsViewModel(Inspector inspector) {
        this.inspector = inspector;
        target.subscribe(this::update);
        several.subscribe(this::update);
        openConnections.subscribe(this::update);
        update();
    }

    /// The number of the connection to send on; empty for all open ones.
    public ObjectProperty<Optional<Integer>> targetProperty() {
        return target;
    }

    /// Several connections to send on, instead of the target; empty for none.
    public ObjectProperty<Set<Integer>> severalProperty() {
        return several;
    }

    /// The connections that can be sent on, given by whoever knows.
    public ObjectProperty<List<Integer>> openConnectionsProperty() {
        return openConnections;
    }

    /// Whether permessage-deflate is agreed on with the first of those chosen, as a prediction
    /// assumes of all of them.
    ReadOnlyBooleanProperty deflatingProperty() {
        return deflating.getReadOnlyProperty();
    }

    /// Why nobody can be sent to; empty when somebody can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The connections that are sent on now.
    Collection<Integer> chosen() {
        List<Integer> open = openConnections.get();
        Set<Integer> some = several.get();
        return some.isEmpty()
                ? target.get().map(List::of).orElse(open)
                : open.stream().filter(some::contains).toList();
    }

    // ---------------------------------------------------------------- commands

    /// Takes part of the connections, or none of them, as the target.
    void choose(int connection, boolean chosen) {
        Set<Integer> more = new TreeSet<>(several.get());
        if (chosen) {
            more.add(connection);
        } else {
            more.remove(connection);
        }
        several.set(Set.copyOf(more));
    }

    /// Asks whether the target compresses; to be called now and then.
    void refresh() {
        deflating.set(chosen().stream().findFirst().filter(inspector::isDeflating).isPresent());
    }

    private void update() {
        refresh();
        problem.set(sentence());
    }

    private String sentence() {
        List<Integer> open = openConnections.get();
        if (open.isEmpty()) {
            return Messages.get("compose.nobody");
        }
        if (!several.get().isEmpty()) {
            return chosen().isEmpty() ? Messages.get("compose.allGone") : "";
        }
        return target.get()
                .filter(number -> !open.contains(number))
                .map(number -> Messages.format("compose.gone", String.valueOf(number)))
                .orElse("");
    }
}
