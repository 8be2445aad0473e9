package framescope.capture.journal;

import framescope.file.SafeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that grows at its end, is read anywhere, and comes back when somebody deletes it.
///
/// One thread writes; any number of threads read. Writing goes by place, so a write that failed
/// half way is simply done once more.
/// Of long writes, whole pages go past the system's cache ([PageWriter]).
///
/// One that takes another's place is begun beside it and moved once its first batch is on the disk.
/// Until then the old one stays, whatever goes wrong; from then on whoever kills the program finds at
/// the path what was written.
///
/// Longer than most: to make a file, to replace one and to bring one back are three ways to the same
/// channels, which whoever reads must find in step.
class JournalFile implements Closeable {
    private static final int READ_ATTEMPTS = 3;
    private static final int LEAST_PAST_CACHE = 64 * 1024;

    private final Path path;
    private final boolean replacing;
    private volatile @Nullable Path beside;
    private boolean inPlace;
    private volatile @Nullable FileChannel channel;
    private volatile @Nullable FileChannel reading;
    private @Nullable PageWriter pages;
    private volatile boolean closed;

    /// A file that is made when it is first written to.
    ///
    /// @param replacing whether it may take the place of one that is there
    JournalFile(Path path, boolean replacing) {
        this.path = path;
        this.replacing = replacing;
    }

    Path path() {
        return path;
    }

    // Where it is now.
    private Path place() {
        Path notMoved = beside;
        return notMoved == null ? path : notMoved;
    }

    /// Whether it was written over the old one, whose folder takes no file beside it.
    boolean isInPlace() {
        return inPlace;
    }

    // ---------------------------------------------------------------- for the thread that writes

    /// Does what is to be done before the file can be made, which may be done again.
    void prepare() throws IOException {}

    /// Sees to it that there is a file at the path that holds what was written.
    ///
    /// @param written how many bytes that are
    /// @param spaceFloor how many bytes of the disk are left free by what is copied for it
    void secure(long written, long spaceFloor) throws IOException {
        prepare();
        FileChannel now = channel;
        if (now == null) {
            channel = replacing ? replace() : create();
            pages = PageWriter.open(place()).orElse(null);
            reading = FileChannel.open(place(), StandardOpenOption.READ);
        } else if (!Files.exists(place())) {
            restore(now, written, spaceFloor);
        }
    }

