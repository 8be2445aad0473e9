package framescope.ui.lab;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.inspector.ListenAddress;
import framescope.lab.Lab;
import framescope.lab.LabCase;
import framescope.lab.LabCase.Verdict;
import framescope.lab.LabEndedException;
import framescope.lab.LabFormat;
import framescope.lab.LabPage;
import framescope.lab.LabResult;
import framescope.lab.LabTable;
import framescope.lab.LabText;
import framescope.lab.Trial;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import framescope.ui.common.FileDialogs.Place;
import framescope.ui.common.WebBrowser;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// A run of the lab and its table. FX thread only.
public final class LabViewModel {
    private static final List<Trial> TRIALS = Trial.all();

    private final Inspector inspector;
    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final WebBrowser browser;
    private final FileDialogs dialogs;

    private final ObservableList<LabCase> cases = FXCollections.observableArrayList();
    private final FilteredList<LabCase> shown = new FilteredList<>(cases);
    private final BooleanProperty differencesOnly = new SimpleBooleanProperty();
    private final ObservableList<LabPage> pages = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<LabPage>> wanted =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<ListenAddress>> listening =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper state =
            new ReadOnlyStringWrapper(Messages.get("lab.notListening"));
    private LabPage tested = new LabPage("", "");
    private LocalDate date = LocalDate.EPOCH;
    private Optional<Lab> run = Optional.empty();

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
        listening.subscribe(address -> {
            if (!running.get() && cases.isEmpty()) {
                state.set(address.isEmpty() ? Messages.get("lab.notListening") : "");
            }
        });
        differencesOnly.subscribe(
                only -> shown.setPredicate(done -> !only || done.verdict() != Verdict.AGREES));
    }

    // ---------------------------------------------------------------- properties

    /// The cases that have run, in their order.
    public ObservableList<LabCase> cases() {
        return cases;
    }

    /// Those of them that the table shows.
    public ObservableList<LabCase> shown() {
        return shown;
    }

    /// Whether cases that agree are left out of the table.
    public BooleanProperty differencesOnlyProperty() {
        return differencesOnly;
    }

    /// The pages that waited when the last run began, the tested one first.
    public ObservableList<LabPage> pages() {
        return pages;
    }

    /// The page that the next run is to test; empty for the one that came last.
    public ObjectProperty<Optional<LabPage>> wantedProperty() {
        return wanted;
    }

    /// Where the server listens, given by whoever knows.
    public ObjectProperty<Optional<ListenAddress>> listeningProperty() {
        return listening;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far the run is, from 0 to 1; negative while it waits for a page.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
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
        progress.set(-1);
        cases.clear();
        state.set(Messages.get("lab.waiting"));
        Lab lab = new Lab(inspector, store);
        run = Optional.of(lab);
        if (!lab.hasPage()) {
            open(page(address.get()));
        }
        Optional<LabPage> choice = wanted.get();
        tasks.run(() -> lab.begin(choice), waiting -> begin(lab, waiting), this::fail);
    }

    private void open(String page) {
        tasks.run(
                () -> {
                    browser.open(page);
                    return true;
                },
                opened -> {},
                failure -> state.set(Messages.format("lab.noPage", page)));
    }

    private void begin(Lab lab, List<LabPage> waiting) {
        tested = waiting.getFirst();
        date = LocalDate.now(ZoneId.systemDefault());
        pages.setAll(waiting);
        wanted.set(Optional.of(tested));
        next(lab);
    }

    private static String page(ListenAddress address) {
        return "http://" + address + "/?lab";
    }

    private void next(Lab lab) {
        int number = cases.size();
        progress.set((double) number / TRIALS.size());
        if (number == TRIALS.size()) {
            finish(LabText.summary(result()));
            return;
        }
        Trial trial = TRIALS.get(number);
        state.set(
                Messages.format(
                        "lab.running", number + 1, TRIALS.size(), trial.name(), tested.name()));
        tasks.run(
                () -> lab.run(trial),
                done -> {
                    cases.add(done);
                    next(lab);
                },
                this::fail);
    }

    private LabResult result() {
        return new LabResult(tested, date, cases);
    }

    private void fail(Throwable failure) {
        finish(
                failure instanceof LabEndedException ended
                        ? Messages.format(
                                "lab.ended." + ended.reason().name(),
                                cases.size(),
                                TRIALS.size(),
                                listening.get().map(LabViewModel::page).orElse(""))
                        : String.valueOf(failure.getMessage()));
    }

    private void finish(String words) {
        running.set(false);
        state.set(words);
        run.ifPresent(lab ->
                tasks.run(
                        () -> {
                            lab.end();
                            return true;
                        },
                        told -> {},
                        failure -> {}));
        run = Optional.empty();
    }

    /// Ends the run; the case at hand is left out.
    public void stop() {
        run.ifPresent(Lab::stop);
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
        LabResult result = result();
        LabFormat format = LabFormat.of(String.valueOf(file.getFileName()));
        tasks.run(
                () -> {
                    LabTable.write(result, format, file, place.replacing());
                    return true;
                },
                written -> state.set(Messages.format("lab.exported", FileProblem.name(file))),
                failure -> state.set(FileProblem.describe(file, failure)));
    }
}
