package framescope.capture.journal;

import framescope.capture.CaptureHealth;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The thread that writes batches to their files, forces them, and tries again when that fails.
final class JournalWriter {
    private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());
    private static final long FINISH_MILLIS = 5000;

    private final JournalQueue queue;
    private final JournalSettings settings;
    private final JournalFile first;
    private volatile long spaceFloor;
    private volatile BooleanSupplier makingRoom = () -> false;
    private final Thread thread = new Thread(this::run, "framescope-journal");
    private @Nullable JournalSection unforced;
    private long lookedAfter = System.nanoTime();
    private boolean complaining;

    JournalWriter(JournalQueue queue, JournalSettings settings, JournalFile first) {
        this.queue = queue;
        this.first = first;
        this.settings = settings;
        spaceFloor = settings.spaceFloor();
        thread.setDaemon(true);
    }

    /// Leaves another amount of the disk free than the settings say. From any thread.
    void leaveFree(long bytes) {
        spaceFloor = bytes;
    }

    /// How much of the disk is left free. From any thread.
    long spaceFloor() {
        return spaceFloor;
    }

    /// See [Journal#makeRoomBy].
    void makeRoomBy(BooleanSupplier room) {
        makingRoom = room;
    }

    void start() {
        thread.start();
    }

    /// Waits until all is written, for a while.
    void finish() {
        queue.close();
        try {
            thread.join(FINISH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean more = prepare();
            while (more) {
                more = turnOrComplain(); // One task a turn.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the first file could be made.
    ///
    /// @return whether there is something to do; not where it cannot, and the journal is closed
    private boolean prepare() throws InterruptedException {
        while (true) {
            try {
                first.prepare();
                queue.mended();
                return true;
            } catch (IOException e) {
                complain(e.toString());
                if (!queue.failed(CaptureHealth.WRITE_FAILED)) {
                    return false;
                }
            }
        }
    }

    /// Does what is to be done next.
    ///
    /// @return whether there will be more
    private boolean turn() throws InterruptedException {
        long untilLook =
                unforced == null
                        ? Long.MAX_VALUE / 2
                        : settings.forceEvery().toNanos() - (System.nanoTime() - lookedAfter);
        return switch (queue.next(untilLook)) {
            case JournalQueue.Write(JournalBatch batch) -> write(batch);
            case JournalQueue.Retire(JournalSection section) -> retire(section);
            case JournalQueue.Idle() -> idle();
            case JournalQueue.End() -> false;
        };
    }

    private boolean turnOrComplain() throws InterruptedException {
        try {
            return turn();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "writing the journal failed", e);
            return queue.failed(CaptureHealth.WRITE_FAILED);
        }
    }

    private boolean write(JournalBatch batch) throws InterruptedException {
        JournalFile file = batch.section().file();
        try {
            if (batch.section() != unforced || isTimeToLook()) {
                lookAfter(batch.section());
            }
            if (!hasRoom(file, batch) && !(makingRoom.getAsBoolean() && hasRoom(file, batch))) {
                return failed(file, batch, CaptureHealth.DISK_FULL, "the disk is full");
            }
            file.write(batch.bytes().duplicate(), batch.start());
        } catch (IOException e) {
            boolean full =
                    e instanceof DiskFullException || file.usableSpace() < batch.bytes().limit();
            CaptureHealth why = full ? CaptureHealth.DISK_FULL : CaptureHealth.WRITE_FAILED;
            return failed(file, batch, why, e.toString());
        }
        unforced = batch.section();
        complaining = false;
        queue.written(batch);
        return true;
    }

    private boolean hasRoom(JournalFile file, JournalBatch batch) {
        return file.usableSpace() >= spaceFloor + batch.bytes().limit();
    }

    private boolean failed(JournalFile file, JournalBatch batch, CaptureHealth why, String text)
            throws InterruptedException {
        complain(text);
        try {
            file.cut(batch.start());
        } catch (IOException e) {
            complain(e.toString()); // The batch is written to the same place once more.
        }
        return queue.failed(why);
    }

    private void complain(String text) {
        if (!complaining) {
            LOG.log(System.Logger.Level.WARNING, "the journal cannot be written: {0}", text);
            complaining = true;
        }
    }

    private boolean isTimeToLook() {
        return System.nanoTime() - lookedAfter >= settings.forceEvery().toNanos();
    }

    private boolean idle() throws InterruptedException {
        JournalSection section = unforced;
        try {
            if (section != null) {
                lookAfter(section);
            }
            return true;
        } catch (IOException e) {
            complain(e.toString());
            boolean full = e instanceof DiskFullException;
            return queue.failed(full ? CaptureHealth.DISK_FULL : CaptureHealth.WRITE_FAILED);
        }
    }

    /// Sees to it that the file is there, and forces it.
    private void lookAfter(JournalSection section) throws IOException {
        section.file().secure(section.written(), spaceFloor);
        if (section == unforced) {
            section.file().force();
            unforced = null;
        }
        lookedAfter = System.nanoTime();
    }

    private boolean retire(JournalSection section) {
        try {
            if (section.isKept()) {
                section.file().secure(section.written(), spaceFloor);
                section.file().force();
                section.file().close();
            } else {
                section.file().delete();
            }
        } catch (IOException e) {
            complain(e.toString());
        }
        if (unforced == section) {
            unforced = null;
        }
        return true;
    }
}
