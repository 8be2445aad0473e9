package framescope.ui.notebook;

import framescope.behaviour.HandshakeChange;
import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.HttpHead;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.notebook.HandshakeReader.Handshake;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An opening handshake step by step, and how the next one is answered. FX thread only.
public final class NotebookViewModel {
    private static final System.Logger LOG = System.getLogger(NotebookViewModel.class.getName());

    /// The sample of RFC 6455 §1.3, for as long as no handshake is selected.
    private static final String SAMPLE = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Inspector inspector;
    private final BackgroundTasks tasks;
    private final HandshakeReader reader;

    // ---------------------------------------------------------------- properties

    private final ReadOnlyObjectWrapper<Optional<Handshake>> handshake =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty key = new SimpleStringProperty(SAMPLE);
    private final ReadOnlyObjectWrapper<AcceptKey> steps =
            new ReadOnlyObjectWrapper<>(AcceptKey.of(SAMPLE));
    private final ReadOnlyStringWrapper keyRemark = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");
    private final ObjectProperty<HandshakePreset> preset =
            new SimpleObjectProperty<>(HandshakePreset.WRONG_ACCEPT);
    private final ReadOnlyObjectWrapper<Optional<HandshakeChange>> next =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public NotebookViewModel(CaptureStore store, Inspector inspector, BackgroundTasks tasks) {
        this.inspector = inspector;
        this.tasks = tasks;
        reader = new HandshakeReader(store);
        key.subscribe(this::compute);
        handshake.subscribe(this::compute);
    }

    /// The handshake that was selected last; empty before.
    ReadOnlyObjectProperty<Optional<Handshake>> handshakeProperty() {
        return handshake.getReadOnlyProperty();
    }

    /// The key that is computed with, which the user may change.
    StringProperty keyProperty() {
        return key;
    }

    /// From the key to the value of `Sec-WebSocket-Accept`.
    ReadOnlyObjectProperty<AcceptKey> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// Whether the key is what the RFC asks for, in a sentence.
    ReadOnlyStringProperty keyRemarkProperty() {
        return keyRemark.getReadOnlyProperty();
    }

    /// How the value compares with what the server sent, in a sentence.
    public ReadOnlyStringProperty comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// How the next handshake is to be answered.
    ObjectProperty<HandshakePreset> presetProperty() {
        return preset;
    }

    /// What is changed in the answer to the next handshake; empty for nothing.
    ReadOnlyObjectProperty<Optional<HandshakeChange>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /// What is changed in the answer to the next handshake, in words.
    String nextInWords() {
        return next.get()
                .map(change ->
                        Arrays.stream(HandshakePreset.values())
                                .filter(each -> each.change().equals(change))
                                .findFirst()
                                .map(each -> Messages.of("handshakePreset", each))
                                .orElseGet(() -> Messages.get("notebook.next.other")))
                .map(words -> Messages.format("notebook.next.is", words))
                .orElseGet(() -> Messages.get("notebook.next.usual"));
    }

    // ---------------------------------------------------------------- commands

    /// Shows the handshake of a row that is one of its heads; others change nothing.
    public void select(Optional<CaptureRecord> row) {
        row.filter(HandshakeReader::isHead)
                .ifPresent(head ->
                        tasks.run(
                                () -> reader.read(head),
                                found -> found.ifPresent(this::show),
                                failure ->
                                        LOG.log(
                                                System.Logger.Level.ERROR,
                                                "reading a handshake failed",
                                                failure)));
    }

    private void show(Handshake found) {
        handshake.set(Optional.of(found));
        restoreKey();
    }

    /// Computes with the key of the request again.
    void restoreKey() {
        key.set(handshake.get().map(NotebookViewModel::keyOf).orElse(SAMPLE));
    }

    private static String keyOf(Handshake found) {
        return found.request().header("Sec-WebSocket-Key").orElse("");
    }

    /// Answers the next handshake, and no other, as the preset says.
    void answerNext() {
        inspector.answerNext(Optional.of(preset.get().change()));
        sample();
    }

    /// Answers the next handshake as all others.
    void answerAsUsual() {
        inspector.answerNext(Optional.empty());
        sample();
    }

    /// Looks whether the next handshake has come; to be called now and then.
    public void sample() {
        next.set(inspector.nextAnswer());
    }

    // ---------------------------------------------------------------- computing

    private void compute() {
        String written = key.get();
        steps.set(AcceptKey.of(written));
        keyRemark.set(
                Messages.get(
                        AcceptKey.isWellFormed(written)
                                ? "notebook.key.right"
                                : "notebook.key.wrong"));
        comparison.set(handshake.get().map(this::compare).orElse(""));
    }

    private String compare(Handshake found) {
        if (!key.get().equals(keyOf(found))) {
            return Messages.get("notebook.otherKey");
        }
        Optional<HttpHead> response = found.response();
        if (response.isEmpty()) {
            return Messages.get("notebook.noResponse");
        }
        Optional<String> sent = response.get().header("Sec-WebSocket-Accept");
        if (sent.isEmpty()) {
            return Messages.format("notebook.noAccept", String.valueOf(response.get().status()));
        }
        return sent.get().equals(steps.get().accept())
                ? Messages.get("notebook.same")
                : Messages.format("notebook.different", VisibleText.escape(sent.get()));
    }
}
