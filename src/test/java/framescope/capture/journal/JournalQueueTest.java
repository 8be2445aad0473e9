package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the thread that writes is to do next.
class JournalQueueTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir private Path folder;

    private static JournalQueue queue(Duration flushAfter) {
        return new JournalQueue(new JournalSettings(1 << 17, 4, flushAfter, SHORT, SHORT, 0));
    }

    /// A batch that is not full.
    private void fillSome(JournalQueue queue) {
        queue.lock();
        try {
            JournalFile file = new JournalFile(folder.resolve("journal"), false);
            JournalSection section =
                    new JournalSection(1, file, queue.buffer(0), queue::exchange, "test");
            queue.filling(section);
        } finally {
            queue.unlock();
        }
    }

    @Test
    void theFileIsLookedAfterInTimeThoughABatchIsBeingFilled() throws Exception {
        JournalQueue queue = queue(Duration.ofSeconds(3));
        fillSome(queue);
        // To wait for the batch all the same would be to turn round and round.
        assertThat(queue.next(0)).isInstanceOf(JournalQueue.Idle.class);
        assertThat(queue.next(1000)).isInstanceOf(JournalQueue.Idle.class);
    }

    @Test
    void aBatchThatDoesNotFillIsWrittenAfterAWhile() throws Exception {
        JournalQueue queue = queue(SHORT);
        fillSome(queue);
        assertThat(queue.next(Long.MAX_VALUE / 2)).isInstanceOf(JournalQueue.Write.class);
    }
}
