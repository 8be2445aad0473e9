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
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Sends what was composed, and has somebody watch what the peers do about it. FX thread only.
final class SendingViewModel {
    private static final System.Logger LOG = System.getLogger(SendingViewModel.class.getName());

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;
    private final HistoryViewModel history;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private SendingWatch watch;
    private boolean looking;
    private boolean lookAgain;
    private long latest;
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
        watch = new SendingWatch(store);
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
        shown = true;
        outcome.set(Messages.get(store.isStopped() ? "outcome.unseen" : "outcome.going"));
        latest = history.add(ready, targets);
        if (!store.isStopped()) {
            watch.add(new Reactions(store, latest, targets, ready.made().frames()));
        }
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
        } else if (!watch.isIdle()) {
            looking = true;
            lookAgain = false;
            tasks.run(watch::look, this::take, this::giveUp);
        }
    }

    private void take(SendingWatch.Seen seen) {
        looking = false;
        seen.news().forEach(this::tell);
        if (lookAgain || seen.more()) {
            refresh();
        }
    }

    private void tell(SendingWatch.News news) {
        history.tell(news.number(), news.words());
        if (shown && news.number() == latest) {
            outcome.set(news.words());
        }
    }

    private void giveUp(Exception failure) {
        LOG.log(System.Logger.Level.ERROR, "looking for what peers did failed", failure);
        looking = false;
        watch = new SendingWatch(store);
    }
}
