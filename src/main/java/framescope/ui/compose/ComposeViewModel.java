package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.compose.Composition;
import framescope.compose.Outlook;
import framescope.inspector.Inspector;
import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The composer: what is written, who gets it, and what they do about it. FX thread only.
public final class ComposeViewModel {
    private final TargetsViewModel targets;
    private final DraftViewModel draft;
    private final SendingViewModel sending;
    private final PresetsViewModel presets;
    private final HistoryViewModel history;
    private final RepeatViewModel repeat;
    private final NextAnswerViewModel nextAnswer;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper();

    public ComposeViewModel(
            Inspector inspector,
            CaptureStore store,
            UserSettings settings,
            BackgroundTasks tasks,
            FileDialogs dialogs) {
        targets = new TargetsViewModel(inspector, tasks);
        draft = new DraftViewModel(store, tasks, dialogs, targets.receiversProperty());
        presets = new PresetsViewModel(settings, draft, tasks, dialogs);
        history = new HistoryViewModel(draft);
        sending = new SendingViewModel(inspector, store, tasks, dialogs, history);
        repeat = new RepeatViewModel(inspector);
        nextAnswer = new NextAnswerViewModel(inspector, store, tasks, history);
        targets.openConnectionsProperty().subscribe(nextAnswer::refresh);
        draft.compositionProperty().subscribe(this::draftChanged);
        draft.problemProperty().subscribe(this::update);
        draft.noticeProperty().subscribe(notice::set);
        targets.problemProperty().subscribe(this::update);
        update();
    }

    /// Who gets it.
    public TargetsViewModel targets() {
        return targets;
    }

    /// What is written.
    public DraftViewModel draft() {
        return draft;
    }

    /// The user's own presets.
    public PresetsViewModel presets() {
        return presets;
    }

    /// What was sent.
    HistoryViewModel history() {
        return history;
    }

    /// What sends again and again.
    RepeatViewModel repeat() {
        return repeat;
    }

    /// What the next opening handshake is answered.
    public NextAnswerViewModel nextAnswer() {
        return nextAnswer;
    }

    // ---------------------------------------------------------------- properties

    /// Why nothing can be sent now; empty when it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What the peers did about what was sent last; empty before.
    public ReadOnlyStringProperty outcomeProperty() {
        return sending.outcomeProperty();
    }

    /// What was done that is not seen in the composer.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether [#send] would send.
    public ReadOnlyBooleanProperty sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Sends to the target. Asks at the first draft of a run that breaks the RFC.
    public void send() {
        if (sendable.get()) {
            sending.send(draft.outlookProperty().get().orElseThrow(), targets.chosen());
        }
    }

    /// Sends a captured frame to the target again, as it was; what is written stays. Asks as [#send]
    /// does.
    public void resend(CaptureRecord row) {
        String fault = targets.problemProperty().get();
        if (fault.isEmpty()) {
            draft.recompose(row, made -> resend(row, made), notice::set);
        } else {
            notice.set(fault);
        }
    }

    private void resend(CaptureRecord row, Outlook made) {
        if (sending.send(made, targets.chosen())) {
            notice.set(Messages.format("compose.resent", RowText.kind(row)));
        }
    }

    /// Answers the next opening handshake, and no other, as a preset says.
    void answerNext(HandshakePreset preset) {
        notice.set(nextAnswer.choose(preset));
    }

    /// Sends to the target again and again. Asks as [#send] does.
    void startRepeating() {
        if (sendable.get()) {
            Outlook written = draft.outlookProperty().get().orElseThrow();
            if (sending.consents(written)) {
                history.add(written, targets.chosen());
                repeat.start(written, targets.chosen());
            }
        }
    }

    /// Whether something is being sent again and again.
    public boolean isRepeating() {
        return repeat.runningProperty().get();
    }

    /// Looks at the clock; to be called now and then.
    public void sample() {
        repeat.sample();
        nextAnswer.sample();
    }

    /// Looks whether the peer has done something about what was sent; to be called now and then.
    public void refresh() {
        targets.refresh();
        sending.refresh();
    }

    private void draftChanged(Optional<Composition> before, Optional<Composition> now) {
        // The same draft may get another prediction.
        if (!before.map(Composition::draft).equals(now.map(Composition::draft))) {
            sending.forget();
        }
        repeat.tellOf(now);
        update();
    }

    private void update() {
        String fault = draft.problemProperty().get();
        problem.set(fault.isEmpty() ? targets.problemProperty().get() : fault);
        sendable.set(problem.get().isEmpty() && draft.compositionProperty().get().isPresent());
    }
}
