package framescope.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Jobs that wait until a test has them run, in any order.
public final class ManualExecutor implements Executor {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void execute(Runnable job) {
        waiting.add(job);
    }

    /// Runs the job that waits longest.
    public void runFirst() {
        waiting.removeFirst().run();
    }

    /// Runs the job that came last.
    public void runLast() {
        waiting.removeLast().run();
    }

    /// How many jobs wait.
    public int size() {
        return waiting.size();
    }
}
