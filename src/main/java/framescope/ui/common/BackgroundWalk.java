package framescope.ui.common;

import framescope.analysis.RowWalk;
import java.util.ArrayList;
import java.util.List;

/// A walk through the rows of the capture that goes on in the background whenever there are more.
/// FX thread only.
public final class BackgroundWalk {
    private final RowWalk walk;
    private final BackgroundTasks tasks;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean running;
    private boolean moreMeanwhile;

    public BackgroundWalk(RowWalk walk, BackgroundTasks tasks) {
        this.walk = walk;
        this.tasks = tasks;
    }

    /// Adds what is told on the FX thread that the walk has come further: no more often than
    /// [#goOn] is called, and once more at the end.
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /// Goes through the rows that have come since. To be called when the capture has changed.
    public void goOn() {
        if (running) {
            moreMeanwhile = true;
            listeners.forEach(Runnable::run);
        } else if (walk.isBehind()) {
            running = true;
            tasks.run(walk::run, this::ended);
        }
    }

    private void ended() {
        running = false;
        listeners.forEach(Runnable::run);
        if (moreMeanwhile) {
            moreMeanwhile = false;
            goOn();
        }
    }
}
