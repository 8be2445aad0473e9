package framescope.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Marks the journals of one running program in a folder: another one leaves them alone. The
/// system takes the lock away when the program ends, however it does.
final class JournalLock implements Closeable {
    private static final System.Logger LOG = System.getLogger(JournalLock.class.getName());

    // On POSIX systems a process loses its lock on a file when it closes any channel to it, so it
    // must never look at its own.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private JournalLock(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        HELD.add(path.toAbsolutePath());
    }

    /// Makes a lock that nobody has.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the name is taken
    static JournalLock make(Path folder, String stem) throws IOException {
        Path path = folder.resolve(stem + JournalNames.LOCK);
        FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        JournalFile.onlyOwner(path, "rw-------"));
        try {
            return new JournalLock(path, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Takes the lock of a program that has ended.
    ///
    /// @return null when the program still runs, or another thread of this one has taken it
    static synchronized @Nullable JournalLock take(Path folder, String stem) throws IOException {
        Path path = folder.resolve(stem + JournalNames.LOCK);
        if (HELD.contains(path.toAbsolutePath())) {
            return null;
        }
        FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        JournalFile.onlyOwner(path, "rw-------"));
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        return new JournalLock(path, channel, lock);
    }

    /// Gives the lock up, and deletes its file where that can be done: one that stays locks nothing.
    @Override
    public void close() throws IOException {
        try (channel) {
            deleteFile();
            lock.release();
        } finally {
            HELD.remove(path.toAbsolutePath());
        }
    }

    private void deleteFile() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the file of a lock stays", e);
        }
    }
}
