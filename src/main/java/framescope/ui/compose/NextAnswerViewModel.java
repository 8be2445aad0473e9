package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the next opening handshake is answered, where that is a preset. FX thread only.
public final class NextAnswerViewModel {
    private static final System.Logger LOG = System.getLogger(NextAnswerViewModel.class.getName());

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Optional<NextAnswer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper given = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final HistoryViewModel history;
    private Optional<HandshakePreset> shown = Optional.empty();
    private Optional<AnswerWatch> watch = Optional.empty();
    private Optional<NextAnswer> last = Optional.empty();
    private long number;
    private boolean looking;

    NextAnswerViewModel(
            Inspector inspector,
            CaptureStore store,
            BackgroundTasks tasks,
            HistoryViewModel history) {
        this.inspector = inspector;
        this.store = store;
        this.tasks = tasks;
        this.history = history;
    }

    /// The answer; empty where it is as usual, or changed in a way of its own. One that was chosen
    /// here stays when it was given, until another is chosen or [#dismiss].
    ReadOnlyObjectProperty<Optional<NextAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Who got the answer, in words; empty while nobody did.
    ReadOnlyStringProperty givenProperty() {
        return given.getReadOnlyProperty();
    }

    /// What the client did that got it, in words; empty while nobody did.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Answers the next opening handshake, and no other, as a preset says.
    ///
    /// @return that in words
    String choose(HandshakePreset preset) {
        forget();
        if (!store.isStopped()) {
            watch = Optional.of(new AnswerWatch(store, preset));
        }
        inspector.answerNext(Optional.of(preset.change()));
        sample();
        return Messages.format("notebook.next.is", Messages.of("handshakePreset", preset));
    }

    /// Shows no answer any more; the next opening handshake is answered as all others.
    void dismiss() {
        forget();
        inspector.answerNext(Optional.empty());
        sample();
        refresh();
    }

    private void forget() {
        watch = Optional.empty();
        last = Optional.empty();
        number = 0;
        given.set("");
        outcome.set("");
    }

    /// Looks what the next handshake is to be answered, whoever has chosen it; to be called now and
    /// then.
    void sample() {
        Optional<HandshakePreset> now =
                inspector
                        .nextAnswer()
                        .flatMap(change ->
                                Arrays.stream(HandshakePreset.values())
                                        .filter(each -> each.change().equals(change))
                                        .findFirst());
        if (!now.equals(shown)) {
            boolean another =
                    now.isPresent() && watch.filter(each -> each.preset() == now.get()).isEmpty();
            if (another) {
                forget();
            }
            shown = now;
            refresh();
        }
        if (shown.isEmpty()) {
            watch.ifPresent(this::look);
        }
    }

    private void look(AnswerWatch watching) {
        if (!looking) {
            looking = true;
            tasks.run(
                    watching::look,
                    seen -> take(watching, seen),
                    failure -> take(watching, new AnswerWatch.Seen(0, "", true)));
        }
    }

    private void take(AnswerWatch watching, AnswerWatch.Seen seen) {
        looking = false;
        if (watch.filter(current -> current == watching).isEmpty()) {
            return;
        }
        if (seen.connection() > 0) {
            tell(watching.preset(), seen);
        }
        if (seen.over()) {
            watch = Optional.empty();
        }
    }

    private void tell(HandshakePreset preset, AnswerWatch.Seen seen) {
        String connection = String.valueOf(seen.connection());
        if (number == 0) {
            answer.set(last);
            String expected = last.map(NextAnswer::prediction).orElse("");
            number = history.add(preset, seen.connection(), expected);
            given.set(
                    Messages.format(
                            "nextAnswer.given",
                            connection,
                            Messages.of("handshakePreset", preset)));
        }
        if (!outcome.get().equals(seen.words())) {
            outcome.set(seen.words());
            history.tell(number, seen.words());
        }
    }

    /// Makes it anew: somebody else has asked meanwhile.
    void refresh() {
        Optional<HandshakePreset> now = shown;
        if (now.isEmpty()) {
            answer.set(number == 0 ? Optional.empty() : last);
            return;
        }
        tasks.run(
                () -> NextAnswer.of(now.get(), store, inspector),
                made -> {
                    if (now.equals(shown)) {
                        last = Optional.of(made);
                        answer.set(last);
                    }
                },
                failure ->
                        LOG.log(System.Logger.Level.ERROR, "composing an answer failed", failure));
    }
}
