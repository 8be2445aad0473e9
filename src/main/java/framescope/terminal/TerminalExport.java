package framescope.terminal;

import framescope.analysis.LinkedValues;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.filter.DisplayFilter;
import framescope.filter.RowMatcher;
import framescope.filter.RunawayPatternException;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.report.RowSelection;
import framescope.text.FilterProblem;
import framescope.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// A file that the terminal mode leaves behind.
///
/// @param options what it holds and what it may do; the rows of a filter are added to them
public record TerminalExport(Path file, ExportFormat format, ExportOptions options) {
    /// Writes the rows of a capture that a filter lets pass, and says how that went.
    ///
    /// @return whether the file is there
    boolean write(CaptureStore store, DisplayFilter filter, PrintStream messages) {
        try {
            new CaptureExporter(store)
                    .export(
                            file,
                            format,
                            filter.isEverything()
                                    ? options
                                    : options.selecting(selection(store, filter)),
                            ExportProgress.UNHEARD);
            messages.println(Messages.format("terminal.exported", file));
            return true;
        } catch (FileAlreadyExistsException e) {
            messages.println(Messages.format("terminal.exportExists", file));
        } catch (RunawayPatternException e) {
            messages.println(FilterProblem.describe(e));
        } catch (IOException e) {
            messages.println(
                    Messages.format("terminal.exportFailed", file, String.valueOf(e.getMessage())));
        }
        return false;
    }

    private static RowSelection selection(CaptureStore store, DisplayFilter filter) {
        RowMatcher matcher = filter.matcher(store, new LinkedValues(store));
        RowBlock first = new RowBlock();
        if (store.read(0, first)) {
            matcher.countFrom(first.first(), first.time(0));
        }
        return matcher::matches;
    }
}
