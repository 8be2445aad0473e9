package framescope.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.inspector.file.FileProgress;
import framescope.ui.files.FileJobs.Job;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A program that ends while it saves leaves no half of a file behind.
class FileJobsTest {
    private final FileJobs jobs = new FileJobs();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private void begin() {
        FileProgress none = new FileProgress(0, 0, 0);
        jobs.begin(new Job("files.saving", "talk.pcapng", () -> none, cancelled::countDown));
    }

    @Test
    void whoGivesUpAJobWaitsUntilItHasEnded() {
        begin();
        AtomicBoolean removed = new AtomicBoolean();
        Callable<Boolean> work =
                jobs.awaited(() -> {
                    cancelled.await();
                    Thread.sleep(50); // Whoever does not wait is past this by far.
                    removed.set(true);
                    return true;
                });
        Thread.ofVirtual().start(new FutureTask<>(work));
        jobs.giveUp();
        assertThat(removed).isTrue();
    }

    @Test
    void withoutAJobThereIsNothingToWaitFor() {
        jobs.giveUp();
        assertThat(jobs.isBusy()).isFalse();
    }
}
