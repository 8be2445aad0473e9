package framescope.ui;

import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.settings.UserSettings;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.CaptureFeed;
import framescope.ui.common.PulseScheduler;
import framescope.ui.framelist.ConnectionSteps;
import framescope.ui.framelist.FilterController;
import framescope.ui.framelist.FilterRun;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListController;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.framelist.FrameToolsController;
import framescope.ui.framelist.GoToController;
import framescope.ui.framelist.GoToViewModel;
import framescope.ui.framelist.TimeText;
import java.util.Map;
import java.util.function.Supplier;

/// The frame list and what belongs to it. FX thread only.
final class FrameListWiring {
    private final UserSettings settings;
    private final RowText texts;
    private final FilterRun run;
    private final FrameListViewModel frames;
    private final FilterViewModel filter;
    private final TimeText times;
    private final GoToViewModel goTo;
    private final ConnectionSteps steps;

    FrameListWiring(
            CaptureStore store,
            DerivedValues derived,
            RowText texts,
            UserSettings settings,
            PulseScheduler pulses,
            BackgroundTasks tasks) {
        this.settings = settings;
        this.texts = texts;
        run = new FilterRun(store, derived, tasks, pulses);
        frames = new FrameListViewModel(store, run);
        filter = new FilterViewModel(store, run, frames::relist);
        times = new TimeText(frames, settings);
        goTo = new GoToViewModel(frames);
        steps = new ConnectionSteps(store, frames, tasks);
    }

    /// Lets the list hear of new rows.
    void tie(CaptureFeed feed) {
        feed.addConsumer(run::goOn);
        run.addListener(frames::refresh);
        run.addListener(filter::refresh);
        feed.addConsumer(frames::refresh);
    }

    FilterRun run() {
        return run;
    }

    FrameListViewModel frames() {
        return frames;
    }

    FilterViewModel filter() {
        return filter;
    }

    TimeText times() {
        return times;
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
                () -> new FrameToolsController(frames),
                FrameListController.class,
                () -> new FrameListController(frames, filter, times, texts, settings),
                FilterController.class,
                () -> new FilterController(filter),
                GoToController.class,
                () -> new GoToController(goTo));
    }
}
