package framescope.ui.compose;

import framescope.compose.Composition;
import framescope.preset.PresetFile;
import framescope.preset.SavedPreset;
import framescope.preset.SavedPresets;
import framescope.settings.UserSettings;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import framescope.ui.common.FileDialogs.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The user's own presets: saved, ordered, and handed on. FX thread only.
public final class PresetsViewModel {
    private final UserSettings settings;
    private final DraftViewModel draft;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;

    // ---------------------------------------------------------------- properties

    private final ObservableList<SavedPreset> own = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    PresetsViewModel(
            UserSettings settings,
            DraftViewModel draft,
            BackgroundTasks tasks,
            FileDialogs dialogs) {
        this.settings = settings;
        this.draft = draft;
        this.tasks = tasks;
        this.dialogs = dialogs;
        own.setAll(kept().presets());
        selected.addListener(changed -> selection().ifPresent(each -> name.set(each.name())));
    }

    private SavedPresets kept() {
        return settings.get(SavedPresets.SECTION);
    }

    /// The presets, in the user's order; to be read.
    public ObservableList<SavedPreset> own() {
        return own;
    }

    /// The place of the selected one; -1 for none.
    IntegerProperty selectedProperty() {
        return selected;
    }

    /// The name that a draft is saved under, or a preset renamed to.
    StringProperty nameProperty() {
        return name;
    }

    /// Whether they are shown to be ordered.
    public BooleanProperty openProperty() {
        return open;
    }

    /// What became of the last command, or why it was not obeyed; empty before.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    private Optional<SavedPreset> selection() {
        int index = selected.get();
        return index < 0 || index >= own.size() ? Optional.empty() : Optional.of(own.get(index));
    }

    // ---------------------------------------------------------------- commands

    /// Shows a preset's draft on the faces.
    void choose(SavedPreset preset) {
        draft.edit(preset.draft());
    }

    /// Shows the selected one's draft.
    void chooseSelected() {
        selection().ifPresent(this::choose);
    }

    /// Saves what stands on the faces under the name that is written. Asks before it takes the
    /// place of another.
    void save() {
        Optional<Composition> written = draft.compositionProperty().get();
        String wanted = name.get().strip();
        if (written.isEmpty()) {
            message.set(Messages.get("presets.noDraft"));
        } else if (!kept().has(wanted) || replaces(List.of(wanted))) {
            boolean kept =
                    keep(() -> kept().with(List.of(SavedPreset.of(wanted, written.get().draft()))));
            if (kept) {
                select(wanted);
                message.set(Messages.format("presets.saved", VisibleText.escape(wanted)));
            }
        }
    }

    /// Gives the selected one the name that is written.
    void rename() {
        String wanted = name.get().strip();
        selection()
                .ifPresent(preset -> {
                    if (!preset.name().equals(wanted) && kept().has(wanted)) {
                        message.set(
                                Messages.format("presets.nameTaken", VisibleText.escape(wanted)));
                    } else if (keep(() -> kept().renamed(selected.get(), wanted))) {
                        select(wanted);
                        message.set("");
                    }
                });
    }

    /// Moves the selected one.
    ///
    /// @param by -1 for up, 1 for down
    void move(int by) {
        int to = selected.get() + by;
        if (selection().isPresent() && to >= 0 && to < own.size()) {
            keep(() -> kept().swapped(selected.get(), to));
            selected.set(to);
        }
    }

    /// Takes the selected one away.
    void remove() {
        int index = selected.get();
        selection()
                .ifPresent(preset -> {
                    keep(() -> kept().without(index));
                    selected.set(Math.min(index, own.size() - 1));
                    message.set(
                            Messages.format("presets.removed", VisibleText.escape(preset.name())));
                });
    }

    /// Asks for a file and takes its presets among the others.
    void importFile() {
        dialogs.chooseFile(Messages.get("presets.import.title"), kinds())
                .ifPresent(file ->
                        tasks.run(
                                () -> PresetFile.read(file),
                                read -> take(file, read.presets()),
                                failure -> message.set(describe(file, failure))));
    }

    private void take(Path file, List<SavedPreset> read) {
        SavedPresets kept = kept();
        List<String> replaced =
                read.stream()
                        .filter(each -> kept.has(each.name()) && !kept.presets().contains(each))
                        .map(SavedPreset::name)
                        .toList();
        if ((replaced.isEmpty() || replaces(replaced))
                && keep(
                        () -> kept().with(read),
                        () -> Messages.format("presets.importTooMuch", FileProblem.name(file)))) {
            message.set(Messages.format("presets.imported", read.size(), FileProblem.name(file)));
        }
    }

    /// Asks for a place and writes all presets there.
    void exportFile() {
        dialogs.choosePlace(
                        Messages.get("presets.export.title"),
                        Messages.get("presets.fileName"),
                        kinds())
                .ifPresent(this::export);
    }

    private void export(Place place) {
        SavedPresets kept = kept();
        tasks.run(
                () -> {
                    PresetFile.write(place.file(), place.replacing(), kept);
                    return Messages.format("presets.exported", FileProblem.name(place.file()));
                },
                message::set,
                failure -> message.set(describe(place.file(), failure)));
    }

    // ---------------------------------------------------------------- keeping

    private boolean keep(Supplier<SavedPresets> change) {
        return keep(
                change,
                () -> Messages.get(name.get().isBlank() ? "presets.noName" : "presets.tooMuch"));
    }

    private boolean keep(Supplier<SavedPresets> change, Supplier<String> refusal) {
        try {
            SavedPresets changed = change.get();
            settings.set(SavedPresets.SECTION, changed);
            own.setAll(changed.presets());
            return true;
        } catch (IllegalArgumentException e) {
            message.set(refusal.get());
            return false;
        }
    }

    private void select(String wanted) {
        List<String> names = own.stream().map(SavedPreset::name).toList();
        selected.set(names.indexOf(wanted));
    }

    private boolean replaces(List<String> names) {
        return dialogs.confirm(
                Messages.format(
                        "presets.replace.question",
                        VisibleText.escape(String.join(Messages.get("list.separator"), names))),
                Messages.get("presets.replace.consent"));
    }

    private static List<Kind> kinds() {
        return List.of(new Kind(Messages.get("presets.files"), List.of(".json")), Kind.any());
    }

    private static String describe(Path file, Exception failure) {
        return switch (failure) {
            case PresetFile.NoPresetsException none ->
                    Messages.format(
                            "presets.notPresets",
                            FileProblem.name(file),
                            none.line(),
                            none.column(),
                            VisibleText.escape(String.valueOf(none.getMessage())));
            default -> FileProblem.describe(file, failure);
        };
    }
}
