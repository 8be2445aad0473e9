package framescope.ui.compose;

import framescope.compose.Receiver;
import framescope.inspector.Inspector;
import framescope.text.Messages;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final ReadOnlyObjectWrapper<Receiver> receiver =
            new ReadOnlyObjectWrapper<>(Receiver.FRESH);
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

    /// The first of those chosen; a prediction takes all of them for the like.
    ReadOnlyObjectProperty<Receiver> receiverProperty() {
        return receiver.getReadOnlyProperty();
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

    /// Asks whether the target compresses, and whether a message or a frame to it lacks its end; to
    /// be called now and then.
    void refresh() {
        Receiver now =
                chosen().stream()
                        .findFirst()
                        .map(first ->
                                new Receiver(
                                        inspector.isDeflating(first),
                                        inspector.openMessage(first),
                                        inspector.halfFrame(first)))
                        .orElse(Receiver.FRESH);
        if (!now.equals(receiver.get())) {
            receiver.set(now);
        }
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
