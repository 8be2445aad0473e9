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

/// What the next opening handshake is answered, where that is a preset. FX thread only.
public final class NextAnswerViewModel {
    private static final System.Logger LOG = System.getLogger(NextAnswerViewModel.class.getName());

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Optional<NextAnswer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<HandshakePreset> shown = Optional.empty();

    NextAnswerViewModel(Inspector inspector, CaptureStore store, BackgroundTasks tasks) {
        this.inspector = inspector;
        this.store = store;
        this.tasks = tasks;
    }

    /// The answer; empty where it is as usual, or changed in a way of its own.
    ReadOnlyObjectProperty<Optional<NextAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Answers the next opening handshake, and no other, as a preset says.
    ///
    /// @return that in words
    String choose(HandshakePreset preset) {
        inspector.answerNext(Optional.of(preset.change()));
        sample();
        return Messages.format("notebook.next.is", Messages.of("handshakePreset", preset));
    }

    /// Answers the next opening handshake as all others.
    void answerAsUsual() {
        inspector.answerNext(Optional.empty());
        sample();
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
            shown = now;
            refresh();
        }
    }

    /// Makes it anew: somebody else has asked meanwhile.
    void refresh() {
        Optional<HandshakePreset> now = shown;
        if (now.isEmpty()) {
            answer.set(Optional.empty());
            return;
        }
        tasks.run(
                () -> NextAnswer.of(now.get(), store, inspector),
                made -> {
                    if (now.equals(shown)) {
                        answer.set(Optional.of(made));
                    }
                },
                failure ->
                        LOG.log(System.Logger.Level.ERROR, "composing an answer failed", failure));
    }
}
