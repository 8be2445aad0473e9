package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.filter.RowHits;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.ImportSummary;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Opening and saving captures: one job at a time. FX thread only.
public final class FilesViewModel {
    private final CaptureStore store;
    private final Opening opening;
    private final Keeping keeping;
    private final SavedRows saved;
    private final CaptureDialogs dialogs;
    private final BackgroundTasks tasks;
    private final FileJobs jobs = new FileJobs();
    private final CaptureSaving saving;
    private @Nullable Path shown;

    /// How a file is read into the capture that is shown.
    @FunctionalInterface
    public interface Opening {
        CaptureImport of(Path file, Set<Integer> decodeAs);
    }

    // ---------------------------------------------------------------- properties

    private final BooleanProperty listening = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper shownFile = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper packets = new ReadOnlyBooleanWrapper();
    private final StringProperty decodeAs = new SimpleStringProperty("");

    /// @param keeping what the capture is kept in
    /// @param listed the rows that the filter lists at the moment; empty where there is none
    public FilesViewModel(
            CaptureStore store,
            Opening opening,
            Keeping keeping,
            Supplier<Optional<RowHits>> listed,
            CaptureDialogs dialogs,
            BackgroundTasks tasks) {
        this.store = store;
        this.opening = opening;
        this.keeping = keeping;
        saved = new SavedRows(store, keeping);
        this.dialogs = dialogs;
        this.tasks = tasks;
        saving = new CaptureSaving(store, saved, listed, shownFile, dialogs, tasks, jobs);
        listening.subscribe(this::listeningChanged);
    }

    private void listeningChanged(boolean now) {
        if (now) {
            // What comes from now on is not in the file.
            shown = null;
            shownFile.set("");
        }
    }

    /// Whether the server listens: a file's rows must not mix with what it hears.
    public BooleanProperty listeningProperty() {
        return listening;
    }

    /// Whether a file is being opened: until it is, the server is not to be started.
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Whether a file is being opened or saved.
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    /// How much of it is done, from 0 to 1; -1 while nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return jobs.progressProperty();
    }

    /// What is being done; empty when nothing is.
    public ReadOnlyStringProperty activityProperty() {
        return jobs.activityProperty();
    }

    /// The name of the file whose rows are shown; empty for a live capture.
    public ReadOnlyStringProperty shownFileProperty() {
        return shownFile.getReadOnlyProperty();
    }

    /// Whether the file that is shown holds packets, so that ports may be named for it.
    public ReadOnlyBooleanProperty packetsProperty() {
        return packets.getReadOnlyProperty();
    }

    /// How many rows are lost when the capture is cleared.
    public long unsavedRows() {
        return saved.others();
    }

    /// The ports whose connections are WebSockets whatever they begin with, as they are typed.
    public StringProperty decodeAsProperty() {
        return decodeAs;
    }

    /// What came of the last job.
    public ReadOnlyStringProperty noticeProperty() {
        return jobs.noticeProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Asks for a file and opens it.
    public void open() {
        if (mayOpen()) {
            dialogs.chooseFile(Messages.get("files.open.title"), FileKinds.openable())
                    .ifPresent(this::open);
        }
    }

    /// Shows the rows of a file instead of those shown now, after a question if there are any.
    public void open(Path file) {
        open(file, FileProblem.name(file));
    }

    /// The same under a name of its own.
    public void open(Path file, String name) {
        if (!mayOpen()) {
            return;
        }
        if (keeping.isIn(file)) {
            // To begin a new capture would delete it before it is read.
            jobs.tell(Messages.format("files.beingWritten", name));
            return;
        }
        long rows = store.endRow() - store.firstRow();
        String question = Messages.format("files.replace", rows, name);
        if (rows > 0 && !dialogs.confirm(question, Messages.get("files.replace.consent"))) {
            return;
        }
        read(file, name, Set.of());
    }

    /// Reads the file that is shown once more, and takes the connections of these ports for
    /// WebSockets.
    public void decodeAs() {
        Path file = shown;
        if (file == null || !mayOpen()) {
            return;
        }
        Optional<Set<Integer>> ports = PortList.parse(decodeAs.get());
        ports.ifPresentOrElse(
                chosen -> read(file, shownFile.get(), chosen),
                () -> jobs.tell(Messages.get("files.decodeAs.invalid")));
    }

    private void read(Path file, String name, Set<Integer> ports) {
        CaptureImport source = opening.of(file, ports);
        reading.set(true);
        jobs.begin(new FileJobs.Job("files.opening", name, source::progress, source::cancel));
        tasks.run(
                () -> {
                    // Nothing is forgotten for a file that turns out to be none.
                    source.check();
                    tasks.onScreen(() -> show(file, name, ports));
                    return source.run();
                },
                summary -> opened(file, name, summary),
                failure -> {
                    reading.set(false);
                    jobs.end(FileProblem.describe(file, failure));
                });
    }

    private boolean show(Path file, String name, Set<Integer> ports) {
        // What is in a file is kept, though the traffic may be let go.
        store.goOn(0);
        store.clear();
        if (ports.isEmpty()) {
            decodeAs.set("");
        }
        shown = file;
        shownFile.set(name);
        packets.set(!FileKinds.isHar(file));
        return true;
    }

    private boolean mayOpen() {
        if (jobs.isBusy()) {
            return false;
        }
        if (listening.get()) {
            jobs.tell(Messages.get("files.serverRuns"));
            return false;
        }
        return true;
    }

    private void opened(Path file, String name, ImportSummary summary) {
        reading.set(false);
        saved.areElsewhere(saved.now());
        String words = summary.complete() ? "files.opened" : "files.openingCancelled";
        jobs.end(
                FileProblem.remark(file, summary)
                        .orElseGet(() ->
                                Messages.format(
                                        words,
                                        name,
                                        summary.connections(),
                                        summary.frames(),
                                        summary.damagedRegions())));
    }

    /// Asks what to save, how, and where, and does so.
    public void save() {
        saving.save();
    }

    /// Gives up what is being done; what was read of a file stays.
    public void cancel() {
        jobs.cancel();
    }

    /// The same, and waits until nothing is left of a file that was being written, for a few seconds
    /// at most: the program ends. From any thread.
    public void giveUp() {
        jobs.giveUp();
    }

    /// Looks anew how far the job has come; to be called now and then.
    public void sample() {
        jobs.sample();
    }
}
