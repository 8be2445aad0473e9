package framescope.capture.journal;

import framescope.capture.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Room beside a journal, in files without a name: each holds the pages of one call, is read
/// through a mapping, and gives its space back when nobody looks at them any more or the program
/// ends, however it does.
final class ScratchFiles implements Scratch, Closeable {
    private static final System.Logger LOG = System.getLogger(ScratchFiles.class.getName());
    private static final String SUFFIX = ".inflated";

    private final Path path;
    private final Duration retryAfter;
    private final LongSupplier spaceFloor;
    private volatile boolean closed;

    /// @param journal the file to be beside of
    /// @param retryAfter how long to wait before a disk that failed is tried again
    /// @param spaceFloor how many bytes of the disk are left free for others at a moment
    ScratchFiles(Path journal, Duration retryAfter, LongSupplier spaceFloor) {
        path = journal.resolveSibling(journal.getFileName() + SUFFIX);
        this.retryAfter = retryAfter;
        this.spaceFloor = spaceFloor;
    }

    @Override
    public void move(List<MemorySegment> pages, Consumer<List<MemorySegment>> done) {
        Thread.ofVirtual().name("framescope-scratch").start(() -> moveWhenPossible(pages, done));
    }

    private void moveWhenPossible(List<MemorySegment> pages, Consumer<List<MemorySegment>> done) {
        boolean complained = false;
        while (!closed) {
            try {
                done.accept(write(pages));
                return;
            } catch (IOException e) {
                if (!complained) {
                    LOG.log(System.Logger.Level.WARNING, "no room beside the journal: {0}", e);
                    complained = true;
                }
            }
            try {
                Thread.sleep(retryAfter);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<MemorySegment> write(List<MemorySegment> pages) throws IOException {
        long total = pages.stream().mapToLong(MemorySegment::byteSize).sum();
        if (JournalFile.usableSpace(path) < spaceFloor.getAsLong() + total) {
            throw new DiskFullException();
        }
        Files.deleteIfExists(path);
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE),
                        JournalFile.onlyOwner(path, "rw-------"))) {
            for (MemorySegment page : pages) {
                ByteBuffer bytes = page.asByteBuffer();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            // The space is taken by now, so that to look at a page cannot fail.
            return slices(channel.map(MapMode.READ_ONLY, 0, total, Arena.ofAuto()), pages);
        }
    }

    private static List<MemorySegment> slices(MemorySegment file, List<MemorySegment> pages) {
        List<MemorySegment> slices = new ArrayList<>();
        long at = 0;
        for (MemorySegment page : pages) {
            slices.add(file.asSlice(at, page.byteSize()));
            at += page.byteSize();
        }
        return slices;
    }

    /// No longer waits for room.
    @Override
    public void close() {
        closed = true;
    }
}
