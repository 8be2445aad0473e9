package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.filter.RowHits;
import framescope.inspector.file.FileProgress;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.RowSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Saving in a format that others read.
final class ReportSaving implements SavingJob {
    private final CaptureExporter exporter;
    private final Path file;
    private final ExportFormat format;
    private final SaveOptions options;
    private final RowSelection rows;
    private volatile FileProgress progress = new FileProgress(0, 0, 0);
    private volatile boolean cancelled;

    ReportSaving(
            CaptureStore store,
            Path file,
            ExportFormat format,
            SaveOptions options,
            Optional<RowHits> listed) {
        exporter = new CaptureExporter(store);
        this.file = file;
        this.format = format;
        this.options = options;
        rows =
                listed.<RowSelection>map(hits -> (block, at) -> hits.contains(block.number(at)))
                        .orElse(ExportOptions.DEFAULT.rows());
    }

    @Override
    public boolean run(boolean replacing) throws IOException {
        try {
            exporter.export(
                    file,
                    format,
                    new ExportOptions(rows, options.secrets(), options.frames(), replacing),
                    this::reached);
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    private boolean reached(long done, long total) {
        progress = new FileProgress(done, total, done);
        return !cancelled;
    }

    @Override
    public FileProgress progress() {
        return progress;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
