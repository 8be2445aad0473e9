package framescope.capture.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// A file on a disk that takes nothing while a test says so, or that is full.
final class FakeDisk extends JournalFile {
    private final Semaphore running = new Semaphore(1);
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
    }

    @Override
    long usableSpace() {
        return full ? 0 : super.usableSpace();
    }
}
