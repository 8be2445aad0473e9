package framescope.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Work that must not wait on the FX thread: each job on a virtual thread of its own, its result
/// back on the FX thread.
public final class BackgroundTasks {
    private static final System.Logger LOG = System.getLogger(BackgroundTasks.class.getName());

    private final Executor background;
    private final Executor foreground;

    /// Jobs on virtual threads, results on the FX thread.
    public BackgroundTasks() {
        this(job -> Thread.ofVirtual().name("framescope-task").start(job), Platform::runLater);
    }

    /// Jobs and results where these executors run them; tests run both at once.
    public BackgroundTasks(Executor background, Executor foreground) {
        this.background = background;
        this.foreground = foreground;
    }

    /// Runs a job that should not fail; the consumer hears of its end in any case.
    public void run(Runnable job, Runnable onDone) {
        run(
                () -> {
                    job.run();
                    return true;
                },
                done -> onDone.run(),
                failure -> {
                    LOG.log(System.Logger.Level.ERROR, "a task failed", failure);
                    onDone.run();
                });
    }

    /// Does something on the FX thread and waits for it: for jobs that need a moment of it now and
    /// then. Not to be called there.
    ///
    /// @throws CompletionException when it has failed
    public <T> T onScreen(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, foreground).join();
    }

    /// Runs a job; one of the consumers hears of its end on the FX thread.
    public <T> void run(Callable<T> job, Consumer<T> onDone, Consumer<Exception> onFailure) {
        background.execute(() -> {
            try {
                T result = job.call();
                foreground.execute(() -> onDone.accept(result));
            } catch (Exception e) {
                foreground.execute(() -> onFailure.accept(e));
            } catch (Error e) {
                // Nobody may wait for ever, not even when memory has run out.
                Exception wrapped = new IllegalStateException(e);
                foreground.execute(() -> onFailure.accept(wrapped));
                throw e;
            }
        });
    }
}
