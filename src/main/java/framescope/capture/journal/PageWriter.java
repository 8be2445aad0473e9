package framescope.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes whole pages of a file to the disk past the system's cache.
///
/// To fill fresh memory of the cache costs as much as all else that is done for a frame, and hardly
/// any of it is read soon. What does not fill a page goes through the cache, by another channel: so
/// no page is ever written both ways at once. One thread only.
final class PageWriter implements Closeable {
    private static final String OPTIONS = "com.sun.nio.file.ExtendedOpenOption";

    private final FileChannel channel;

    private PageWriter(FileChannel channel) {
        this.channel = channel;
    }

    /// A writer to a file that is there; none where system or file system cannot do that.
    static Optional<PageWriter> open(Path path) {
        // Elsewhere nobody has tried whether both ways of writing to one file go together.
        return System.getProperty("os.name").equals("Linux")
                ? directly().flatMap(option -> open(path, option))
                : Optional.empty();
    }

    private static Optional<PageWriter> open(Path path, OpenOption directly) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, directly);
            return Optional.of(new PageWriter(channel));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    // Named in a module that not every Java has, so it is looked for by its name.
    private static Optional<OpenOption> directly() {
        try {
            Object[] options = Class.forName(OPTIONS).getEnumConstants();
            return (options == null ? Stream.empty() : Arrays.stream(options))
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /// Writes what remains in the buffer: whole pages, which begin where pages of memory do.
    void write(ByteBuffer pages, long at) throws IOException {
        long place = at;
        while (pages.hasRemaining()) {
            place += channel.write(pages, place);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
