package framescope.ui;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.settings.UserSettings;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.WebBrowser;
import framescope.ui.compose.BitsController;
import framescope.ui.compose.ComposeController;
import framescope.ui.compose.ComposeViewModel;
import framescope.ui.compose.NextAnswerController;
import framescope.ui.compose.PresetsController;
import framescope.ui.compose.RepeatController;
import framescope.ui.compose.SimpleController;
import framescope.ui.compose.TargetsController;
import framescope.ui.lab.LabController;
import framescope.ui.lab.LabViewModel;
import java.util.Map;
import java.util.function.Supplier;

/// The part of the object graph that is about sending: composer and lab. FX thread only.
final class ComposeWiring {
    private final ComposeViewModel compose;

    private final LabViewModel lab;

    ComposeWiring(
            Inspector inspector,
            CaptureStore store,
            UserSettings settings,
            BackgroundTasks tasks,
            WebBrowser browser,
            FileDialogs dialogs) {
        compose = new ComposeViewModel(inspector, store, settings, tasks, dialogs);
        lab = new LabViewModel(inspector, store, tasks, browser, dialogs);
    }

    LabViewModel lab() {
        return lab;
    }

    ComposeViewModel compose() {
        return compose;
    }

    /// How the controllers of its views are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                ComposeController.class, () -> new ComposeController(compose),
                TargetsController.class, () -> new TargetsController(compose.targets()),
                SimpleController.class, () -> new SimpleController(compose.draft()),
                BitsController.class, () -> new BitsController(compose.draft()),
                PresetsController.class, () -> new PresetsController(compose.presets()),
                NextAnswerController.class, () -> new NextAnswerController(compose.nextAnswer()),
                RepeatController.class, () -> new RepeatController(compose),
                LabController.class, () -> new LabController(lab));
    }
}
