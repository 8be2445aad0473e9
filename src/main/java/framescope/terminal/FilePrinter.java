package framescope.terminal;

import framescope.capture.MemoryCapture;
import framescope.filter.DisplayFilter;
import framescope.filter.RunawayPatternException;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.ImportSummary;
import framescope.text.FileProblem;
import framescope.text.FilterProblem;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Prints a saved capture as the terminal mode prints a live one, and ends.
public final class FilePrinter {
    private static final long CAPTURE_LIMIT = 64L * 1024 * 1024;

    private final Path file;
    private final MemoryCapture capture = MemoryCapture.passing(CAPTURE_LIMIT);
    private final CaptureImport reading;
    private final RowPrinter printer;
    private final PrintStream errors;
    private volatile int exitCode;

    /// @param decodeAs ports whose connections are WebSockets, whatever they begin with
    /// @param filter which rows are printed
    /// @param out where lines go; it is flushed after each batch of them
    public FilePrinter(
            Path file,
            Set<Integer> decodeAs,
            TerminalOptions.Format format,
            DisplayFilter filter,
            Writer out,
            PrintStream errors) {
        this.file = file;
        this.errors = errors;
        reading = new CaptureImport(file, capture, decodeAs);
        printer =
                new RowPrinter(
                        capture,
                        filter,
                        Optional.of(LineFormat.of(format, capture)),
                        out,
                        reading::cancel,
                        this::failFiltering,
                        true);
    }

    /// Prints all rows, or as many as somebody takes.
    ///
    /// @return the program's exit code: 1 when the file could not be read to its end, or the filter
    ///     not be applied
    public int run() throws InterruptedException {
        printer.start();
        try {
            ImportSummary summary = reading.run();
            printer.finishAll();
            FileProblem.remark(file, summary).ifPresent(errors::println);
            return exitCode;
        } catch (IOException e) {
            printer.finishAll();
            errors.println(FileProblem.describe(file, e));
            return 1;
        }
    }

    private void failFiltering(RunawayPatternException problem) {
        errors.println(FilterProblem.describe(problem));
        exitCode = 1;
        reading.cancel();
    }
}
