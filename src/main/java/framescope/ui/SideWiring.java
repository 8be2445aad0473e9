package framescope.ui;

import framescope.inspector.Inspector;
import framescope.ui.behaviour.BehaviourController;
import framescope.ui.behaviour.BehaviourViewModel;
import framescope.ui.behaviour.EndController;
import framescope.ui.behaviour.HandshakeController;
import framescope.ui.behaviour.RulesController;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.main.MainViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What stands behind the tabs beside the composer. FX thread only.
public final class SideWiring {
    private final BehaviourViewModel behaviour;

    SideWiring(
            Inspector inspector, FileDialogs dialogs, BackgroundTasks tasks, MainViewModel main) {
        behaviour = new BehaviourViewModel(inspector, dialogs, tasks);
        behaviour.noticeProperty().subscribe(main.noticeProperty()::set);
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
                () -> new RulesController(behaviour.rules()));
    }

    /// These connections can be sent on.
    void setOpenConnections(List<Integer> open) {
        behaviour.openConnectionsProperty().set(open);
    }

    public BehaviourViewModel behaviour() {
        return behaviour;
    }
}
