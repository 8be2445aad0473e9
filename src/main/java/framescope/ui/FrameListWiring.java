package framescope.ui;

import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.settings.UserSettings;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.CaptureFeed;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.PulseScheduler;
import framescope.ui.framelist.CaptureSwitch;
import framescope.ui.framelist.Clearing;
import framescope.ui.framelist.CommentController;
import framescope.ui.framelist.ConnectionSteps;
import framescope.ui.framelist.FilterController;
import framescope.ui.framelist.FilterRun;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListController;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.framelist.FrameToolsController;
import framescope.ui.framelist.GoToController;
import framescope.ui.framelist.GoToViewModel;
import framescope.ui.framelist.HiddenRowController;
import framescope.ui.framelist.HiddenRowViewModel;
import framescope.ui.framelist.RowActions;
import framescope.ui.framelist.RowMarking;
import framescope.ui.framelist.SearchController;
import framescope.ui.framelist.SearchViewModel;
import framescope.ui.framelist.SortViewModel;
import framescope.ui.framelist.TimeText;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The frame list and what belongs to it. FX thread only.
final class FrameListWiring {
    private final UserSettings settings;
    private final RowText texts;
    private final FilterRun run;
    private final FrameListViewModel frames;
    private final CaptureSwitch captureSwitch;
    private final FilterViewModel filter;
    private final TimeText times;
    private final GoToViewModel goTo;
    private final HiddenRowViewModel hidden;
    private final ConnectionSteps steps;
    private final RowMarking marking;
    private final Clearing clearing;
    private final RowActions actions;
    private final FilterRun searchRun;
    private final SearchViewModel search;
    private final SortViewModel sorting;

    FrameListWiring(
            CaptureStore store,
            DerivedValues derived,
            RowText texts,
            UserSettings settings,
            PulseScheduler pulses,
            BackgroundTasks tasks,
            FileDialogs dialogs,
            LongSupplier unsaved,
            Consumer<String> clipboard) {
        this.settings = settings;
        this.texts = texts;
        run = new FilterRun(store, derived, tasks, pulses);
        frames = new FrameListViewModel(store, run);
        captureSwitch = new CaptureSwitch(store);
        searchRun = new FilterRun(store, derived, tasks, pulses);
        search = new SearchViewModel(store, searchRun, run, frames);
        sorting = new SortViewModel(store, frames, run, tasks);
        filter = new FilterViewModel(store, run, settings, this::relist);
        times = new TimeText(frames, settings);
        goTo = new GoToViewModel(frames);
        hidden = new HiddenRowViewModel(frames, filter);
        steps = new ConnectionSteps(store, frames, tasks);
        marking = new RowMarking(store, frames, tasks, run, this::relist);
        clearing = new Clearing(frames, unsaved, dialogs);
        actions =
                new RowActions(store, frames, filter, marking, clearing, tasks, dialogs, clipboard);
    }

    private void relist() {
        frames.relist();
        hidden.refresh();
        search.relist();
    }

    /// Hears what is worth saying.
    void tellTo(Consumer<String> notices) {
        frames.noticeProperty().subscribe(notices);
        actions.noticeProperty().subscribe(notices);
        marking.noticeProperty().subscribe(notices);
        sorting.noticeProperty().subscribe(notices);
    }

    /// Lets the list hear of new rows.
    void tie(CaptureFeed feed) {
        feed.addConsumer(run::goOn);
        feed.addConsumer(searchRun::goOn);
        searchRun.addListener(search::refresh);
        run.addListener(frames::refresh);
        run.addListener(hidden::refresh);
        run.addListener(filter::refresh);
        feed.addConsumer(frames::refresh);
        feed.addConsumer(captureSwitch::refresh);
        feed.addConsumer(marking::refresh);
        run.addListener(marking::refresh);
    }

    RowActions actions() {
        return actions;
    }

    Clearing clearing() {
        return clearing;
    }

    RowMarking marking() {
        return marking;
    }

    FilterRun run() {
        return run;
    }

    FrameListViewModel frames() {
        return frames;
    }

    CaptureSwitch captureSwitch() {
        return captureSwitch;
    }

    FilterViewModel filter() {
        return filter;
    }

    TimeText times() {
        return times;
    }

    SearchViewModel search() {
        return search;
    }

    GoToViewModel goTo() {
        return goTo;
    }

    ConnectionSteps steps() {
        return steps;
    }

    /// How the controllers are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                FrameToolsController.class,
                () -> new FrameToolsController(frames, captureSwitch, clearing),
                FrameListController.class,
                () ->
                        new FrameListController(
                                frames, filter, actions, search, sorting, times, texts, settings),
                FilterController.class,
                () -> new FilterController(filter),
                SearchController.class,
                () -> new SearchController(search),
                CommentController.class,
                () -> new CommentController(marking),
                HiddenRowController.class,
                () -> new HiddenRowController(hidden),
                GoToController.class,
                () -> new GoToController(goTo));
    }
}
