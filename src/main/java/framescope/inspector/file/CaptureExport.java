package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.file.PcapngWriter;
import framescope.file.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/// Saves a capture as pcapng.
///
/// Nobody ever sees half of it ([SafeFile]), and what stood there before is lost only for a whole file.
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
    /// @throws java.nio.file.FileAlreadyExistsException when there is something and it may not
    /// @throws IOException when it cannot be written; nothing has changed then either
    public boolean run(boolean replacing) throws IOException {
        try {
            SafeFile.writeChannel(target, replacing, this::write);
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    private void write(FileChannel channel) throws IOException {
        // The channel is closed by whoever has opened it.
        PcapngWriter writer = PcapngWriter.to(channel, APPLICATION);
        if (form == ExportForm.WIRE && chosen.isEmpty()) {
            new WireExport(store, writer, counts).write();
        } else {
            new RowExport(store, writer, counts, form, chosen.orElse(row -> true)).write();
        }
        writer.flush();
        if (counts.isCancelled()) {
            throw new CancellationException();
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
