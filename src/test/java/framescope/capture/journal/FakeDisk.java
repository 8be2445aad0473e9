package framescope.capture.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// A file on a disk that takes nothing while a test says so, or that is full.
final class FakeDisk extends JournalFile {
    private final Semaphore running = new Semaphore(1);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile boolean failing;

    FakeDisk(Path path) {
        super(path, false);
    }

    /// Lets the next write wait.
    void stall() {
        running.acquireUninterruptibly();
    }

    void goOn() {
        running.release();
    }

    void full(boolean isFull) {
        full = isFull;
    }

    /// Lets writes fail half way.
    void failing(boolean fails) {
        failing = fails;
    }

    @Override
    void write(ByteBuffer bytes, long at) throws IOException {
        running.acquireUninterruptibly();
        running.release();
        if (failing) {
            super.write(bytes.slice(0, bytes.limit() / 2), at);
            throw new IOException("half of it is written");
        }
        super.write(bytes, at);
        done.add("write");
    }

    @Override
    void force() throws IOException {
        super.force();
        done.add("force");
    }

    /// What was done so far: `write` and `force`.
    List<String> done() {
        return done;
    }

    @Override
    long usableSpace() {
        return full ? 0 : super.usableSpace();
    }
}
