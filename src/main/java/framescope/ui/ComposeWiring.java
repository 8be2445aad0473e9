package framescope.ui;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.compose.BitsController;
import framescope.ui.compose.ComposeController;
import framescope.ui.compose.ComposeViewModel;
import framescope.ui.compose.SimpleController;
import java.util.Map;
import java.util.function.Supplier;

/// The composer's part of the object graph. FX thread only.
final class ComposeWiring {
    private final ComposeViewModel compose;

    ComposeWiring(
            Inspector inspector, CaptureStore store, BackgroundTasks tasks, FileDialogs dialogs) {
        compose = new ComposeViewModel(inspector, store, tasks, dialogs);
    }

    ComposeViewModel compose() {
        return compose;
    }

    /// How the controllers of its views are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                ComposeController.class, () -> new ComposeController(compose),
                SimpleController.class, () -> new SimpleController(compose),
                BitsController.class, () -> new BitsController(compose));
    }
}
