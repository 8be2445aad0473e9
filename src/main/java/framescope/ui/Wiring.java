package framescope.ui;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.dissect.RowDissector;
import framescope.inspector.Inspector;
import framescope.inspector.file.CaptureImport;
import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.VisibleText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.CaptureFeed;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.PulseScheduler;
import framescope.ui.common.SettingsKeeper;
import framescope.ui.common.Theme;
import framescope.ui.common.ViewFile;
import framescope.ui.common.ViewLoader;
import framescope.ui.common.WebBrowser;
import framescope.ui.compose.ComposeController;
import framescope.ui.compose.ComposeViewModel;
import framescope.ui.connections.ConnectionsController;
import framescope.ui.connections.ConnectionsViewModel;
import framescope.ui.detail.DetailViewModel;
import framescope.ui.endpoint.EndpointController;
import framescope.ui.endpoint.EndpointViewModel;
import framescope.ui.endpoint.EndpointViewModel.State;
import framescope.ui.files.FileProgressController;
import framescope.ui.files.FileToolsController;
import framescope.ui.files.FilesViewModel;
import framescope.ui.framelist.FilterController;
import framescope.ui.framelist.FilterRun;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListController;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.framelist.FrameToolsController;
import framescope.ui.main.MainController;
import framescope.ui.main.MainViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;

/// The object graph of the window, built by hand, and the ties between its parts. FX thread only.
public final class Wiring {
    private static final System.Logger LOG = System.getLogger(Wiring.class.getName());
    private static final long MOST_JOURNAL_BYTES = 4L << 30;

    private final CaptureStore store;
    private final Optional<Journal> journal;
    private final Inspector inspector;
    private final UserSettings settings;
    private final SettingsKeeper keeper;
    private final Theme theme;
    private final RowText texts;
    private final EndpointViewModel endpoint;
    private final ConnectionsViewModel connections;
    private final FrameListViewModel frames;
    private final FilterViewModel filter;
    private final DetailViewModel detail;
    private final DetailWiring detailParts;
    private final ComposeViewModel compose;
    private final FilesViewModel files;
    private final MainViewModel main;
    private final ViewsWiring views;

    public Wiring(
            WindowOptions options,
            PulseScheduler pulses,
            BackgroundTasks tasks,
            WebBrowser browser,
            FileDialogs dialogs) {
        settings = options.choices();
        theme = new Theme(settings);
        journal = options.journals().flatMap(Wiring::openJournal);
        // Half of what the Java machine may take; beyond that the peers wait until it is cleared.
        long limit = Runtime.getRuntime().maxMemory() / 2;
        MemoryCapture capture =
                journal.map(file -> MemoryCapture.keeping(file, limit))
                        .orElseGet(() -> MemoryCapture.keeping(limit));
        store = capture;
        inspector = new Inspector(capture);
        texts = new RowText(store);
        endpoint =
                new EndpointViewModel(
                        inspector,
                        options.settings(),
                        options.replyMode(),
                        options.policy(),
                        tasks,
                        browser);
        connections = new ConnectionsViewModel(store);
        FilterRun run = new FilterRun(store, tasks, pulses);
        frames = new FrameListViewModel(store, run);
        filter = new FilterViewModel(store, run, frames::relist);
        detail = new DetailViewModel(new RowDissector(store), texts, tasks);
        detailParts = new DetailWiring(detail, store, tasks, frames::displayNumber);
        compose = new ComposeViewModel(inspector);
        files =
                new FilesViewModel(
                        store,
                        (file, decodeAs) -> new CaptureImport(file, capture, decodeAs),
                        this::isJournal,
                        dialogs,
                        tasks);
        main = new MainViewModel(store, System.nanoTime());
        keeper = new SettingsKeeper(settings, tasks, main.noticeProperty()::set);
        CaptureFeed feed = new CaptureFeed(store, pulses);
        tie(feed, run);
        views = new ViewsWiring(store, feed, tasks, frames, filter, main, texts);
        options.journals().ifPresent(folder -> tellOf(folder, tasks));
    }

    /// The file that the capture is kept in, if it is in one.
    Optional<Path> journalFile() {
        return journal.map(Journal::file);
    }

    private boolean isJournal(Path file) {
        try {
            return journal.isPresent() && Files.isSameFile(file, journal.get().file());
        } catch (IOException e) {
            return false; // A file that is not there is nobody's journal.
        }
    }

