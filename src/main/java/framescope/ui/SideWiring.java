package framescope.ui;

import framescope.capture.CaptureStore;
import framescope.inspector.Inspector;
import framescope.ui.behaviour.BehaviourController;
import framescope.ui.behaviour.BehaviourViewModel;
import framescope.ui.behaviour.EndController;
import framescope.ui.behaviour.HandshakeController;
import framescope.ui.behaviour.RulesController;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.heartbeat.HeartbeatController;
import framescope.ui.heartbeat.HeartbeatViewModel;
import framescope.ui.main.MainViewModel;
import framescope.ui.notebook.NotebookController;
import framescope.ui.notebook.NotebookViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What stands behind the tabs beside the composer. FX thread only.
public final class SideWiring {
    private final BehaviourViewModel behaviour;
    private final HeartbeatViewModel heartbeat;
    private final NotebookViewModel notebook;

    SideWiring(
            CaptureStore store,
            Inspector inspector,
            FileDialogs dialogs,
            BackgroundTasks tasks,
            MainViewModel main) {
        behaviour = new BehaviourViewModel(inspector, dialogs, tasks);
        behaviour.noticeProperty().subscribe(main.noticeProperty()::set);
        heartbeat = new HeartbeatViewModel(store, inspector, tasks, behaviour::silence);
        notebook = new NotebookViewModel(store, inspector, tasks);
    }

    Map<Class<?>, Supplier<Object>> controllers() {
        return Map.of(
                BehaviourController.class,
                () -> new BehaviourController(behaviour),
                EndController.class,
                () -> new EndController(behaviour.form()),
                HandshakeController.class,
                () -> new HandshakeController(behaviour.form().handshake()),
                RulesController.class,
                () -> new RulesController(behaviour.rules()),
                HeartbeatController.class,
                () -> new HeartbeatController(heartbeat),
                NotebookController.class,
                () -> new NotebookController(notebook));
    }

    /// These connections can be sent on.
    void setOpenConnections(List<Integer> open) {
        behaviour.openConnectionsProperty().set(open);
        heartbeat.openConnectionsProperty().set(open);
    }

    /// Looks at the clock; to be called now and then.
    void sample() {
        Instant now = Instant.now();
        notebook.sample();
        heartbeat.sample(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
    }

    /// Ends what goes on by itself: the window is closed.
    void stop() {
        heartbeat.stop();
    }

    public NotebookViewModel notebook() {
        return notebook;
    }

    public HeartbeatViewModel heartbeat() {
        return heartbeat;
    }

    public BehaviourViewModel behaviour() {
        return behaviour;
    }
}
