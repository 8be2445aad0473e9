package framescope.terminal;

import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.RowHits;
import framescope.filter.RunawayPatternException;
import framescope.inspector.file.CaptureExport;
import framescope.inspector.file.ExportForm;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.text.FilterProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/// A file that the terminal mode leaves behind.
///
/// @param format how rows are written; empty for pcapng
/// @param options what it holds and what it may do; the rows of a filter are added to them
/// @param form of pcapng
public record TerminalExport(
        Path file, Optional<ExportFormat> format, ExportOptions options, ExportForm form) {
    /// Writes the rows of a capture that a filter lets pass, and says how that went.
    ///
    /// @return whether the file is there
    boolean write(CaptureStore store, DisplayFilter filter, PrintStream messages) {
        String name = VisibleText.escape(file.toString());
        try {
            write(store, filter.isEverything() ? Optional.empty() : hits(store, filter));
            messages.println(Messages.format("terminal.exported", name));
            return true;
        } catch (FileAlreadyExistsException e) {
            messages.println(Messages.format("terminal.exportExists", name));
        } catch (RunawayPatternException e) {
            messages.println(FilterProblem.describe(e));
        } catch (IOException e) {
            String why = VisibleText.escape(String.valueOf(e.getMessage()));
            messages.println(Messages.format("terminal.exportFailed", name, why));
        }
        return false;
    }

    private static Optional<RowHits> hits(CaptureStore store, DisplayFilter filter) {
        FilterScan scan = new FilterScan(store, filter, DerivedValues.NONE);
        scan.run();
        FilterScan.Progress found = scan.progress();
        if (found.failure().isPresent()) {
            throw found.failure().get();
        }
        return Optional.of(found.hits());
    }

    private void write(CaptureStore store, Optional<RowHits> hits) throws IOException {
        if (format.isPresent()) {
            ExportOptions chosen =
                    hits.map(rows ->
                                    options.selecting(
                                            (block, at) -> rows.contains(block.number(at))))
                            .orElse(options);
            new CaptureExporter(store).export(file, format.get(), chosen, ExportProgress.UNHEARD);
        } else {
            hits.map(rows ->
                            CaptureExport.ofRows(
                                    store, file, form, row -> rows.contains(row.number())))
                    .orElseGet(() -> CaptureExport.ofAll(store, file, form))
                    .run(options.overwrite());
        }
    }
}
