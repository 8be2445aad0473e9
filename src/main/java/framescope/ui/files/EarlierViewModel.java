package framescope.ui.files;

import framescope.capture.journal.FolderUse;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.LeftFile;
import framescope.capture.journal.LeftJournal;
import framescope.file.FileName;
import framescope.text.ByteCount;
import framescope.text.FileProblem;
import framescope.text.FolderUseText;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Place;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The captures that earlier runs of the program have left, the newest first: each can be opened,
/// kept in another place, or deleted. They are read one after another in the background. FX thread
/// only.
///
/// The list shows itself when one of them is new to the user, and stays away once it was closed.
public final class EarlierViewModel {
    private static final System.Logger LOG = System.getLogger(EarlierViewModel.class.getName());

    private final JournalFolder folder;
    private final BiConsumer<Path, String> opening;
    private final FileDialogs dialogs;
    private final BackgroundTasks tasks;

    // ---------------------------------------------------------------- properties

    private final ObservableList<EarlierCapture> captures = FXCollections.observableArrayList();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper over = new ReadOnlyStringWrapper("");
    private long mostBytes = Long.MAX_VALUE;
    private FolderUse use = new FolderUse(0, 0, 0, 0);

    /// @param opening shows the rows of a file under a name
    public EarlierViewModel(
            JournalFolder folder,
            BiConsumer<Path, String> opening,
            FileDialogs dialogs,
            BackgroundTasks tasks) {
        this.folder = folder;
        this.opening = opening;
        this.dialogs = dialogs;
        this.tasks = tasks;
    }

    /// What was left.
    ObservableList<EarlierCapture> captures() {
        return captures;
    }

    /// Whether nothing was left, as far as is known.
    public boolean isEmpty() {
        return captures.isEmpty();
    }

    /// Whether the list is to be seen.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// Whether something is being opened or saved, so that nothing else can be.
    public BooleanProperty busyProperty() {
        return busy;
    }

    /// What came of the last command.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Why the folder takes more than it may; empty where it does not.
    ReadOnlyStringProperty overProperty() {
        return over.getReadOnlyProperty();
    }

    /// Where they lie, as it can be shown.
    String place() {
        return VisibleText.escape(folder.path().toString());
    }

    // ---------------------------------------------------------------- commands

    private record Found(List<LeftFile> deleted, List<LeftFile> left) {}

    /// Deletes the oldest that are not new to the user until the rest takes no more than this many
    /// bytes, says so, and lists the rest.
    public void search(long mostBytes) {
        tasks.run(
                () -> new Found(folder.tidy(mostBytes), folder.left()),
                found -> {
                    tellOf(found.deleted(), mostBytes);
                    found(found.left());
                    lookAtUse();
                },
                failure -> LOG.log(System.Logger.Level.WARNING, "old journals stay", failure));
    }

    /// Says why the folder takes more than this many bytes, if it does; deletes nothing.
    public void isAllowed(long mostBytes) {
        this.mostBytes = mostBytes;
        tellOf(use);
    }

    private void tellOf(FolderUse use) {
        this.use = use;
        over.set(FolderUseText.over(use, mostBytes).orElse(""));
    }

    /// Deletes as [#search] does, because the disk is nearly full; waits for it. From any thread.
    ///
    /// @return whether there was something to delete
    public boolean makeRoom(long mostBytes) {
        try {
            List<LeftFile> deleted = folder.tidy(mostBytes);
            if (!deleted.isEmpty()) {
                tasks.run(() -> {}, () -> tellOf(deleted, mostBytes));
            }
            return !deleted.isEmpty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no room can be made", e);
            return false;
        }
    }

    private void tellOf(List<LeftFile> deleted, long mostBytes) {
        if (!deleted.isEmpty()) {
            List<Path> gone = deleted.stream().map(LeftFile::file).toList();
            captures.removeIf(each -> gone.contains(each.file().file()));
            shown.set(shown.get() && !captures.isEmpty());
            long bytes = deleted.stream().mapToLong(LeftFile::bytes).sum();
            notice.set(
                    Messages.format(
                            "earlier.tidied",
                            deleted.size(),
                            ByteCount.of(bytes),
                            ByteCount.of(mostBytes)));
        }
    }

    private void found(List<LeftFile> files) {
        captures.setAll(
                files.reversed().stream()
                        .map(file -> new EarlierCapture(file, Optional.empty()))
                        .toList());
        readNext();
    }

