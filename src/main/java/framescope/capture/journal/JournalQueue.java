package framescope.capture.journal;

import framescope.capture.CaptureHealth;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The batches between those who append and the thread that writes, and the lock of both.
///
/// As long as the disk takes something, batches are made as needed: who appends has been asked to
/// stop, and appends a little more until it does. Once the disk fails, there are no more of them
/// than the settings say.
final class JournalQueue {
    /// What the thread that writes is to do next.
    sealed interface Task {}

    /// Write this batch.
    record Write(JournalBatch batch) implements Task {}

    /// Close this section, and delete its file unless it is kept.
    record Retire(JournalSection section) implements Task {}

    /// Nothing for a while: look after the file.
    record Idle() implements Task {}

    /// There will be nothing more to do.
    record End() implements Task {}

    private final JournalSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<JournalBatch> waiting = new ArrayDeque<>();
    private final Deque<BatchBuffer> spare = new ArrayDeque<>();
    private final Deque<JournalSection> retired = new ArrayDeque<>();
    private @Nullable JournalBatch writing;
    private @Nullable JournalSection filling;
    private long fillingSince;
    private @Nullable JournalSection leaving;
    private long reserveTaken;
    private volatile boolean closing;
    private CaptureHealth disk = CaptureHealth.KEEPING;
    private volatile CaptureHealth health = CaptureHealth.KEEPING;
    private volatile boolean paused;

    JournalQueue(JournalSettings settings) {
        this.settings = settings;
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    CaptureHealth health() {
        return health;
    }

    private void updateHealth() {
        JournalSection goes = leaving;
        long staying = waiting.stream().filter(batch -> batch.section() != goes).count();
        boolean full = staying >= settings.mostBatches();
        health = disk.isPaused() || !full ? disk : CaptureHealth.DISK_SLOW;
        paused = full && disk.isPaused();
        if (!paused) {
            reserveTaken = 0;
        }
    }

    /// Whether what is appended will be kept: not when the disk has failed and all batches wait.
    boolean takesMore() {
        return !paused && !closing;
    }

    // ---------------------------------------------------------------- for those who append, under
    // the lock

    /// Whether a little that the rest cannot be read without will be kept: also when
    /// [#takesMore] says no, until a reserve is used up.
    boolean takesNeeded() {
        return takesMore() || !closing && reserveTaken < settings.reserve();
    }

    /// Says how much was appended.
    void appended(long bytes) {
        if (paused) {
            reserveTaken += bytes;
        }
    }

    /// Says that a section is about to be retired: unless it is kept, its batches take no room from
    /// now on.
    void leaving(JournalSection section) {
        if (!section.isKept()) {
            leaving = section;
            updateHealth();
        }
    }

    /// An empty buffer for what goes to this offset of a file.
    BatchBuffer buffer(long offset) {
        BatchBuffer used = spare.poll();
        BatchBuffer buffer = used == null ? new BatchBuffer(settings.batchBytes()) : used;
        buffer.begin(offset);
        return buffer;
    }

    /// Takes a full batch and gives an empty buffer.
    BatchBuffer exchange(JournalBatch batch) {
        waiting.add(batch);
        filling = null;
        updateHealth();
        changed.signal();
        return buffer(batch.end());
    }

    /// Says that something was added to the batch that a section fills.
    void filling(JournalSection section) {
        if (filling != section && section.isFilling()) {
            filling = section;
            fillingSince = System.nanoTime();
            changed.signal();
        }
    }

    /// Has a section closed once its batches are written, which are given up unless it is kept.
    void retire(JournalSection section) {
        if (!section.isKept()) {
            for (Iterator<JournalBatch> each = waiting.iterator(); each.hasNext(); ) {
                JournalBatch batch = each.next();
                if (batch.section() == section && !isBeingWritten(batch)) {
                    each.remove();
                    recycle(batch.buffer());
                }
            }
        }
        recycle(section.buffer());
        if (filling == section) {
            filling = null;
        }
        if (leaving == section) {
            leaving = null;
        }
        retired.add(section);
        updateHealth();
        changed.signal();
    }

    private boolean isBeingWritten(JournalBatch batch) {
        JournalBatch now = writing;
        return now != null && now.holds(batch.section(), batch.start());
    }

    private void recycle(BatchBuffer buffer) {
        if (spare.size() < settings.mostBatches()) {
            spare.push(buffer);
        }
    }

    // ---------------------------------------------------------------- for readers

    /// Copies bytes of a batch that is not written yet.
    ///
    /// @return false when they are not in any: they are in the file by now
    boolean read(JournalSection section, long offset, byte[] into, int at, int length) {
        lock.lock();
        try {
            ByteBuffer buffer = section.filling(offset);
            long start = section.fillingStart();
            if (buffer == null) {
                Optional<JournalBatch> batch =
                        waiting.stream().filter(each -> each.holds(section, offset)).findFirst();
                if (batch.isEmpty()) {
                    return false;
                }
                buffer = batch.get().bytes();
                start = batch.get().start();
            }
            buffer.get((int) (offset - start), into, at, length);
            return true;
        } finally {
            lock.unlock();
        }
    }

    // ---------------------------------------------------------------- for the thread that writes

    /// What to do next; waits for it.
    ///
    /// @param most how long to wait at the most, in nanoseconds
    Task next(long most) throws InterruptedException {
        lock.lock();
        try {
            long deadline = System.nanoTime() + most;
            while (true) {
                JournalBatch batch = waiting.peek();
                if (batch != null) {
                    writing = batch;
                    return new Write(batch);
                }
                JournalSection section = retired.poll();
                if (section != null) {
                    return new Retire(section);
                }
                if (closing) {
                    return new End();
                }
                long left = deadline - System.nanoTime();
                JournalSection partial = filling;
                if (partial != null) {
                    long age = System.nanoTime() - fillingSince;
                    long untilFlush = settings.flushAfter().toNanos() - age;
                    if (untilFlush <= 0) {
                        partial.flush();
                        continue;
                    }
                    if (left > 0) {
                        left = Math.min(left, untilFlush);
                    }
                }
                if (left <= 0) {
                    return new Idle();
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Says that a batch is in its file.
    void written(JournalBatch batch) {
        lock.lock();
        try {
            batch.section().written(batch.end());
            waiting.remove(); // The first is always the one that is being written.
            writing = null;
            recycle(batch.buffer());
            disk = CaptureHealth.KEEPING;
            updateHealth();
        } finally {
            lock.unlock();
        }
    }

    /// Says that there is nothing wrong with the disk.
    void mended() {
        lock.lock();
        try {
            disk = CaptureHealth.KEEPING;
            updateHealth();
        } finally {
            lock.unlock();
        }
    }

    /// Says that the disk takes nothing, and waits before it is tried again.
    ///
    /// @return whether to try again: once at the most when the journal is being closed
    boolean failed(CaptureHealth why) throws InterruptedException {
        lock.lock();
        try {
            writing = null;
            disk = why;
            updateHealth();
            boolean again = !closing;
            long left = settings.retryAfter().toNanos();
            while (left > 0 && !closing) {
                left = changed.awaitNanos(left);
            }
            return again;
        } finally {
            lock.unlock();
        }
    }

    /// Lets the thread that writes end when all is written.
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
