package framescope.ui;

import framescope.analysis.LinkedValues;
import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.dissect.RowDissector;
import framescope.inspector.Inspector;
import framescope.settings.UserSettings;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.CaptureFeed;
import framescope.ui.common.PulseScheduler;
import framescope.ui.common.SettingsKeeper;
import framescope.ui.common.Theme;
import framescope.ui.common.ViewFile;
import framescope.ui.common.ViewLoader;
import framescope.ui.common.WebBrowser;
import framescope.ui.common.Zoom;
import framescope.ui.compose.ComposeViewModel;
import framescope.ui.connections.ConnectionsController;
import framescope.ui.connections.ConnectionsViewModel;
import framescope.ui.detail.DetailViewModel;
import framescope.ui.endpoint.EndpointController;
import framescope.ui.endpoint.EndpointViewModel;
import framescope.ui.endpoint.EndpointViewModel.State;
import framescope.ui.files.CaptureDialogs;
import framescope.ui.files.EarlierViewModel;
import framescope.ui.files.FilesViewModel;
import framescope.ui.framelist.FilterRun;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.lab.LabViewModel;
import framescope.ui.main.MainController;
import framescope.ui.main.MainViewModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;

/// The object graph of the window, built by hand, and the ties between its parts. FX thread only.
public final class Wiring {
    private final CaptureStore store;
    private final Inspector inspector;
    private final UserSettings settings;
    private final SettingsKeeper keeper;
    private final Theme theme;
    private final Zoom zoom;
    private final RowText texts;
    private final EndpointViewModel endpoint;
    private final ConnectionsViewModel connections;
    private final FrameListWiring list;
    private final FrameListViewModel frames;
    private final FilterViewModel filter;
    private final DetailViewModel detail;
    private final DetailWiring detailParts;
    private final ComposeWiring composing;
    private final ComposeViewModel compose;
    private final FilesWiring files;
    private final MainViewModel main;
    private final ViewsWiring views;
    private final SideWiring side;

    public Wiring(
            WindowOptions options,
            PulseScheduler pulses,
            BackgroundTasks tasks,
            WebBrowser browser,
            CaptureDialogs dialogs) {
        settings = options.choices();
        theme = new Theme(settings);
        zoom = new Zoom(settings);
        files = new FilesWiring(options, this::run, dialogs, tasks);
        store = files.capture();
        inspector = new Inspector(files.capture());
        inspector.setBehaviour(options.behaviour());
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
        RowLinks links = new RowLinks(store);
        LinkedValues linked = new LinkedValues(store, links);
        list =
                new FrameListWiring(
                        store,
                        linked,
                        texts,
                        settings,
                        pulses,
                        tasks,
                        dialogs,
                        files.files()::unsavedRows,
                        browser::copy);
        frames = list.frames();
        filter = list.filter();
        main = new MainViewModel(store, settings, System.nanoTime());
        detail = new DetailViewModel(new RowDissector(store), texts, tasks);
        detailParts =
                new DetailWiring(
                        detail,
                        main.panes(),
                        store,
                        tasks,
                        frames::displayNumber,
                        filter::apply,
                        browser::copy);
        composing = new ComposeWiring(inspector, store, settings, tasks, browser, dialogs);
        compose = composing.compose();
        side = new SideWiring(store, inspector, dialogs, tasks, main);
        keeper = new SettingsKeeper(settings, tasks, main.noticeProperty()::set);
        CaptureFeed feed = new CaptureFeed(store, pulses);
        tie(feed);
        views =
                new ViewsWiring(
                        store,
                        links,
                        feed,
                        tasks,
                        frames,
                        filter,
                        connections,
                        main,
                        dialogs,
                        texts);
        files.tellOf(main.noticeProperty()::set);
    }

    private FilterRun run() {
        return list.run();
    }

    /// The file that the capture is kept in, if it is in one.
    Optional<Path> journalFile() {
        return files.journalFile();
    }

