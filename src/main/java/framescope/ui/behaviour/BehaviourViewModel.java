package framescope.ui.behaviour;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourSyntaxException;
import framescope.behaviour.HandshakeChange;
import framescope.behaviour.Pongs;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.inspector.Inspector;
import framescope.inspector.file.BehaviourFile;
import framescope.text.BehaviourProblem;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import framescope.ui.common.FileDialogs.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the server does besides what the RFC asks, and for whom. FX thread only.
public final class BehaviourViewModel {
    private final Inspector inspector;
    private final FileDialogs dialogs;
    private final BackgroundTasks tasks;
    private final BehaviourForm form = new BehaviourForm();
    private final RulesViewModel rules = new RulesViewModel();
    private final Map<Integer, Behaviour> own = new HashMap<>();
    private final Map<Integer, Optional<Behaviour>> unsilenced = new HashMap<>();
    private Behaviour ofRun;
    private boolean showing;

    // ---------------------------------------------------------------- properties

    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unusual = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    public BehaviourViewModel(Inspector inspector, FileDialogs dialogs, BackgroundTasks tasks) {
        this.inspector = inspector;
        this.dialogs = dialogs;
        this.tasks = tasks;
        ofRun = inspector.behaviour();
        form.all().forEach(property -> property.subscribe(this::check));
        rules.rules().subscribe(this::check);
        target.subscribe(this::showTarget);
        showTarget();
        openConnections.subscribe(this::forgetGone);
    }

    public BehaviourForm form() {
        return form;
    }

    public RulesViewModel rules() {
        return rules;
    }

    /// The connection whose behaviour is shown; empty for that of the run.
    public ObjectProperty<Optional<Integer>> targetProperty() {
        return target;
    }

    /// The connections that can have a behaviour of their own, given by whoever knows.
    public ObjectProperty<List<Integer>> openConnectionsProperty() {
        return openConnections;
    }

    /// What holds for the target now, in a sentence.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why what is written cannot be switched on; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether what is written is not what holds, so that it can be switched on.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Whether what holds for the target is not the usual.
    public ReadOnlyBooleanProperty unusualProperty() {
        return unusual.getReadOnlyProperty();
    }

    /// What became of a file.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Lets what is written hold for the target from now on.
    public void switchOn() {
        if (gone().isEmpty()) {
            written().ifPresent(this::apply);
        }
    }

    /// Lets the usual hold for the target from now on: for a connection what holds for the run.
    public void switchOff() {
        Optional<Integer> connection = target.get();
        if (connection.isPresent()) {
            own.remove(connection.get());
            inspector.setBehaviour(List.of(connection.get()), Optional.empty());
        } else {
            apply(Behaviour.USUAL);
        }
        showTarget();
    }

    private void forgetGone(List<Integer> open) {
        own.keySet().retainAll(open);
        unsilenced.keySet().retainAll(open);
        check();
    }

    private void apply(Behaviour behaviour) {
        target.get()
                .ifPresentOrElse(
                        connection -> {
                            own.put(connection, behaviour);
                            inspector.setBehaviour(List.of(connection), Optional.of(behaviour));
                        },
                        () -> {
                            ofRun = behaviour;
                            inspector.setBehaviour(behaviour);
                        });
        notice.set(""); // That a file's is not switched on yet.
        check();
    }

    /// Lets the server fall silent on a connection, without a reply, a Pong or an answer to Close,
    /// or behave again as before.
    public void silence(int connection, boolean silent) {
        if (silent) {
            Behaviour before = own.getOrDefault(connection, ofRun);
            Behaviour mute =
                    before.with(new Replies(Reply.of(Reply.Kind.NONE), Duration.ZERO, 0))
                            .with(new Pongs(Pongs.Mode.OFF, Duration.ZERO))
                            .with(before.closing().answering(false))
                            .with(List.of());
            unsilenced.put(connection, Optional.ofNullable(own.put(connection, mute)));
            inspector.setBehaviour(List.of(connection), Optional.of(mute));
        } else {
            Optional<Behaviour> before = unsilenced.getOrDefault(connection, Optional.empty());
            unsilenced.remove(connection);
            own.remove(connection);
            before.ifPresent(behaviour -> own.put(connection, behaviour));
            inspector.setBehaviour(List.of(connection), before);
        }
        if (target.get().equals(Optional.of(connection))) {
            showTarget();
        }
    }

