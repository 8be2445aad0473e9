package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.inspector.file.CaptureExport;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.FileProgress;
import framescope.inspector.file.ImportSummary;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.SaveChoice;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Opening and saving captures: one job at a time. FX thread only.
public final class FilesViewModel {
    private record Job(
            String label, String file, Supplier<FileProgress> progress, Runnable cancel) {}

    private final CaptureStore store;
    private final Opening opening;
    private final Predicate<Path> beingWritten;
    private final FileDialogs dialogs;
    private final BackgroundTasks tasks;
    private @Nullable Job job;

    /// How a file is read into the capture that is shown.
    @FunctionalInterface
    public interface Opening {
        CaptureImport of(Path file, Set<Integer> decodeAs);
    }

    // ---------------------------------------------------------------- properties

    private final BooleanProperty listening = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper shownFile = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /// @param beingWritten whether a file is the one that the capture is kept in
    public FilesViewModel(
            CaptureStore store,
            Opening opening,
            Predicate<Path> beingWritten,
            FileDialogs dialogs,
            BackgroundTasks tasks) {
        this.store = store;
        this.opening = opening;
        this.beingWritten = beingWritten;
        this.dialogs = dialogs;
        this.tasks = tasks;
        listening.subscribe(this::listeningChanged);
    }

    private void listeningChanged(boolean now) {
        if (now) {
            // What comes from now on is not in the file.
            shownFile.set("");
        }
    }

    /// Whether the server listens: a file's rows must not mix with what it hears.
    public BooleanProperty listeningProperty() {
        return listening;
    }

    /// Whether a file is being opened or saved.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// How much of it is done, from 0 to 1; -1 while nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What is being done; empty when nothing is.
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /// The name of the file whose rows are shown; empty for a live capture.
    public ReadOnlyStringProperty shownFileProperty() {
        return shownFile.getReadOnlyProperty();
    }

    /// What came of the last job.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Asks for a file and opens it.
    public void open() {
        if (mayOpen()) {
            dialogs.chooseCapture().ifPresent(this::open);
        }
    }

    /// Shows the rows of a file instead of those shown now, after a question if there are any.
    public void open(Path file) {
        if (!mayOpen()) {
            return;
        }
        String name = FileProblem.name(file);
        if (beingWritten.test(file)) {
            // To begin a new capture would delete it before it is read.
            notice.set(Messages.format("files.beingWritten", name));
            return;
        }
        long rows = store.endRow() - store.firstRow();
        String question = Messages.format("files.replace", rows, name);
        if (rows > 0 && !dialogs.confirm(question, Messages.get("files.replace.consent"))) {
            return;
        }
        store.clear();
        shownFile.set(name);
        CaptureImport reading = opening.of(file, Set.of());
        begin(new Job("files.opening", name, reading::progress, reading::cancel));
        tasks.run(
                reading::run,
                summary -> opened(file, summary),
                failure -> end(FileProblem.describe(file, failure)));
    }

    private boolean mayOpen() {
        if (busy.get()) {
            return false;
        }
        if (listening.get()) {
            notice.set(Messages.get("files.serverRuns"));
            return false;
        }
        return true;
    }

    private void opened(Path file, ImportSummary summary) {
        String words = summary.complete() ? "files.opened" : "files.openingCancelled";
        end(
                FileProblem.remark(file, summary)
                        .orElseGet(() ->
                                Messages.format(
                                        words,
                                        FileProblem.name(file),
                                        summary.connections(),
                                        summary.frames(),
                                        summary.damagedRegions())));
    }

    /// Asks for a place and saves all that is captured there.
    public void save() {
        if (busy.get()) {
            return;
        }
        if (store.endRow() == store.firstRow()) {
            notice.set(Messages.get("files.nothingToSave"));
            return;
        }
        dialogs.choosePlace().ifPresent(this::save);
    }

    private void save(SaveChoice choice) {
        CaptureExport saving = CaptureExport.ofAll(store, choice.file(), choice.form());
        String name = FileProblem.name(choice.file());
        begin(new Job("files.saving", name, saving::progress, saving::cancel));
        tasks.run(
                () -> saving.run(choice.replacing()),
                whole -> saved(saving, name, whole),
                failure -> notSaved(choice, failure));
    }

    private void saved(CaptureExport saving, String name, boolean whole) {
        end(
                whole
                        ? Messages.format("files.saved", name, saving.progress().frames())
                        : Messages.format("files.savingCancelled", name));
    }

    private void notSaved(SaveChoice choice, Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            end("");
            String question = Messages.format("files.overwrite", FileProblem.name(choice.file()));
            if (dialogs.confirm(question, Messages.get("files.overwrite.consent"))) {
                save(new SaveChoice(choice.file(), choice.form(), true));
            }
        } else {
            end(FileProblem.describe(choice.file(), failure));
        }
    }

    /// Gives up what is being done; what was read of a file stays.
    public void cancel() {
        Job running = job;
        if (running != null) {
            running.cancel().run();
        }
    }

    /// Looks anew how far the job has come; to be called now and then.
    public void sample() {
        Job running = job;
        if (running != null) {
            FileProgress now = running.progress().get();
            progress.set(now.part());
            activity.set(Messages.format(running.label(), running.file(), now.frames()));
        }
    }

    private void begin(Job started) {
        job = started;
        notice.set("");
        busy.set(true);
        sample();
    }

    private void end(String outcome) {
        job = null;
        busy.set(false);
        progress.set(-1);
        activity.set("");
        notice.set(outcome);
    }
}