    private void tie(CaptureFeed feed) {
        list.tie(feed);
        feed.addPatientConsumer(this::refreshConnections);
        feed.addConsumer(compose::refresh);
        feed.addConsumer(side.heartbeat()::refresh);
        feed.addPatientConsumer(endpoint::refreshRefusals);
        list.actions().setOnEdit(this::editAndResend);
        list.actions().setOnResend(compose::resend);
        list.actions().setOnAllowOrigin(endpoint::allowOrigin);
        frames.selectedProperty().subscribe(detail::show);
        frames.selectedProperty().subscribe(side.notebook()::select);
        detail.setOnGoTo(frames::reveal);
        frames.selectedProperty()
                .subscribe(
                        row -> row.map(CaptureRecord::connection).ifPresent(connections::select));
        connections.setOnChosen(this::target);
        connections
                .selectedProperty()
                .subscribe(number -> filter.connectionProperty().set(number.orElse(0)));
        endpoint.noticeProperty().subscribe(main.noticeProperty()::set);
        compose.noticeProperty().subscribe(main.noticeProperty()::set);
        list.tellTo(main.noticeProperty()::set);
        endpoint.listeningProperty().subscribe(composing.lab().listeningProperty()::set);
        endpoint.listeningProperty()
                .subscribe(listening -> frames.listeningProperty().set(listening.isPresent()));
        files().readingProperty().subscribe(endpoint.readingProperty()::set);
        endpoint.stateProperty()
                .subscribe(state -> files().listeningProperty().set(state != State.STOPPED));
    }

    private void refreshConnections() {
        connections.refresh();
        List<Integer> open = connections.open().stream().map(c -> c.info().number()).toList();
        if (!open.equals(compose.targets().openConnectionsProperty().get())) {
            compose.targets().openConnectionsProperty().set(open);
            side.setOpenConnections(open);
        }
    }

    private void editAndResend(CaptureRecord row) {
        main.showComposer();
        compose.draft().edit(row);
    }

    // A connection that is chosen while it is open is the one to send on. To read a row is no
    // choice.
    private void target(int chosen) {
        if (compose.targets().openConnectionsProperty().get().contains(chosen)) {
            compose.targets().choose(chosen);
        }
    }

    /// The window's content.
    public Parent load() {
        Map<Class<?>, Supplier<Object>> controllers = new HashMap<>(views.controllers());
        controllers.putAll(composing.controllers());
        controllers.putAll(detailParts.controllers());
        controllers.putAll(list.controllers());
        controllers.putAll(files.controllers());
        controllers.putAll(side.controllers());
        controllers.putAll(
                Map.of(
                        MainController.class,
                        () -> new MainController(main, theme, zoom),
                        EndpointController.class,
                        () -> new EndpointController(endpoint),
                        ConnectionsController.class,
                        () -> new ConnectionsController(connections)));
        return new ViewLoader(controllers).load(ViewFile.MAIN_WINDOW);
    }

    public Theme theme() {
        return theme;
    }

    /// How large everything is shown.
    public Zoom zoom() {
        return zoom;
    }

    public EndpointViewModel endpoint() {
        return endpoint;
    }

    public FrameListViewModel frames() {
        return frames;
    }

    /// The frame list and what belongs to it.
    FrameListWiring list() {
        return list;
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

    public LabViewModel lab() {
        return composing.lab();
    }

    public FilesViewModel files() {
        return files.files();
    }

    /// The captures that earlier runs have left.
    public EarlierViewModel earlier() {
        return files.earlier();
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

    /// What stands behind the tabs beside the composer.
    public SideWiring side() {
        return side;
    }

    /// What was captured.
    public CaptureStore store() {
        return store;
    }

    /// Lets the server stop in good order when the program is told to end.
    void stopOnExit() {
        inspector.stopOnExit(() -> {
            files.close();
            keeper.finish();
        });
    }

    /// Stops the server; waits until its peers have gone, for a few seconds at most. What is being
    /// opened or saved is given up.
    public void stop() {
        files().cancel();
        inspector.stop();
        files.close();
        keeper.finish();
    }
}
