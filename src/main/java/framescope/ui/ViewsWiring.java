package framescope.ui;

import framescope.analysis.ConnectionTraces;
import framescope.analysis.FindingTally;
import framescope.analysis.RowLinks;
import framescope.analysis.RowWalk;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.BackgroundWalk;
import framescope.ui.common.CaptureFeed;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.ViewExport;
import framescope.ui.connections.ConnectionDetailController;
import framescope.ui.connections.ConnectionDetailViewModel;
import framescope.ui.connections.ConnectionsViewModel;
import framescope.ui.findings.FindingsController;
import framescope.ui.findings.FindingsViewModel;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.ladder.LadderController;
import framescope.ui.ladder.LadderViewModel;
import framescope.ui.main.CentreView;
import framescope.ui.main.MainViewModel;
import framescope.ui.statistics.StatisticsController;
import framescope.ui.statistics.StatisticsViewModel;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// The part of the object graph that stands behind the tabs in the middle of the window, but for the
/// frame list. FX thread only.
public final class ViewsWiring {
    private final FrameListViewModel frames;
    private final FilterViewModel filter;
    private final MainViewModel main;
    private final RowText texts;
    private final BackgroundTasks tasks;
    private final FindingsViewModel findings;
    private final ConnectionDetailViewModel connection;
    private final StatisticsViewModel statistics;
    private final LadderViewModel ladder;

    ViewsWiring(
            CaptureStore store,
            RowLinks links,
            CaptureFeed feed,
            BackgroundTasks tasks,
            FrameListViewModel frames,
            FilterViewModel filter,
            ConnectionsViewModel connections,
            MainViewModel main,
            FileDialogs dialogs,
            RowText texts) {
        this.frames = frames;
        this.filter = filter;
        this.main = main;
        this.texts = texts;
        this.tasks = tasks;
        FindingTally tally = new FindingTally();
        findings = new FindingsViewModel(store, tally, new Ways());
        BackgroundWalk walk = new BackgroundWalk(new RowWalk(store, tally), tasks);
        feed.addPatientConsumer(walk::goOn);
        walk.addListener(this::showFindings);

        ConnectionTraces traces = new ConnectionTraces(links);
        connection =
                new ConnectionDetailViewModel(
                        store, traces, InstantSource.system(), this::followConnection);
        // A walk of its own: it reads the payloads of Pongs, and the findings need not wait for it.
        BackgroundWalk lives = new BackgroundWalk(new RowWalk(store, traces), tasks);
        feed.addPatientConsumer(lives::goOn);
        Runnable show =
                () ->
                        connection.show(
                                connections.selectedProperty().get().flatMap(connections::find));
        feed.addPatientConsumer(show);
        lives.addListener(connection::refresh);
        connections.selectedProperty().subscribe(show);

        ViewExport export = new ViewExport(dialogs, tasks);
        export.noticeProperty().subscribe(main.noticeProperty()::set);
        statistics = new StatisticsViewModel(store, links, tasks, export);
        feed.addPatientConsumer(statistics::goOn);
        ladder = new LadderViewModel(store, links, tasks, export, frames::reveal);
        feed.addConsumer(ladder::refresh);
        main.viewProperty()
                .subscribe(view -> ladder.visibleProperty().set(view == CentreView.LADDER));
        connections
                .selectedProperty()
                .subscribe(number -> ladder.connectionProperty().set(number.orElse(0)));
        frames.selectedProperty().subscribe(ladder.selectedProperty()::set);
        main.viewProperty()
                .subscribe(view -> statistics.visibleProperty().set(view == CentreView.STATISTICS));
        connections
                .selectedProperty()
                .subscribe(number -> statistics.connectionProperty().set(number.orElse(0)));
    }

    private void followConnection(int number) {
        filter.connectionProperty().set(number);
        filter.oneConnectionProperty().set(true);
        main.viewProperty().set(CentreView.FRAMES);
    }

    /// Looks again at what changes with time alone; to be called now and then.
    void sample() {
        connection.refresh();
        statistics.sample();
    }

    private void showFindings() {
        findings.refresh();
        main.findingCountProperty().set(findings.count());
    }

    /// From a view to the frames that it speaks of.
    private final class Ways implements FindingsViewModel.Ways {
        @Override
        public void select(CaptureRecord row) {
            frames.reveal(row);
        }

        @Override
        public void open(CaptureRecord row) {
            frames.reveal(row);
            main.viewProperty().set(CentreView.FRAMES);
        }

        @Override
        public void list(String expression) {
            filter.apply(expression);
            main.viewProperty().set(CentreView.FRAMES);
        }
    }

    /// How the controllers of these views are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                FindingsController.class,
                () -> new FindingsController(findings, texts, main.panes()),
                ConnectionDetailController.class,
                () -> new ConnectionDetailController(connection),
                StatisticsController.class,
                () -> new StatisticsController(statistics),
                LadderController.class,
                () -> new LadderController(ladder, texts, tasks));
    }

    public FindingsViewModel findings() {
        return findings;
    }

    public StatisticsViewModel statistics() {
        return statistics;
    }
}
