package framescope.capture.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds the journals of a user. May be used from any thread, and by several
/// programs at once.
public final class JournalFolder {
    private static final System.Logger LOG = System.getLogger(JournalFolder.class.getName());
    private static final int COPY_BYTES = 1 << 16;

    private final Path folder;

    private JournalFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder at a path, which is made when it is first needed.
    public static JournalFolder at(Path folder) {
        return new JournalFolder(folder);
    }

    /// The user's own, where the system keeps what can be made again: `XDG_CACHE_HOME` if it is
    /// set, and else the place that the system has for it.
    public static JournalFolder ofUser() {
        return at(
                place(
                        System.getenv(),
                        System.getProperty("os.name"),
                        System.getProperty("user.home")));
    }

    static Path place(Map<String, String> environment, String system, String home) {
        Optional<Path> cache = absolute(environment.get("XDG_CACHE_HOME"));
        if (cache.isPresent()) {
            return cache.get().resolve("framescope");
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"))
                    .orElse(Path.of(home, "AppData", "Local"))
                    .resolve("Framescope")
                    .resolve("Cache");
        }
        return name.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "framescope")
                : Path.of(home, ".cache", "framescope");
    }

    // The XDG base directory specification: a path that is not absolute is to be ignored.
    private static Optional<Path> absolute(@Nullable String path) {
        return Optional.ofNullable(path)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /// Where it is.
    public Path path() {
        return folder;
    }

    /// Takes a name in the folder for the journals of this program.
    ///
    /// @throws IOException when nothing can be written there
    public JournalLock claim() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, JournalFile.onlyOwner(folder, "rwx------"));
        }
        Instant start = Instant.now();
        while (true) {
            try {
                return JournalLock.make(
                        folder, JournalNames.stem(start, ProcessHandle.current().pid()));
            } catch (FileAlreadyExistsException e) {
                start = start.plusMillis(1);
            }
        }
    }

    /// The journals whose programs have ended, the oldest first; reads each of them whole.
    public List<LeftJournal> leftBehind() throws IOException {
        List<LeftJournal> left = new ArrayList<>();
        for (Path file : abandoned()) {
            try {
                left.add(JournalScan.of(file));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "a journal cannot be read: {0}", file);
            }
        }
        left.sort(Comparator.comparing(LeftJournal::begun));
        return left;
    }

    private List<Path> abandoned() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : journals()) {
            String stem = JournalNames.stemOf(file).orElseThrow();
            try (JournalLock lock = JournalLock.take(folder, stem)) {
                if (lock != null) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private List<Path> journals() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> JournalNames.stemOf(file).isPresent()).sorted().toList();
        } catch (NotDirectoryException e) {
            return List.of();
        }
    }

    /// Cuts off what is no whole block at a journal's end, and keeps it in a file beside it.
    ///
    /// @return the file that holds what was cut; empty when there was nothing to cut
    public Optional<Path> mend(LeftJournal journal) throws IOException {
        if (journal.tornBytes() == 0) {
            return Optional.empty();
        }
        Path torn = journal.file().resolveSibling(journal.file().getFileName() + JournalNames.TORN);
        long whole = journal.fileBytes() - journal.tornBytes();
        try (FileChannel from =
                        FileChannel.open(
                                journal.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel to =
                        FileChannel.open(
                                torn,
                                Set.of(
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.TRUNCATE_EXISTING,
                                        StandardOpenOption.WRITE),
                                JournalFile.onlyOwner(torn, "rw-------"))) {
            ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
            from.position(whole);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.force(false);
            from.truncate(whole);
        }
        return Optional.of(torn);
    }

    /// Deletes a journal and what was cut from it.
    public void delete(Path journal) throws IOException {
        Files.deleteIfExists(journal);
        Files.deleteIfExists(journal.resolveSibling(journal.getFileName() + JournalNames.TORN));
    }

    /// Deletes the oldest journals whose programs have ended, until the rest takes no more than
    /// this many bytes.
    ///
    /// @return what was deleted
    public List<Path> tidy(long mostBytes) throws IOException {
        long total = 0;
        for (Path file : journals()) {
            total += size(file);
        }
        List<Path> deleted = new ArrayList<>();
        for (Path file : abandoned()) { // Names begin with the time, so the oldest come first.
            if (total <= mostBytes) {
                break;
            }
            total -= size(file);
            delete(file);
            deleted.add(file);
        }
        return deleted;
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