    private static Optional<Journal> openJournal(JournalFolder folder) {
        try {
            return Optional.of(
                    Journal.in(
                            folder.claim(), JournalSettings.DEFAULT, Messages.get("program.name")));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no journal can be kept", e);
            return Optional.empty();
        }
    }

    private void tellOf(JournalFolder folder, BackgroundTasks tasks) {
        if (journal.isEmpty()) {
            String place = VisibleText.escape(folder.path().toString());
            main.noticeProperty().set(Messages.format("journal.none", place));
            return;
        }
        tasks.run(
                () -> folder.tidy(MOST_JOURNAL_BYTES),
                deleted -> {},
                failure -> LOG.log(System.Logger.Level.WARNING, "old journals stay", failure));
    }

    private void tie(CaptureFeed feed, FilterRun run) {
        feed.addConsumer(run::goOn);
        run.addListener(frames::refresh);
        run.addListener(filter::refresh);
        feed.addConsumer(frames::refresh);
        feed.addConsumer(this::refreshConnections);
        feed.addConsumer(endpoint::refreshRefusals);
        frames.selectedProperty().subscribe(detail::show);
        detail.setOnGoTo(frames::reveal);
        frames.selectedProperty()
                .subscribe(
                        row -> row.map(CaptureRecord::connection).ifPresent(connections::select));
        connections.selectedProperty().subscribe(this::target);
        connections
                .selectedProperty()
                .subscribe(number -> filter.connectionProperty().set(number.orElse(0)));
        endpoint.noticeProperty().subscribe(main.noticeProperty()::set);
        files.noticeProperty().subscribe(main.noticeProperty()::set);
        endpoint.listeningProperty()
                .subscribe(listening -> frames.listeningProperty().set(listening.isPresent()));
        endpoint.stateProperty()
                .subscribe(state -> files.listeningProperty().set(state != State.STOPPED));
    }

    private void refreshConnections() {
        connections.refresh();
        List<Integer> open = connections.open().stream().map(c -> c.info().number()).toList();
        if (!open.equals(compose.openConnectionsProperty().get())) {
            compose.openConnectionsProperty().set(open);
        }
    }

    // A connection that is selected while it is open is the one to send on.
    private void target(Optional<Integer> selected) {
        selected.filter(compose.openConnectionsProperty().get()::contains)
                .ifPresent(number -> compose.targetProperty().set(selected));
    }

    /// The window's content.
    public Parent load() {
        Map<Class<?>, Supplier<Object>> controllers = new HashMap<>(views.controllers());
        controllers.putAll(detailParts.controllers());
        controllers.putAll(
                Map.of(
                        MainController.class,
                        () -> new MainController(main, theme),
                        EndpointController.class,
                        () -> new EndpointController(endpoint),
                        FileToolsController.class,
                        () -> new FileToolsController(files),
                        FileProgressController.class,
                        () -> new FileProgressController(files),
                        FrameToolsController.class,
                        () -> new FrameToolsController(frames),
                        ConnectionsController.class,
                        () -> new ConnectionsController(connections),
                        FrameListController.class,
                        () -> new FrameListController(frames, filter, texts),
                        FilterController.class,
                        () -> new FilterController(filter),
                        ComposeController.class,
                        () -> new ComposeController(compose)));
        return new ViewLoader(controllers).load(ViewFile.MAIN_WINDOW);
    }

    public Theme theme() {
        return theme;
    }

    public EndpointViewModel endpoint() {
        return endpoint;
    }

    public FrameListViewModel frames() {
        return frames;
    }

    public FilterViewModel filter() {
        return filter;
    }

    public DetailViewModel detail() {
        return detail;
    }

    public ComposeViewModel compose() {
        return compose;
    }

    public FilesViewModel files() {
        return files;
    }

    public MainViewModel main() {
        return main;
    }

    /// Keeps what the user chooses.
    SettingsKeeper keeper() {
        return keeper;
    }

    /// What stands behind the tabs beside the frame list.
    public ViewsWiring views() {
        return views;
    }

    /// What was captured.
    public CaptureStore store() {
        return store;
    }

    /// Lets the server stop in good order when the program is told to end.
    void stopOnExit() {
        inspector.stopOnExit(() -> {
            closeJournal();
            keeper.finish();
        });
    }

    /// Stops the server; waits until its peers have gone, for a few seconds at most. What is being
    /// opened or saved is given up.
    public void stop() {
        files.cancel();
        inspector.stop();
        closeJournal();
        keeper.finish();
    }

    private void closeJournal() {
        if (journal.isPresent()) {
            try {
                journal.get().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "closing the journal failed", e);
            }
        }
    }
}
