package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.compose.Outlook;
import framescope.inspector.Inspector;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Sends what was composed, and has somebody watch what the peers do about it. FX thread only.
final class SendingViewModel {
    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;
    private final HistoryViewModel history;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private Optional<Reactions> reactions = Optional.empty();
    private boolean looking;
    private boolean lookAgain;
    private long watched;
    private String told = "";
    private boolean shown;
    private boolean consented;

    SendingViewModel(
            Inspector inspector,
            CaptureStore store,
            BackgroundTasks tasks,
            FileDialogs dialogs,
            HistoryViewModel history) {
        this.inspector = inspector;
        this.store = store;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.history = history;
    }

    /// What the peers did about what was sent last; empty before.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Sends once. Asks at the first draft of a run that breaks the RFC.
    ///
    /// @return whether it goes out
    boolean send(Outlook ready, Collection<Integer> targets) {
        if (!consents(ready)) {
            return false;
        }
        reactions =
                store.isStopped() ? Optional.empty() : Optional.of(new Reactions(store, targets));
        shown = true;
        told = "";
        outcome.set(Messages.get(store.isStopped() ? "outcome.unseen" : "outcome.going"));
        watched = history.add(ready, targets);
        transmit(ready, targets);
        return true;
    }

    // What a payload breaks may differ from one receiver to another: whether it is compressed does.
    private void transmit(Outlook ready, Collection<Integer> targets) {
        Set<Integer> others = new LinkedHashSet<>(targets);
        for (Outlook.Part part : ready.parts()) {
            List<Integer> these = part.connections().stream().filter(others::remove).toList();
            inspector.transmit(these, part.made().transmission());
        }
        inspector.transmit(others, ready.made().transmissionToOthers());
    }

    /// Whether this may go out: the user is asked about the first draft of a run that breaks the RFC.
    boolean consents(Outlook ready) {
        if (ready.isIllegal() && !consented) {
            consented =
                    dialogs.confirm(
                            Messages.get("compose.illegal.question"),
                            Messages.get("compose.illegal.consent"));
            return consented;
        }
        return true;
    }

    /// Shows no outcome any more: something else is being composed. The history still hears of it.
    void forget() {
        shown = false;
        outcome.set("");
    }

    /// Has somebody look whether the peers have done something; to be called now and then.
    void refresh() {
        if (looking) {
            lookAgain = true;
        } else {
            reactions.ifPresent(this::look);
        }
    }

    private void look(Reactions watching) {
        looking = true;
        lookAgain = false;
        tasks.run(
                watching::look,
                seen -> take(watching, seen),
                failure -> take(watching, new Reactions.Seen("", true, false)));
    }

    private void take(Reactions watching, Reactions.Seen seen) {
        looking = false;
        boolean latest = reactions.filter(current -> current == watching).isPresent();
        if (latest && !seen.words().isEmpty()) {
            tell(seen.words());
        }
        if (latest && seen.over()) {
            reactions = Optional.empty();
        }
        if (lookAgain || seen.more()) {
            reactions.ifPresent(this::look);
        }
    }

    // Once: who hears of it builds a menu anew.
    private void tell(String words) {
        if (words.equals(told)) {
            return;
        }
        told = words;
        history.tell(watched, words);
        if (shown) {
            outcome.set(words);
        }
    }
}
