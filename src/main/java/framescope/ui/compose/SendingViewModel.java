package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.compose.Composition;
import framescope.inspector.Inspector;
import framescope.lab.Outcome;
import framescope.lab.OutcomeText;
import framescope.lab.ReactionWatch;
import framescope.text.Messages;
import framescope.ui.common.FileDialogs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Sends what was composed, and watches what the peer does about it. FX thread only.
final class SendingViewModel {
    private static final int MOST_WATCHED = 5;

    private final Inspector inspector;
    private final CaptureStore store;
    private final FileDialogs dialogs;
    private final HistoryViewModel history;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private List<ReactionWatch> watches = List.of();
    private boolean several;
    private int others;
    private long watched;
    private String told = "";
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

    /// What the peer did about what was sent last, or the first of several; empty before.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Sends once. Asks at the first draft of a run that breaks the RFC.
    ///
    /// @return whether it goes out
    boolean send(Composition ready, Collection<Integer> targets) {
        if (!consents(ready)) {
            return false;
        }
        several = targets.size() > 1;
        others = targets.size() - MOST_WATCHED;
        watches =
                store.isStopped()
                        ? List.of()
                        : targets.stream()
                                .limit(MOST_WATCHED)
                                .map(each -> new ReactionWatch(store, each))
                                .toList();
        shown = true;
        told = "";
        outcome.set(Messages.get(store.isStopped() ? "outcome.unseen" : "outcome.going"));
        watched = history.add(ready, targets);
        inspector.transmit(targets, ready.transmission());
        return true;
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
        List<String> seen = new ArrayList<>();
        boolean over = true;
        for (ReactionWatch watch : watches) {
            Outcome now = watch.look();
            over &= watch.isRefused() || now.isOver();
            words(watch, now).ifPresent(seen::add);
        }
        if (seen.isEmpty()) {
            return;
        }
        String all = String.join(Messages.get("outcome.separator"), seen);
        tell(others > 0 ? Messages.format("outcome.others", all, others) : all);
        if (over) {
            watches = List.of();
        }
    }

    private Optional<String> words(ReactionWatch watch, Outcome now) {
        if (!watch.isSent() && !watch.isRefused()) {
            return Optional.empty();
        }
        String words = watch.isRefused() ? Messages.get("outcome.refused") : OutcomeText.of(now);
        return Optional.of(
                several
                        ? Messages.format("outcome.of", String.valueOf(watch.connection()), words)
                        : words);
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
