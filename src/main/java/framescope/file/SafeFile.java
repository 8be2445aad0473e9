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
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A file that is there as a whole or not at all.
///
/// It is written under another name beside its place, readable by its owner only, forced to the
/// disk, and moved. Whatever goes wrong, the other name does not stay. [#way] says where it has to be
/// otherwise.
public final class SafeFile {
    private static final int BUFFER = 1 << 18;

    private SafeFile() {}

    /// How a file comes to hold what is written.
    public enum Way {
        /// It is written beside its place, and moved.
        BESIDE,
        /// It is written over what was there, since its folder takes no other file: when that fails,
        /// what was there is lost.
        IN_PLACE,
        /// It is a pipe, a terminal or the like, takes what is written as it comes, and has nothing
        /// that could be lost.
        THROUGH
    }

    /// How a file would be written now.
    ///
    /// @param overwrite as for [#write]
    public static Way way(Path file, boolean overwrite) {
        Path target = file.toAbsolutePath();
        if (isSpecial(target)) {
            return Way.THROUGH;
        }
        boolean inPlace =
                overwrite
                        && !Files.isWritable(folder(target))
                        && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(target);
        return inPlace ? Way.IN_PLACE : Way.BESIDE;
    }

    // /dev/stdout may lead to a file, whose place has another name.
    private static boolean isSpecial(Path target) {
        Path named = target.normalize();
        boolean open =
                Files.isSymbolicLink(named)
                        && (named.startsWith("/dev") || named.startsWith("/proc"));
        return Files.exists(named)
                && !Files.isDirectory(named)
                && (open || !Files.isRegularFile(named));
    }

    private static Path folder(Path target) {
        return Objects.requireNonNullElse(target.getParent(), target);
    }

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
    /// @param overwrite whether what has the name may be replaced; of a link, the link itself is. What
    ///     takes bytes as they come ([Way#THROUGH]) is asked for nothing
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
        switch (way(file, overwrite)) {
            case BESIDE -> writeBeside(file, overwrite, content);
            case IN_PLACE -> fill(file, content, StandardOpenOption.TRUNCATE_EXISTING);
            case THROUGH -> writeThrough(file, content);
        }
    }

    private static void writeBeside(Path file, boolean overwrite, ChannelContent content)
            throws IOException {
        Path target = file.toAbsolutePath();
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path written = Files.createTempFile(folder(target), ".framescope-", ".part");
        try {
            fill(written, content, StandardOpenOption.WRITE);
            if (overwrite) {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                putInFreePlace(written, target);
            }
        } finally {
            Files.deleteIfExists(written);
        }
    }

    // Nothing of it can be forced, and what came before stays: «>> file» leads here too.
    private static void writeThrough(Path file, ChannelContent content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            content.writeTo(channel);
        }
    }

    private static void fill(Path file, ChannelContent content, OpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, how)) {
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
