package framescope.report;

import framescope.capture.CaptureStore;
import framescope.file.SafeFile;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a capture to a file of any [ExportFormat]. It may be used from any thread, and goes on
/// beside writers of the capture.
public final class CaptureExporter {
    private final CaptureStore store;

    public CaptureExporter(CaptureStore store) {
        this.store = store;
    }

    /// Writes the rows there are now to a file, which is there as a whole afterwards or not at all.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the name is taken, and what has it may
    ///     not be replaced
    /// @throws java.util.concurrent.CancellationException when the progress wants no more
    /// @throws framescope.filter.RunawayPatternException when the selection is a filter with a
    ///     pattern that takes too many steps
    /// @throws IOException when the file cannot be written
    public void export(
            Path file, ExportFormat format, ExportOptions options, ExportProgress progress)
            throws IOException {
        ReportRows rows = new ReportRows(store, options, progress);
        SafeFile.write(file, options.overwrite(), out -> format.writer().write(rows, out));
    }
}
