package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.file.PcapngWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Saves a capture as pcapng.
///
/// It is written beside its place under another name, forced to the disk, and moved there at once:
/// nobody ever sees half of it, and what stood there before is lost only for a whole file. A link
/// is replaced, not followed.
///
/// [#run] is called once, on any thread; the other methods by anybody, at any time.
public final class CaptureExport {
    private static final String APPLICATION = "Framescope";

    private final CaptureStore store;
    private final Path target;
    private final ExportForm form;
    private final Optional<Predicate<CaptureRecord>> chosen;
    private final ExportCounts counts = new ExportCounts();

    private CaptureExport(
            CaptureStore store,
            Path target,
            ExportForm form,
            Optional<Predicate<CaptureRecord>> chosen) {
        this.store = store;
        this.target = target;
        this.form = form;
        this.chosen = chosen;
    }

    /// Of everything that is captured when it runs.
    public static CaptureExport ofAll(CaptureStore store, Path target, ExportForm form) {
        return new CaptureExport(store, target, form, Optional.empty());
    }

    /// Of these rows, and of their connections the beginning, the handshake and the end. What
    /// compressed messages refer to may then be missing, but for [ExportForm#INFLATED].
    public static CaptureExport ofRows(
            CaptureStore store, Path target, ExportForm form, Predicate<CaptureRecord> chosen) {
        return new CaptureExport(store, target, form, Optional.of(chosen));
    }

    /// Writes the file.
    ///
    /// @param replacing whether it may take the place of another
    /// @return whether it is there; otherwise it was cancelled, and nothing has changed
    /// @throws FileAlreadyExistsException when there is something and it may not
    /// @throws IOException when it cannot be written; nothing has changed then either
    public boolean run(boolean replacing) throws IOException {
        refuseExisting(replacing);
        Path name = target.toAbsolutePath().getFileName();
        Path temporary =
                target.toAbsolutePath()
                        .resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
        try {
            write(temporary);
            if (counts.isCancelled()) {
                return false;
            }
            refuseExisting(replacing);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void refuseExisting(boolean replacing) throws FileAlreadyExistsException {
        if (!replacing && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private void write(Path file) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                PcapngWriter writer = PcapngWriter.to(channel, APPLICATION)) {
            if (form == ExportForm.WIRE && chosen.isEmpty()) {
                new WireExport(store, writer, counts).write();
            } else {
                new RowExport(store, writer, counts, form, chosen.orElse(row -> true)).write();
            }
            writer.flush();
            channel.force(true);
        }
    }

    /// Stops soon, and leaves nothing behind.
    public void cancel() {
        counts.cancel();
    }

    /// How far it has come, in bytes of the capture.
    public FileProgress progress() {
        return counts.progress();
    }
}
