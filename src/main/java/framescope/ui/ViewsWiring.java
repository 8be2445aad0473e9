package framescope.ui;

import framescope.analysis.FindingTally;
import framescope.analysis.RowWalk;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.BackgroundWalk;
import framescope.ui.common.CaptureFeed;
import framescope.ui.findings.FindingsController;
import framescope.ui.findings.FindingsViewModel;
import framescope.ui.framelist.FilterViewModel;
import framescope.ui.framelist.FrameListViewModel;
import framescope.ui.main.CentreView;
import framescope.ui.main.MainViewModel;
import java.util.Map;
import java.util.function.Supplier;

/// The part of the object graph that stands behind the tabs in the middle of the window, but for the
/// frame list. FX thread only.
public final class ViewsWiring {
    private final FrameListViewModel frames;
    private final FilterViewModel filter;
    private final MainViewModel main;
    private final RowText texts;
    private final FindingsViewModel findings;

    ViewsWiring(
            CaptureStore store,
            CaptureFeed feed,
            BackgroundTasks tasks,
            FrameListViewModel frames,
            FilterViewModel filter,
            MainViewModel main,
            RowText texts) {
        this.frames = frames;
        this.filter = filter;
        this.main = main;
        this.texts = texts;
        FindingTally tally = new FindingTally();
        findings = new FindingsViewModel(store, tally, new Ways());
        BackgroundWalk walk = new BackgroundWalk(new RowWalk(store, tally), tasks);
        feed.addConsumer(walk::goOn);
        walk.addListener(this::showFindings);
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
        return Map.of(FindingsController.class, () -> new FindingsController(findings, texts));
    }

    public FindingsViewModel findings() {
        return findings;
    }
}
