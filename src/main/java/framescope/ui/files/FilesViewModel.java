package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.filter.RowHits;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.FileProgress;
import framescope.inspector.file.ImportSummary;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs.Place;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Opening and saving captures: one job at a time. FX thread only.
public final class FilesViewModel {
    private record Job(
            String label, String file, Supplier<FileProgress> progress, Runnable cancel) {}

    private final CaptureStore store;
    private final Opening opening;
    private final Keeping keeping;
    private final SavedRows saved;
    private final Supplier<Optional<RowHits>> listed;
    private final CaptureDialogs dialogs;
    private final BackgroundTasks tasks;
    private @Nullable Job job;
    private @Nullable Path shown;

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
    private final ReadOnlyBooleanWrapper packets = new ReadOnlyBooleanWrapper();
    private final StringProperty decodeAs = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

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
        this.listed = listed;
        this.dialogs = dialogs;
        this.tasks = tasks;
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
        return notice.getReadOnlyProperty();
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
            notice.set(Messages.format("files.beingWritten", name));
            return;
        }
        long rows = store.endRow() - store.firstRow();
        String question = Messages.format("files.replace", rows, name);
        if (rows > 0 && !dialogs.confirm(question, Messages.get("files.replace.consent"))) {
            return;
        }
        decodeAs.set("");
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
                () -> notice.set(Messages.get("files.decodeAs.invalid")));
    }

    private void read(Path file, String name, Set<Integer> ports) {
        // What is in a file is kept, though the traffic may be let go.
        store.goOn(0);
        store.clear();
        shown = file;
        shownFile.set(name);
        packets.set(!FileKinds.isHar(file));
        CaptureImport reading = opening.of(file, ports);
        begin(new Job("files.opening", name, reading::progress, reading::cancel));
        tasks.run(
                reading::run,
                summary -> opened(file, name, summary),
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

    private void opened(Path file, String name, ImportSummary summary) {
        saved.areElsewhere(saved.now());
        String words = summary.complete() ? "files.opened" : "files.openingCancelled";
        end(
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
        if (busy.get()) {
            return;
        }
        if (store.endRow() == store.firstRow()) {
            notice.set(Messages.get("files.nothingToSave"));
            return;
        }
        Optional<RowHits> filtered = listed.get();
        SaveOffer offer =
                new SaveOffer(
                        store.endRow() - store.firstRow(),
                        filtered.map(hits -> OptionalLong.of(hits.count()))
                                .orElse(OptionalLong.empty()));
        dialogs.chooseOptions(offer).ifPresent(this::choosePlace);
    }

    private void choosePlace(SaveOptions options) {
        SaveFormat format = options.format();
        dialogs.choosePlace(
                        Messages.get("files.save.title"),
                        SuggestedName.of(store, shownFile.get(), format.endings().getFirst()),
                        List.of(FileKinds.saved(format)))
                .ifPresent(place ->
                        save(
                                place,
                                // The ending has the last word: that is what others go by.
                                options.withFormat(SaveFormat.of(place.file()).orElse(format))));
    }

    private void save(Place place, SaveOptions options) {
        Optional<RowHits> rows = options.listedOnly() ? listed.get() : Optional.empty();
        SavingJob saving =
                options.format()
                        .report()
                        .<SavingJob>map(report ->
                                new ReportSaving(store, place.file(), report, options, rows))
                        .orElseGet(() -> new PacketSaving(store, place.file(), options, rows));
        String name = FileProblem.name(place.file());
        String label = options.format() == SaveFormat.PCAPNG ? "files.saving" : "files.exporting";
        int clearings = store.clearings();
        SavedRows.Moment begun = saved.now();
        begin(new Job(label, name, saving::progress, saving::cancel));
        tasks.run(
                () -> saving.run(place.replacing()),
                written -> {
                    boolean cleared = store.clearings() != clearings;
                    if (written && !cleared && options.isWhole()) {
                        saved.areElsewhere(begun);
                    }
                    end(saved(saving, options, name, written, cleared));
                },
                failure -> notSaved(place, options, failure));
    }

    private static String saved(
            SavingJob saving, SaveOptions options, String name, boolean written, boolean cleared) {
        if (!written) {
            return Messages.format("files.savingCancelled", name);
        }
        if (cleared) {
            return Messages.format("files.savedInPart", name);
        }
        String words = options.format() == SaveFormat.PCAPNG ? "files.saved" : "files.exported";
        return Messages.format(words, name, saving.progress().frames());
    }

    private void notSaved(Place place, SaveOptions options, Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            end("");
            String question = Messages.format("files.overwrite", FileProblem.name(place.file()));
            if (dialogs.confirm(question, Messages.get("files.overwrite.consent"))) {
                save(new Place(place.file(), true), options);
            }
        } else {
            end(FileProblem.describe(place.file(), failure));
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
