package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.file.SafeFile;
import framescope.filter.RowHits;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs.Place;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/// Saving the capture, in any format: what, how and where is asked for. FX thread only.
final class CaptureSaving {
    private final CaptureStore store;
    private final SavedRows saved;
    private final Supplier<Optional<RowHits>> listed;
    private final ObservableValue<String> shownFile;
    private final CaptureDialogs dialogs;
    private final BackgroundTasks tasks;
    private final FileJobs jobs;

    private enum Written {
        CANCELLED,
        WHOLE,
        /// It is written over what was there.
        IN_PLACE
    }

    /// @param listed the rows that the filter lists at the moment; empty where there is none
    /// @param shownFile the name of the file whose rows are shown, empty for a live capture
    CaptureSaving(
            CaptureStore store,
            SavedRows saved,
            Supplier<Optional<RowHits>> listed,
            ObservableValue<String> shownFile,
            CaptureDialogs dialogs,
            BackgroundTasks tasks,
            FileJobs jobs) {
        this.store = store;
        this.saved = saved;
        this.listed = listed;
        this.shownFile = shownFile;
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    /// Asks what to save, how, and where, and does so.
    void save() {
        if (jobs.isBusy()) {
            return;
        }
        if (store.endRow() == store.firstRow()) {
            jobs.tell(Messages.get("files.nothingToSave"));
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
                        SuggestedName.of(store, shownFile.getValue(), format.endings().getFirst()),
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
        jobs.begin(new FileJobs.Job(label, name, saving::progress, saving::cancel));
        tasks.run(
                jobs.awaited(() -> write(saving, place)),
                written -> {
                    boolean cleared = store.clearings() != clearings;
                    if (written != Written.CANCELLED && !cleared && options.isWhole()) {
                        saved.areElsewhere(begun);
                    }
                    jobs.end(saved(saving, options, name, written, cleared));
                },
                failure -> notSaved(place, options, failure));
    }

    private static Written write(SavingJob saving, Place place) throws IOException {
        SafeFile.Way way = SafeFile.way(place.file(), place.replacing());
        if (!saving.run(place.replacing())) {
            return Written.CANCELLED;
        }
        return way == SafeFile.Way.IN_PLACE ? Written.IN_PLACE : Written.WHOLE;
    }

    private static String saved(
            SavingJob saving, SaveOptions options, String name, Written written, boolean cleared) {
        if (written == Written.CANCELLED) {
            return Messages.format("files.savingCancelled", name);
        }
        if (cleared) {
            return Messages.format("files.savedInPart", name);
        }
        String words = options.format() == SaveFormat.PCAPNG ? "files.saved" : "files.exported";
        String outcome = Messages.format(words, name, saving.progress().frames());
        return written == Written.IN_PLACE
                ? outcome + ". " + Messages.get("files.inPlace")
                : outcome;
    }

    private void notSaved(Place place, SaveOptions options, Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            jobs.end("");
            String question = Messages.format("files.overwrite", FileProblem.name(place.file()));
            if (dialogs.confirm(question, Messages.get("files.overwrite.consent"))) {
                save(new Place(place.file(), true), options);
            }
        } else {
            jobs.end(FileProblem.describe(place.file(), failure));
        }
    }
}
