package framescope.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is there as a whole or not at all.
///
/// It is written under another name beside its place, readable by its owner only, forced to the
/// disk, and moved. Whatever goes wrong, the other name does not stay.
public final class SafeFile {
    private static final int BUFFER = 1 << 18;

    private SafeFile() {}

    /// Writes what is to stand in the file. Whatever it throws leaves no file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The same for those who write to a channel, in batches of their own.
    @FunctionalInterface
    public interface ChannelContent {
        void writeTo(FileChannel channel) throws IOException;
    }

    /// Writes a file.
    ///
    /// @param overwrite whether what has the name may be replaced; of a link, the link itself is
    /// @throws FileAlreadyExistsException when something has the name, a link to nowhere too
    public static void write(Path file, boolean overwrite, Content content) throws IOException {
        writeChannel(
                file,
                overwrite,
                channel -> {
                    OutputStream out =
                            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                    content.writeTo(out);
                    out.flush();
                });
    }

    /// Writes a file in batches that need no buffer.
    ///
    /// @param overwrite as for [#write]
    /// @throws FileAlreadyExistsException when something has the name, a link to nowhere too
    public static void writeChannel(Path file, boolean overwrite, ChannelContent content)
            throws IOException {
        Path target = file.toAbsolutePath();
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path written = Files.createTempFile(target.getParent(), ".framescope-", ".part");
        try {
            fill(written, content);
            if (overwrite) {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                putInFreePlace(written, target);
            }
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void fill(Path file, ChannelContent content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            channel.force(true);
        }
    }

    // A move replaces what another program has put there meanwhile; a second name never does.
    private static void putInFreePlace(Path written, Path target) throws IOException {
        try {
            Files.createLink(target, written);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without second names.
            Files.move(written, target);
        }
    }
}
