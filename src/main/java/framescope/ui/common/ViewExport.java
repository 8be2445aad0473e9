package framescope.ui.common;

import framescope.file.SafeFile;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.FileDialogs.Kind;
import framescope.ui.common.FileDialogs.Place;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Saves what a view shows, as a picture or a table, where the user says. FX thread only; files are
/// written in the background.
public final class ViewExport {
    private final FileDialogs dialogs;
    private final BackgroundTasks tasks;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    public ViewExport(FileDialogs dialogs, BackgroundTasks tasks) {
        this.dialogs = dialogs;
        this.tasks = tasks;
    }

    /// What is to be written.
    @FunctionalInterface
    public interface Content {
        /// Takes over what is shown now, on the FX thread, and gives what writes it, on any other.
        SafeFile.Content taken();
    }

    /// What came of the last export.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Asks for a place, and writes there.
    ///
    /// @param name that is suggested, without its ending
    /// @param ending such as `.png`
    public void save(String name, String ending, Content content) {
        save(name, ending, content, "");
    }

    /// Asks for a place, and writes there.
    ///
    /// @param remark what else is to be said once it is written
    public void save(String name, String ending, Content content, String remark) {
        Kind kind = new Kind(Messages.get("views.kind" + ending), List.of(ending));
        dialogs.choosePlace(Messages.get("views.save.title"), name + ending, List.of(kind))
                .flatMap(this::consented)
                .ifPresent(place -> write(place, content.taken(), remark));
    }

    // A link has the name too, also one that leads nowhere.
    private Optional<Place> consented(Place place) {
        if (place.replacing() || !Files.exists(place.file(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(place);
        }
        return dialogs.confirm(
                        Messages.format("files.overwrite", name(place.file())),
                        Messages.get("files.overwrite.consent"))
                ? Optional.of(new Place(place.file(), true))
                : Optional.empty();
    }

    private void write(Place place, SafeFile.Content content, String remark) {
        Path file = place.file();
        tasks.run(
                () -> {
                    SafeFile.write(file, place.replacing(), content);
                    return file;
                },
                done -> notice.set(saved(file, remark)),
                failure -> notice.set(FileProblem.describe(file, failure)));
    }

    private static String saved(Path file, String remark) {
        String saved = Messages.format("views.saved", name(file));
        return remark.isEmpty() ? saved : Messages.format("views.saved.remark", saved, remark);
    }

    private static String name(Path file) {
        return VisibleText.escape(file.getFileName().toString());
    }
}
