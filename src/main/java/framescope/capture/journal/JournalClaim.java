package framescope.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A name in a folder of journals for those of this program. Nothing is written there before
/// [#hold]. May be used from any thread.
public final class JournalClaim implements Closeable {
    // Programs are told apart by their process, claims of one program by their time.
    private static final AtomicLong LAST = new AtomicLong();

    private final Path folder;
    private final String stem;
    private @Nullable JournalLock lock;
    private boolean closed;

    private JournalClaim(Path folder, String stem) {
        this.folder = folder;
        this.stem = stem;
    }

    static JournalClaim in(Path folder) {
        return new JournalClaim(folder, JournalNames.stem(start(), process()));
    }

    /// The same for what nobody misses when this program has ended.
    static JournalClaim scratchIn(Path folder) {
        return new JournalClaim(folder, JournalNames.scratchStem(start(), process()));
    }

    private static Instant start() {
        long now = Instant.now().toEpochMilli();
        return Instant.ofEpochMilli(LAST.updateAndGet(last -> Math.max(last + 1, now)));
    }

    private static long process() {
        return ProcessHandle.current().pid();
    }

    /// Sees to it that other programs leave its journals alone.
    ///
    /// @throws IOException when nothing can be written there; it may be tried again
    public synchronized void hold() throws IOException {
        if (lock == null && !closed) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, JournalFile.onlyOwner(folder, "rwx------"));
            }
            lock = JournalLock.make(folder, stem);
        }
    }

    /// The file of a section, numbered from 1. It is not made before the claim is held.
    JournalFile file(int section) {
        return new JournalFile(folder.resolve(JournalNames.file(stem, section)), false) {
            @Override
            void prepare() throws IOException {
                hold();
            }
        };
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (lock != null) {
            lock.close();
        }
    }
}
