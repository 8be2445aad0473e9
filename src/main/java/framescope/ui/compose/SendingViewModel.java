package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.compose.Composition;
import framescope.inspector.Inspector;
import framescope.lab.OutcomeText;
import framescope.lab.ReactionWatch;
import framescope.text.Messages;
import framescope.ui.common.FileDialogs;
import java.util.Collection;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Sends what was composed, and watches what the peer does about it. FX thread only.
final class SendingViewModel {
    private final Inspector inspector;
    private final CaptureStore store;
    private final FileDialogs dialogs;
    private final HistoryViewModel history;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private @Nullable ReactionWatch watch;
    private long watched;
    private boolean shown;
    private boolean consented;

    SendingViewModel(
            Inspector inspector,
            CaptureStore store,
            FileDialogs dialogs,
            HistoryViewModel history) {
        this.inspector = inspector;
        this.store = store;
        this.dialogs = dialogs;
        this.history = history;
    }

    /// What the peer did about what was sent last; empty before, and when it went to several.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Sends once. Asks at the first draft of a run that breaks the RFC.
    void send(Composition ready, Collection<Integer> targets) {
        if (!consents(ready)) {
            return;
        }
        boolean one = targets.size() == 1;
        watch =
                one && !store.isStopped()
                        ? new ReactionWatch(store, targets.iterator().next())
                        : null;
        shown = one;
        outcome.set(
                !one ? "" : Messages.get(store.isStopped() ? "outcome.unseen" : "outcome.going"));
        watched = history.add(ready, targets);
        inspector.transmit(targets, ready.transmission());
    }

    /// Whether this may go out: the user is asked about the first draft of a run that breaks the RFC.
    boolean consents(Composition ready) {
        if (ready.prediction().isIllegal() && !consented) {
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

    /// Looks whether the peer has done something; to be called now and then.
    void refresh() {
        ReactionWatch looking = watch;
        if (looking == null) {
            return;
        }
        var seen = looking.look();
        if (looking.isRefused()) {
            tell(Messages.get("outcome.refused"));
            watch = null;
        } else if (looking.isSent()) {
            tell(OutcomeText.of(seen));
        }
        if (seen.isOver()) {
            watch = null;
        }
    }

    private void tell(String words) {
        history.tell(watched, words);
        if (shown) {
            outcome.set(words);
        }
    }
}
