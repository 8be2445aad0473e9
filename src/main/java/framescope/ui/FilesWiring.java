package framescope.ui;

import framescope.capture.MemoryCapture;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.inspector.file.CaptureImport;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.files.CaptureDialogs;
import framescope.ui.files.EarlierController;
import framescope.ui.files.EarlierViewModel;
import framescope.ui.files.FileProgressController;
import framescope.ui.files.FileToolsController;
import framescope.ui.files.FilesViewModel;
import framescope.ui.files.JournalRoomViewModel;
import framescope.ui.files.Keeping;
import framescope.ui.files.OpenedFileController;
import framescope.ui.framelist.FilterRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The window's files: the journal that the capture is kept in, captures opened and saved, and those
/// that earlier runs have left. FX thread only.
final class FilesWiring {
    private static final System.Logger LOG = System.getLogger(FilesWiring.class.getName());

    private final Optional<JournalFolder> folder;
    private final Optional<Journal> journal;
    private final MemoryCapture capture;
    private final FilesViewModel files;
    private final EarlierViewModel earlier;
    private final JournalRoomViewModel room;

    /// @param run is found when something is to be saved
    FilesWiring(
            WindowOptions options,
            Supplier<FilterRun> run,
            CaptureDialogs dialogs,
            BackgroundTasks tasks) {
        folder = options.journals();
        journal = folder.map(FilesWiring::openJournal);
        long limit = options.captureMemory();
        capture =
                journal.map(file -> MemoryCapture.keeping(file, limit))
                        .orElseGet(() -> MemoryCapture.keeping(limit));
        files =
                new FilesViewModel(
                        capture,
                        (file, decodeAs) ->
                                new CaptureImport(
                                        file,
                                        capture,
                                        decodeAs,
                                        options.settings().limits().peer().message()),
                        journal.<Keeping>map(KeptInJournal::new).orElse(Keeping.NONE),
                        () -> run.get().passing(),
                        dialogs,
                        tasks);
        earlier =
                new EarlierViewModel(
                        folder.orElseGet(JournalFolder::ofUser), files::open, dialogs, tasks);
        room =
                new JournalRoomViewModel(
                        options.choices(),
                        options.journalRoom(),
                        bytes -> journal.ifPresent(file -> file.leaveFree(bytes)));
        earlier.busyProperty().bind(files.busyProperty());
    }

    private static Journal openJournal(JournalFolder folder) {
        return Journal.in(folder.claim(), JournalSettings.DEFAULT, Messages.get("program.name"));
    }

    /// A journal, as those see it who save and open captures.
    private record KeptInJournal(Journal journal) implements Keeping {
        @Override
        public boolean isIn(Path file) {
            try {
                return Files.isSameFile(file, journal.file());
            } catch (IOException e) {
                return false; // A file that is not there is nobody's journal.
            }
        }

        @Override
        public long mark() {
            return journal.end();
        }

        @Override
        public void isElsewhere(long mark) {
            journal.isElsewhere(mark);
        }
    }

    /// Lets the user know what comes of files, and what earlier runs have left.
    void tellOf(Consumer<String> notices) {
        files.noticeProperty().subscribe(notices);
        earlier.noticeProperty().subscribe(notices);
        if (folder.isPresent()) {
            earlier.search(room.folderBytesProperty().get());
            // Also what the user has been told of since, where the disk fills up meanwhile.
            AtomicLong most = new AtomicLong();
            room.folderBytesProperty().subscribe(most::set);
            room.folderBytesProperty().subscribe(earlier::isAllowed);
            journal.get().makeRoomBy(() -> earlier.makeRoom(most.get()));
        }
    }

    /// How the controllers of the views about files are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                FileToolsController.class,
                () -> new FileToolsController(files, earlier),
                FileProgressController.class,
                () -> new FileProgressController(files),
                OpenedFileController.class,
                () -> new OpenedFileController(files),
                EarlierController.class,
                () -> new EarlierController(earlier, room));
    }

    MemoryCapture capture() {
        return capture;
    }

    FilesViewModel files() {
        return files;
    }

    EarlierViewModel earlier() {
        return earlier;
    }

    /// The file that the capture is kept in, if it is in one.
    Optional<Path> journalFile() {
        return journal.map(Journal::file);
    }

    /// Gives up what is being opened or saved, writes what is left to the journal and closes it; waits
    /// for that, a few seconds at most.
    void close() {
        files.giveUp();
        if (journal.isPresent()) {
            try {
                journal.get().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "closing the journal failed", e);
            }
        }
    }
}
