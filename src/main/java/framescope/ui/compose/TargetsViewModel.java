package framescope.ui.compose;

import framescope.compose.Receiver;
import framescope.compose.Receivers;
import framescope.inspector.Inspector;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import java.util.Collection;
import java.util.Comparator;
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
    private static final int ASKED_AT_ONCE = 16;
    private static final int MOST_LISTED = 40;

    private final Inspector inspector;
    private final BackgroundTasks tasks;
    private long asked;
    private boolean asking;
    private boolean askAgain;

    // ---------------------------------------------------------------- properties

    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Set<Integer>> several = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Receivers> receivers =
            new ReadOnlyObjectWrapper<>(Receivers.NOBODY);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    TargetsViewModel(Inspector inspector, BackgroundTasks tasks) {
        this.inspector = inspector;
        this.tasks = tasks;
        target.subscribe(ignored -> several.set(Set.of()));
        target.subscribe(this::update);
        several.subscribe(this::update);
        openConnections.subscribe(this::update);
        update();
    }

    /// The number of the connection to send on; empty for all open ones. To change it is to choose it
    /// instead of several.
    public ObjectProperty<Optional<Integer>> targetProperty() {
        return target;
    }

    /// Several connections to send on, instead of the target; empty for none. Those stay among them
    /// that have ended: nothing else is sent on in their stead.
    public ObjectProperty<Set<Integer>> severalProperty() {
        return several;
    }

    /// The connections that can be sent on, given by whoever knows.
    public ObjectProperty<List<Integer>> openConnectionsProperty() {
        return openConnections;
    }

    /// Those chosen, as far as what they make of something may differ.
    ReadOnlyObjectProperty<Receivers> receiversProperty() {
        return receivers.getReadOnlyProperty();
    }

    /// Why nobody can be sent to; empty when somebody can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The connections that are sent on now.
    Collection<Integer> chosen() {
        List<Integer> open = openConnections.get();
        Set<Integer> some = several.get();
        return some.isEmpty() ? target.get().map(List::of).orElse(open) : severalOpen();
    }

    /// Those of several that are open.
    List<Integer> severalOpen() {
        return openConnections.get().stream().filter(several.get()::contains).toList();
    }

    /// What several can be chosen from, the newest first: as many open ones as can be seen at a
    /// glance, and all that are chosen.
    List<Integer> listed() {
        List<Integer> open = openConnections.get();
        Set<Integer> listed = new TreeSet<>(Comparator.reverseOrder());
        listed.addAll(several.get());
        listed.addAll(open.subList(Math.max(0, open.size() - MOST_LISTED), open.size()));
        return List.copyOf(listed);
    }

    // ---------------------------------------------------------------- commands

    /// Takes one connection as the target, instead of several too.
    public void choose(int connection) {
        chooseNone();
        target.set(Optional.of(connection));
    }

    /// Takes none of several: the target gets it again.
    void chooseNone() {
        several.set(Set.of());
    }

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

    /// Asks which of the targets compress, and to which a message or a frame lacks its end; to be
    /// called now and then. Many are asked in the background.
    void refresh() {
        Collection<Integer> chosen = chosen();
        if (chosen.size() <= ASKED_AT_ONCE) {
            asked++;
            show(Receivers.of(chosen, this::ask));
        } else if (asking) {
            askAgain = true;
        } else {
            asking = true;
            long number = ++asked;
            tasks.run(
                    () -> Receivers.of(chosen, this::ask),
                    now -> answered(number, now),
                    failure -> answered(number, Receivers.NOBODY));
        }
    }

    private void answered(long number, Receivers now) {
        asking = false;
        if (number == asked) {
            show(now);
        }
        if (askAgain) {
            askAgain = false;
            refresh();
        }
    }

    private Receiver ask(int connection) {
        return new Receiver(
                inspector.deflate(connection),
                inspector.openMessage(connection),
                inspector.halfFrame(connection));
    }

    private void show(Receivers now) {
        if (!now.equals(receivers.get())) {
            receivers.set(now);
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
