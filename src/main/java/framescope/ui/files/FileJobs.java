package framescope.ui.files;

import framescope.inspector.file.FileProgress;
import framescope.text.Messages;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What is being done with a file, one job at a time: how far it has come, and what came of the last.
/// FX thread only, but for what says otherwise.
final class FileJobs {
    private static final System.Logger LOG = System.getLogger(FileJobs.class.getName());

    /// A job looks whether it was cancelled more often than this.
    private static final int MOST_SECONDS = 5;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private volatile @Nullable Job job;
    private volatile CountDownLatch unfinished = new CountDownLatch(0);

    /// A job.
    ///
    /// @param label the key of the words for what it does
    /// @param file what it does that with
    record Job(String label, String file, Supplier<FileProgress> progress, Runnable cancel) {}

    boolean isBusy() {
        return busy.get();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Says something that no job had to begin for.
    void tell(String words) {
        notice.set(words);
    }

    void begin(Job started) {
        job = started;
        notice.set("");
        busy.set(true);
        sample();
    }

    /// Looks anew how far the job has come.
    void sample() {
        Job running = job;
        if (running != null) {
            FileProgress now = running.progress().get();
            progress.set(now.part());
            activity.set(Messages.format(running.label(), running.file(), now.frames()));
        }
    }

    void cancel() {
        Job running = job;
        if (running != null) {
            running.cancel().run();
        }
    }

    /// Makes work one that [#giveUp] waits for, since it would leave half a file behind; to be called
    /// when it begins.
    <T> Callable<T> awaited(Callable<T> work) {
        CountDownLatch end = new CountDownLatch(1);
        unfinished = end;
        return () -> {
            try {
                return work.call();
            } finally {
                end.countDown();
            }
        };
    }

    /// Cancels the job for good, and waits until nothing of its file is left, for a few seconds at
    /// most. From any thread: the program may be told to end.
    void giveUp() {
        cancel();
        try {
            if (!unfinished.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a part of a file may stay");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end(String outcome) {
        job = null;
        busy.set(false);
        progress.set(-1);
        activity.set("");
        notice.set(outcome);
    }
}