    private void lookAtUse() {
        List<LeftFile> left = captures.stream().map(EarlierCapture::file).toList().reversed();
        tasks.run(
                () -> folder.use(left),
                this::tellOf,
                failure -> LOG.log(System.Logger.Level.DEBUG, "nobody can look", failure));
    }

    private void readNext() {
        captures.stream()
                .filter(capture -> capture.content().isEmpty())
                .findFirst()
                .ifPresent(this::read);
    }

    private void read(EarlierCapture capture) {
        tasks.run(
                () -> folder.scan(capture.file()),
                content -> {
                    if (content.isEmpty()) {
                        forgetEmpty(capture);
                    } else {
                        show(capture, content);
                    }
                    readNext();
                },
                unreadable -> {
                    // Another window has deleted or kept it, or nobody may read it.
                    captures.remove(capture);
                    readNext();
                });
    }

    private void show(EarlierCapture capture, LeftJournal content) {
        int at = captures.indexOf(capture);
        if (at >= 0) {
            captures.set(at, new EarlierCapture(capture.file(), Optional.of(content)));
            if (!capture.file().seen()) {
                shown.set(true);
            }
        }
    }

    /// Cuts off a torn end and shows the rows.
    void open(EarlierCapture capture) {
        withContent(
                capture,
                content ->
                        tasks.run(
                                () -> folder.mend(content),
                                mended -> {
                                    show(capture, mended);
                                    opening.accept(mended.file(), capture.title());
                                },
                                failure -> fail(content.file(), failure)));
    }

    /// Asks for a place and moves the capture there, without a torn end.
    void keep(EarlierCapture capture) {
        withContent(
                capture,
                content ->
                        dialogs.choosePlace(
                                        Messages.get("earlier.keep.title"),
                                        FileName.suggest(
                                                capture.title(), "capture", FileKinds.PCAPNG),
                                        List.of(FileKinds.packets()))
                                .ifPresent(place -> keep(capture, content, place)));
    }

    private void keep(EarlierCapture capture, LeftJournal content, Place place) {
        String name = FileProblem.name(place.file());
        tasks.run(
                () -> {
                    folder.keep(content, place.file(), place.replacing());
                    return true;
                },
                done -> {
                    remove(capture);
                    notice.set(Messages.format("earlier.kept", name));
                },
                failure -> {
                    String question = Messages.format("files.overwrite", name);
                    if (!(failure instanceof FileAlreadyExistsException)) {
                        fail(place.file(), failure);
                    } else if (dialogs.confirm(question, Messages.get("files.overwrite.consent"))) {
                        keep(capture, content, new Place(place.file(), true));
                    }
                });
    }

    /// Deletes the capture after a question.
    void delete(EarlierCapture capture) {
        String question = Messages.format("earlier.delete.question", capture.title());
        if (dialogs.confirm(question, Messages.get("earlier.delete.consent"))) {
            forget(capture, () -> folder.delete(capture.file().file()));
        }
    }

    private interface Deletion {
        void run() throws Exception;
    }

    private void forget(EarlierCapture capture, Deletion deletion) {
        Callable<Boolean> job =
                () -> {
                    deletion.run();
                    return true;
                };
        tasks.run(job, done -> remove(capture), failure -> fail(capture.file().file(), failure));
    }

    // Nobody has asked for it to go, so nobody is told where it has to stay.
    private void forgetEmpty(EarlierCapture capture) {
        remove(capture);
        tasks.run(
                () -> {
                    folder.delete(capture.file().file());
                    return true;
                },
                done -> {},
                failure -> LOG.log(System.Logger.Level.DEBUG, "an empty one stays", failure));
    }

    private void remove(EarlierCapture capture) {
        captures.removeIf(each -> each.file().equals(capture.file()));
        lookAtUse();
        shown.set(shown.get() && !captures.isEmpty());
    }

    private void withContent(EarlierCapture capture, Consumer<LeftJournal> use) {
        if (!busy.get()) {
            capture.content().ifPresent(use);
        }
    }

    private void fail(Path file, Exception failure) {
        notice.set(FileProblem.describe(file, failure));
    }

    /// Closes the list; what it shows is not new any more.
    void later() {
        shown.set(false);
        List<Path> told = captures.stream().map(each -> each.file().file()).toList();
        tasks.run(
                () -> {
                    folder.markSeen(told);
                    return true;
                },
                done -> {},
                failure -> LOG.log(System.Logger.Level.WARNING, "they will be new again", failure));
    }
}
