package framescope.capture.journal;

import framescope.file.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds the journals of a user. May be used from any thread, and by several
/// programs at once.
///
/// Longer than most: whatever is done to a journal is done under its lock, which nobody else takes.
public final class JournalFolder {
    private static final System.Logger LOG = System.getLogger(JournalFolder.class.getName());
    private static final String SEEN = "seen";

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
                UserCache.place(
                        System.getenv(),
                        System.getProperty("os.name"),
                        System.getProperty("user.home")));
    }

    /// Where it is.
    public Path path() {
        return folder;
    }

    /// Takes a name in the folder for the journals of this program.
    public JournalClaim claim() {
        return JournalClaim.in(folder);
    }

    /// The same for what is elsewhere already: it is not listed among [#left], and goes with its
    /// program, or at the next start of one.
    public JournalClaim claimScratch() {
        dropScratch();
        return JournalClaim.scratchIn(folder);
    }

    private void dropScratch() {
        try {
            for (Path file : files()) {
                Optional<String> stem = JournalNames.scratchStemOf(file);
                if (stem.isPresent()) {
                    dropScratch(file, stem.get());
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what nobody misses stays: {0}", e.toString());
        }
    }

    private void dropScratch(Path file, String stem) throws IOException {
        try (JournalLock lock = JournalLock.take(folder, stem)) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// The files of journals whose programs have ended, the oldest first; none of them is read.
    public List<LeftFile> left() throws IOException {
        Set<String> seen = seen();
        List<LeftFile> left = new ArrayList<>();
        for (Path file : abandoned()) {
            left.add(
                    new LeftFile(
                            file,
                            JournalNames.startOf(file).orElse(Instant.EPOCH),
                            size(file) + size(JournalNames.torn(file)),
                            seen.contains(name(file))));
        }
        left.sort(Comparator.comparing(LeftFile::started));
        return left;
    }

    /// Reads a journal whole, to say what is in it.
    ///
    /// @throws IOException when it cannot be read
    public LeftJournal scan(LeftFile left) throws IOException {
        return JournalScan.of(left.file());
    }

    /// What is in each of the journals whose programs have ended, the oldest first; those that cannot
    /// be read are left out.
    public List<LeftJournal> leftBehind() throws IOException {
        List<LeftJournal> journals = new ArrayList<>();
        for (LeftFile file : left()) {
            try {
                journals.add(scan(file));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "a journal cannot be read: {0}", file.file());
            }
        }
        return journals;
    }

    /// Remembers that the user has been told of these journals too.
    public void markSeen(Collection<Path> told) throws IOException {
        Set<String> names = new TreeSet<>(seen());
        told.forEach(file -> names.add(name(file)));
        names.retainAll(journals().stream().map(JournalFolder::name).toList());
        if (!names.isEmpty()) {
            SafeFile.write(
                    folder.resolve(SEEN),
                    true,
                    out -> out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private Set<String> seen() throws IOException {
        try {
            return Set.copyOf(Files.readAllLines(folder.resolve(SEEN)));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Set.of();
        }
    }

    private List<Path> abandoned() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : journals()) {
            if (isAbandoned(JournalNames.stemOf(file).orElseThrow())) {
                files.add(file);
            }
        }
        return files;
    }

    private boolean isAbandoned(String stem) throws IOException {
        try (JournalLock lock = JournalLock.take(folder, stem)) {
            return lock != null;
        } catch (IOException e) {
            if (isReadOnly()) {
                return true; // Where nobody can make a lock, nobody writes either.
            }
            throw e;
        }
    }

    private boolean isReadOnly() {
        return Files.isDirectory(folder) && !Files.isWritable(folder);
    }

    private List<Path> journals() throws IOException {
        return files().stream().filter(file -> JournalNames.stemOf(file).isPresent()).toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (NotDirectoryException e) {
            return List.of();
        }
    }

    /// Cuts off what is no whole block at a journal's end, and keeps it in a file beside it. In a
    /// folder where nothing can be changed it stays as it is, and can be read all the same.
    ///
    /// @return the journal as it is now
    /// @throws JournalInUseException when another program is at it
    public LeftJournal mend(LeftJournal journal) throws IOException {
        return isReadOnly() ? journal : alone(journal.file(), () -> mendAlone(journal));
    }

    private static LeftJournal mendAlone(LeftJournal journal) throws IOException {
        if (journal.tornBytes() == 0) {
            return journal;
        }
        Path torn = JournalNames.torn(journal.file());
        long whole = journal.fileBytes() - journal.tornBytes();
        try (FileChannel from =
                FileChannel.open(
                        journal.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            from.position(whole);
            SafeFile.writeChannel(torn, true, to -> copy(from, to));
            from.truncate(whole);
        }
        return journal.mended();
    }

    /// Moves a journal out of the folder, mended, and what was cut from it with it.
    ///
    /// @param replacing whether a file that is there may be replaced
    /// @throws FileAlreadyExistsException when there is one, and it may not
    /// @throws JournalInUseException when another program is at it
    /// @throws IOException when it cannot be written; the journal stays then
    public void keep(LeftJournal journal, Path target, boolean replacing) throws IOException {
        alone(
                journal.file(),
                () -> {
                    LeftJournal mended = mendAlone(journal);
                    copy(mended.file(), target, replacing);
                    if (mended.cutBytes() > 0) {
                        copy(JournalNames.torn(mended.file()), JournalNames.torn(target), true);
                    }
                    return deleteAlone(mended.file());
                });
    }

    /// What is done to a journal while no other program can do anything to it.
    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    private <T> T alone(Path journal, Action<T> action) throws IOException {
        JournalLock lock = lock(JournalNames.stemOf(journal).orElseThrow());
        if (lock == null) {
            throw new JournalInUseException(journal);
        }
        try (lock) {
            return action.run();
        }
    }

    private @Nullable JournalLock lock(String stem) throws IOException {
        try {
            return JournalLock.take(folder, stem);
        } catch (IOException e) {
            throw isReadOnly() ? new ReadOnlyFolderException(folder, e) : e;
        }
    }

    private static void copy(Path source, Path target, boolean replacing) throws IOException {
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
            SafeFile.writeChannel(target, replacing, to -> copy(from, to));
        }
    }

    private static void copy(FileChannel from, FileChannel to) throws IOException {
        long end = from.size();
        long at = from.position();
        while (at < end) {
            at += from.transferTo(at, end - at, to);
        }
    }

    /// Deletes a journal and what was cut from it.
    ///
    /// @throws ReadOnlyFolderException when nothing in the folder can be changed
    /// @throws JournalInUseException when another program is at it
    public void delete(Path journal) throws IOException {
        alone(journal, () -> deleteAlone(journal));
    }

    private static boolean deleteAlone(Path journal) throws IOException {
        boolean deleted = Files.deleteIfExists(journal);
        return Files.deleteIfExists(JournalNames.torn(journal)) || deleted;
    }

    /// Deletes the oldest journals that the user has been told of, until the folder takes no more
    /// than this many bytes, with what programs write in it. What is new to the user stays, and so
    /// does the newest of those whose programs have ended; [#use] says how much that is.
    ///
    /// @return what was deleted
    public List<LeftFile> tidy(long mostBytes) throws IOException {
        dropScratch();
        return oldest(mostBytes, file -> file.seen() && isDeleted(file.file()));
    }

    /// The oldest journals that would be deleted for these to take no more than so many bytes, once
    /// the user has been told of them.
    public List<LeftFile> excess(long mostBytes) throws IOException {
        return oldest(mostBytes, file -> !file.seen());
    }

    /// How much room the folder takes, and why more of it is not given back. Takes no lock, so that
    /// nobody who looks at the same time takes a journal for one that is being written.
    ///
    /// @param left what [#left] gave
    public FolderUse use(List<LeftFile> left) throws IOException {
        long all = bytes();
        long ended = left.stream().mapToLong(LeftFile::bytes).sum();
        long unseen = 0;
        for (LeftFile file : left.subList(0, Math.max(0, left.size() - 1))) {
            unseen += file.seen() ? 0 : file.bytes();
        }
        long newest = left.isEmpty() ? 0 : left.getLast().bytes();
        return new FolderUse(all, newest, unseen, Math.max(0, all - ended));
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += JournalNames.isOurs(file) ? size(file) : 0;
        }
        return bytes;
    }

    private List<LeftFile> oldest(long mostBytes, Predicate<LeftFile> going) throws IOException {
        List<LeftFile> left = left();
        long total = bytes();
        List<LeftFile> gone = new ArrayList<>();
        for (LeftFile file : left.subList(0, Math.max(0, left.size() - 1))) {
            if (total > mostBytes && going.test(file)) {
                total -= file.bytes();
                gone.add(file);
            }
        }
        return gone;
    }

    private boolean isDeleted(Path file) {
        try {
            delete(file);
            return true;
        } catch (JournalInUseException e) {
            return false;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an old journal stays: {0}", e.toString());
            return false;
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // Also of one that another program has just deleted.
        }
    }
}