    /// Reads a behaviour from a file that the user chooses; it is shown, not switched on.
    public void importFile() {
        dialogs.chooseFile(Messages.get("behaviour.import"), kinds())
                .ifPresent(file ->
                        tasks.run(
                                () -> BehaviourFile.read(file),
                                read -> {
                                    show(read);
                                    notice.set(
                                            Messages.format(
                                                    "behaviour.imported", FileProblem.name(file)));
                                },
                                failure -> notice.set(describe(file, failure))));
    }

    /// Writes what is written there into a file that the user chooses.
    public void exportFile() {
        Optional<Behaviour> ready = written();
        if (ready.isEmpty()) {
            return;
        }
        dialogs.choosePlace(
                        Messages.get("behaviour.export"),
                        Messages.get("behaviour.fileName"),
                        kinds())
                .ifPresent(place -> write(place, ready.get()));
    }

    private void write(Place place, Behaviour behaviour) {
        Path file = place.file();
        tasks.run(
                () -> {
                    BehaviourFile.write(file, place.replacing(), behaviour);
                    return Messages.format("behaviour.exported", FileProblem.name(file));
                },
                notice::set,
                failure -> notice.set(describe(file, failure)));
    }

    private static List<Kind> kinds() {
        return List.of(
                new Kind(Messages.get("behaviour.files"), List.of(".json")),
                new Kind(Messages.get("files.kind.any"), List.of()));
    }

    private static String describe(Path file, Exception failure) {
        return switch (failure) {
            case BehaviourSyntaxException syntax ->
                    Messages.format(
                            "behaviour.inFile",
                            FileProblem.name(file),
                            BehaviourProblem.describe(syntax));
            default -> FileProblem.describe(file, failure);
        };
    }

    // ---------------------------------------------------------------- what is written

    private Optional<Integer> gone() {
        return target.get().filter(number -> !openConnections.get().contains(number));
    }

    private Behaviour current() {
        return target.get().map(number -> own.getOrDefault(number, ofRun)).orElse(ofRun);
    }

    private void showTarget() {
        show(current());
    }

    private void show(Behaviour behaviour) {
        showing = true;
        form.show(behaviour);
        rules.show(behaviour.rules());
        showing = false;
        check();
    }

    private Optional<Behaviour> written() {
        try {
            Behaviour behaviour = form.behaviour(List.copyOf(rules.rules()));
            // The handshake of an open connection lies behind it.
            return Optional.of(
                    target.get().isPresent() ? behaviour.with(HandshakeChange.NONE) : behaviour);
        } catch (UnfitException e) {
            problem.set(e.sentence());
            return Optional.empty();
        }
    }

    private void check() {
        if (showing) {
            return;
        }
        problem.set("");
        Optional<Behaviour> written = written();
        Behaviour holds =
                target.get().isPresent() ? current().with(HandshakeChange.NONE) : current();
        Optional<Integer> gone = gone();
        gone.ifPresent(
                number -> problem.set(Messages.format("compose.gone", String.valueOf(number))));
        changed.set(gone.isEmpty() && written.isPresent() && !written.get().equals(holds));
        boolean hasOwn = target.get().filter(own::containsKey).isPresent();
        unusual.set(target.get().isPresent() ? hasOwn : !ofRun.equals(Behaviour.USUAL));
        state.set(Messages.get("behaviour.state." + stateKey(hasOwn)));
    }

    private String stateKey(boolean hasOwn) {
        if (gone().isPresent()) {
            return "gone";
        }
        if (hasOwn) {
            return "own";
        }
        boolean usual = ofRun.equals(Behaviour.USUAL);
        if (target.get().isPresent()) {
            return usual ? "connectionUsual" : "connectionAsRun";
        }
        return usual ? "usual" : "run";
    }
}
