package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.inspector.Inspector;
import framescope.lab.ReactionWatch;
import framescope.protocol.Bytes;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is being composed, on two faces, and where it goes. FX thread only.
public final class ComposeViewModel {
    /// More than this is composed in the background.
    private static final int COMPOSED_AT_ONCE = 64 * 1024;

    private static final long MOST_FILE_BYTES = 16L << 20;

    /// How a draft is looked at.
    public enum Face {
        /// What is right.
        SIMPLE,
        /// Every bit.
        BITS
    }

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;
    private final SimpleViewModel simple = new SimpleViewModel(this::simpleChanged);
    private final BitsViewModel bits =
            new BitsViewModel(new SecureRandom()::nextInt, this::bitsChanged);

    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.SIMPLE);
    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Set<Integer>> several = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final BooleanProperty deflating = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Composition>> composition =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenBits = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> sendable = new ReadOnlyObjectWrapper<>(false);

    private String fault = "";
    private long asked;
    private boolean consented;
    private @Nullable ReactionWatch watch;

    public ComposeViewModel(
            Inspector inspector, CaptureStore store, BackgroundTasks tasks, FileDialogs dialogs) {
        this.inspector = inspector;
        this.store = store;
        this.tasks = tasks;
        this.dialogs = dialogs;
        target.subscribe(this::update);
        several.subscribe(this::update);
        openConnections.subscribe(this::update);
        deflating.addListener(changed -> composition.get().ifPresent(c -> compose(c.draft())));
        simpleChanged();
    }

    // ---------------------------------------------------------------- properties

    /// The face for what is right.
    public SimpleViewModel simple() {
        return simple;
    }

    BitsViewModel bits() {
        return bits;
    }

    public ObjectProperty<Face> faceProperty() {
        return face;
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

    /// Whether permessage-deflate is agreed on with the target, as the prediction assumes.
    public BooleanProperty deflatingProperty() {
        return deflating;
    }

    /// What will be sent, with the prediction; empty while what is written can't become bytes.
    public ReadOnlyObjectProperty<Optional<Composition>> compositionProperty() {
        return composition.getReadOnlyProperty();
    }

    /// Why nothing can be sent now; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What the peer did about what was sent last; empty before, and when it went to several.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Tells that the simple face shows only a part of the draft; empty when it shows all.
    public ReadOnlyStringProperty hiddenBitsProperty() {
        return hiddenBits.getReadOnlyProperty();
    }

    /// Whether [#send] would send.
    public ReadOnlyObjectProperty<Boolean> sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Shows a draft on both faces, and the one that shows all of it.
    public void edit(Draft draft) {
        boolean whole = simple.show(draft);
        bits.show(draft);
        if (!whole) {
            face.set(Face.BITS);
        }
        hiddenBits.set(whole ? "" : Messages.get("compose.hiddenBits"));
        fault = "";
        compose(draft);
    }

    /// Sends to the target. Asks at the first draft of a run that breaks the RFC.
    public void send() {
        if (!sendable.get()) {
            return;
        }
        Composition ready = composition.get().orElseThrow();
        if (ready.prediction().isIllegal() && !consents()) {
            return;
        }
        Collection<Integer> targets = targets();
        watch = targets.size() == 1 ? new ReactionWatch(store, targets.iterator().next()) : null;
        outcome.set(watch == null ? "" : Messages.get("outcome.waiting"));
        inspector.transmit(targets, ready.transmission());
    }

    private boolean consents() {
        if (!consented) {
            consented =
                    dialogs.confirm(
                            Messages.get("compose.illegal.question"),
                            Messages.get("compose.illegal.consent"));
        }
        return consented;
    }

    /// The connections that are sent on now.
    Collection<Integer> targets() {
        List<Integer> open = openConnections.get();
        Set<Integer> chosen = several.get();
        return chosen.isEmpty()
                ? target.get().map(List::of).orElse(open)
                : open.stream().filter(chosen::contains).toList();
    }

    /// Looks whether the peer has done something about what was sent; to be called now and then.
    public void refresh() {
        ReactionWatch looking = watch;
        if (looking != null) {
            var seen = looking.look();
            if (looking.isSent()) {
                outcome.set(OutcomeText.of(seen));
            }
            if (seen.isOver()) {
                watch = null;
            }
        }
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

    /// Asks for a file and takes its content as the payload.
    void chooseFile(PayloadField payload) {
        dialogs.chooseFile(Messages.get("compose.chooseFile.title"), List.of(Kind.any()))
                .ifPresent(file ->
                        tasks.run(
                                () -> read(file),
                                content ->
                                        payload.choose(String.valueOf(file.getFileName()), content),
                                failure -> refuse(FileProblem.describe(file, failure))));
    }

    private static Bytes read(Path file) throws IOException {
        if (Files.size(file) > MOST_FILE_BYTES) {
            throw new IOException(Messages.format("compose.fileTooLong", MOST_FILE_BYTES >> 20));
        }
        return Bytes.wrap(Files.readAllBytes(file));
    }

    // ---------------------------------------------------------------- composing

    private void simpleChanged() {
        try {
            Draft draft = simple.draft();
            bits.show(draft);
            hiddenBits.set("");
            fault = "";
            compose(draft);
        } catch (UnfitException e) {
            refuse(e.sentence());
        }
    }

    private void bitsChanged() {
        try {
            Draft draft = bits.draft();
            boolean whole = simple.show(draft);
            hiddenBits.set(whole ? "" : Messages.get("compose.hiddenBits"));
            fault = "";
            compose(draft);
        } catch (UnfitException e) {
            refuse(e.sentence());
        }
    }

    private void refuse(String sentence) {
        asked++;
        fault = sentence;
        composition.set(Optional.empty());
        update();
    }

    private void compose(Draft draft) {
        long number = ++asked;
        watch = null;
        outcome.set("");
        boolean deflate = deflating.get();
        if (draft.payload().bytes().length() <= COMPOSED_AT_ONCE) {
            show(number, Composition.of(draft, deflate));
        } else {
            composition.set(Optional.empty());
            update();
            tasks.run(
                    () -> Composition.of(draft, deflate),
                    made -> show(number, made),
                    failure -> refuse(String.valueOf(failure.getMessage())));
        }
    }

    private void show(long number, Composition made) {
        if (number == asked) {
            composition.set(Optional.of(made));
            update();
        }
    }

    private void update() {
        problem.set(fault.isEmpty() ? targetProblem() : fault);
        sendable.set(problem.get().isEmpty() && composition.get().isPresent());
    }

    private String targetProblem() {
        List<Integer> open = openConnections.get();
        if (open.isEmpty()) {
            return Messages.get("compose.nobody");
        }
        if (!several.get().isEmpty()) {
            return targets().isEmpty() ? Messages.get("compose.allGone") : "";
        }
        return target.get()
                .filter(number -> !open.contains(number))
                .map(number -> Messages.format("compose.gone", String.valueOf(number)))
                .orElse("");
    }
}