    private FileChannel create() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, onlyOwner(folder, "rwx------"));
        }
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                onlyOwner(path, "rw-------"));
    }

    // Of a link the link itself is replaced, and never what it leads to, which is somebody else's.
    private FileChannel replace() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return create();
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "it is no file, or leads to none");
        }
        inPlace = SafeFile.way(path, true) == SafeFile.Way.IN_PLACE;
        if (!inPlace) {
            Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            beside = Files.createTempFile(folder, ".framescope-", ".part");
        }
        return FileChannel.open(
                place(),
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private void takePlace() throws IOException {
        Path written = beside;
        if (written != null) {
            force();
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
            beside = null;
        }
    }

    /// The attribute that lets nobody but the user read what is made, where there is such a thing.
    static FileAttribute<?>[] onlyOwner(Path made, String permissions) {
        if (!made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    // A file that was deleted lives on for whoever has it open.
    private void restore(FileChannel deleted, long written, long spaceFloor) throws IOException {
        if (usableSpace() < spaceFloor + written) {
            throw new DiskFullException();
        }
        FileChannel fresh = beside == null ? create() : replace();
        try {
            long copied = 0;
            while (copied < written) {
                long more = deleted.transferTo(copied, written - copied, fresh);
                if (more <= 0) {
                    throw new IOException("the deleted file ends at " + copied);
                }
                copied += more;
            }
        } catch (IOException e) {
            fresh.close();
            Files.deleteIfExists(place());
            throw e;
        }
        channel = fresh;
        closePages();
        pages = PageWriter.open(place()).orElse(null);
        closeReading();
        deleted.close();
    }

    private void closePages() throws IOException {
        PageWriter out = pages;
        pages = null;
        if (out != null) {
            out.close();
        }
    }

    /// Writes what remains in the buffer, all of it.
    ///
    /// @param bytes of a [BatchBuffer] that was begun for this place
    void write(ByteBuffer bytes, long at) throws IOException {
        writeAll(bytes, at);
        takePlace();
    }

    private void writeAll(ByteBuffer bytes, long at) throws IOException {
        PageWriter direct = pages;
        long toPage = -at & BatchBuffer.PAGE - 1;
        long whole = bytes.remaining() - toPage & -BatchBuffer.PAGE;
        if (direct == null || whole < LEAST_PAST_CACHE) {
            writeThroughCache(bytes, at);
            return;
        }
        int end = bytes.limit();
        int firstPage = bytes.position() + (int) toPage;
        int lastPage = firstPage + (int) whole;
        writeThroughCache(bytes.limit(firstPage), at);
        writePages(direct, bytes.limit(lastPage), at + toPage);
        writeThroughCache(bytes.limit(end), at + toPage + whole);
    }

    // A full disk refuses both ways of writing; whatever else is wrong, one may do.
    private void writePages(PageWriter direct, ByteBuffer bytes, long at) throws IOException {
        int start = bytes.position();
        try {
            direct.write(bytes, at);
        } catch (IOException e) {
            closePages();
            writeThroughCache(bytes.position(start), at);
        }
    }

    private void writeThroughCache(ByteBuffer bytes, long at) throws IOException {
        FileChannel out = Objects.requireNonNull(channel);
        long place = at;
        while (bytes.hasRemaining()) {
            place += out.write(bytes, place);
        }
    }

    /// Cuts off what lies behind a place: a write that failed half way.
    void cut(long length) throws IOException {
        FileChannel out = channel;
        if (out != null && out.size() > length) {
            out.truncate(length);
        }
    }

    /// Waits until what was written would outlive a loss of power.
    void force() throws IOException {
        FileChannel out = channel;
        if (out != null) {
            out.force(false);
        }
    }

    /// How many bytes the disk has left; much, where nobody can tell.
    long usableSpace() {
        return usableSpace(path);
    }

    /// The same for a file at this path.
    static long usableSpace(Path path) {
        Path existing = path.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        // A disk without any room at all is one that tells nothing.
        boolean told = existing.toFile().getTotalSpace() > 0;
        return told ? existing.toFile().getUsableSpace() : Long.MAX_VALUE;
    }

    /// Closes the file and deletes it.
    void delete() throws IOException {
        boolean made = channel != null;
        close();
        if (made) {
            Files.deleteIfExists(place());
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closePages();
        closeReading();
        FileChannel out = channel;
        if (out != null) {
            out.close();
        }
        if (beside != null) {
            Files.deleteIfExists(place()); // There is nothing in it yet.
        }
    }

    private void closeReading() throws IOException {
        FileChannel in = reading;
        reading = null;
        if (in != null) {
            in.close();
        }
    }

    // ---------------------------------------------------------------- for everybody

    /// Copies bytes that were written into an array.
    ///
    /// @return how many: none when the file is closed or cannot be read
    int read(long from, byte[] into, int at, int length) {
        // An interrupt closes a channel under whoever reads, so it waits until we are done.
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 0; attempt < READ_ATTEMPTS && !closed; attempt++) {
                try {
                    return readOnce(from, ByteBuffer.wrap(into, at, length));
                } catch (ClosedChannelException | NoSuchFileException e) {
                    // An interrupt, or it has just been moved into its place.
                    interrupted |= Thread.interrupted();
                    reading = null;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int readOnce(long from, ByteBuffer into) throws IOException {
        FileChannel in = reading;
        if (in == null) {
            in = FileChannel.open(place(), StandardOpenOption.READ);
            reading = in;
        }
        int start = into.position();
        while (into.hasRemaining()) {
            int read = in.read(into, from + into.position() - start);
            if (read < 0) {
                break;
            }
        }
        return into.position() - start;
    }
}
