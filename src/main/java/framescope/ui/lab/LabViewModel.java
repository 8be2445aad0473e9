package framescope.ui.lab;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.inspector.ListenAddress;
import framescope.lab.Lab;
import framescope.lab.LabCase;
import framescope.lab.LabFormat;
import framescope.lab.LabTable;
import framescope.lab.Trial;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import framescope.ui.common.FileDialogs.Place;
import framescope.ui.common.WebBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A run of the lab and its table. FX thread only.
public final class LabViewModel {
    private static final List<Trial> TRIALS = Trial.all();

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final WebBrowser browser;
    private final FileDialogs dialogs;

    private final ObservableList<LabCase> cases = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ListenAddress>> listening =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper state =
            new ReadOnlyStringWrapper(Messages.get("lab.notListening"));
    private boolean stopping;

    public LabViewModel(
            Inspector inspector,
            CaptureStore store,
            BackgroundTasks tasks,
            WebBrowser browser,
            FileDialogs dialogs) {
        this.inspector = inspector;
        this.store = store;
        this.tasks = tasks;
        this.browser = browser;
        this.dialogs = dialogs;
        listening.subscribe(
                address -> state.set(address.isEmpty() ? Messages.get("lab.notListening") : ""));
    }

    // ---------------------------------------------------------------- properties

    /// The cases that have run, in their order.
    public ObservableList<LabCase> cases() {
        return cases;
    }

    /// Where the server listens, given by whoever knows.
    public ObjectProperty<Optional<ListenAddress>> listeningProperty() {
        return listening;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far the run is, or how it went.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Runs all trials, from the first on. Opens the test page where none waits.
    public void run() {
        Optional<ListenAddress> address = listening.get();
        if (running.get() || address.isEmpty()) {
            return;
        }
        if (store.isStopped()) {
            state.set(Messages.get("lab.notCapturing"));
            return;
        }
        running.set(true);
        stopping = false;
        cases.clear();
        state.set(Messages.get("lab.waiting"));
        String page = page(address.get());
        Lab lab = new Lab(inspector, store);
        if (lab.hasPage()) {
            lab.begin();
        } else {
            tasks.run(
                    () -> {
                        browser.open(page);
                        return true;
                    },
                    opened -> {},
                    failure -> state.set(Messages.format("lab.noPage", page)));
        }
        next(lab, page);
    }

    private static String page(ListenAddress address) {
        return "http://" + address + "/?lab";
    }

    private void next(Lab lab, String page) {
        int number = cases.size();
        if (number == TRIALS.size() || stopping) {
            finish(lab, stopping);
            return;
        }
        Trial trial = TRIALS.get(number);
        tasks.run(
                () -> lab.runAndHear(trial),
                done -> {
                    cases.add(done);
                    state.set(
                            Messages.format(
                                    "lab.running", cases.size(), TRIALS.size(), trial.name()));
                    next(lab, page);
                },
                failure -> {
                    running.set(false);
                    state.set(
                            failure instanceof TimeoutException
                                    ? Messages.format("lab.noPage", page)
                                    : String.valueOf(failure.getMessage()));
                });
    }

    private void finish(Lab lab, boolean stopped) {
        running.set(false);
        lab.end();
        state.set(
                stopped
                        ? Messages.format("lab.stopped", cases.size(), TRIALS.size())
                        : LabTable.summary(cases));
    }

    /// Ends the run behind the case at hand.
    public void stop() {
        stopping = true;
    }

    /// Asks where to, and writes the table there.
    public void export() {
        if (cases.isEmpty()) {
            return;
        }
        List<Kind> kinds =
                Stream.of(LabFormat.values())
                        .map(format -> new Kind(format.name(), List.of("." + format.ending())))
                        .toList();
        dialogs.choosePlace(
                        Messages.get("lab.export.title"), Messages.get("lab.export.name"), kinds)
                .ifPresent(this::export);
    }

    private void export(Place place) {
        Path file = place.file();
        List<LabCase> done = List.copyOf(cases);
        LabFormat format = LabFormat.of(String.valueOf(file.getFileName()));
        tasks.run(
                () -> {
                    LabTable.write(done, format, file, place.replacing());
                    return true;
                },
                written -> state.set(Messages.format("lab.exported", FileProblem.name(file))),
                failure -> state.set(FileProblem.describe(file, failure)));
    }
}
