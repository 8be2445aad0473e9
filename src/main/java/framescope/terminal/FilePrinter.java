package framescope.terminal;

import framescope.capture.CaptureHealth;
import framescope.capture.MemoryCapture;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalClaim;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.filter.RunawayPatternException;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.ImportSummary;
import framescope.text.FileProblem;
import framescope.text.FilterProblem;
import framescope.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.util.Optional;

/// Prints a saved capture as the terminal mode prints a live one, exports it where that is asked
/// for, and ends.
public final class FilePrinter {
    private static final System.Logger LOG = System.getLogger(FilePrinter.class.getName());
    private static final long CAPTURE_LIMIT = 64L * 1024 * 1024;

    private final ReadOptions options;
    private final JournalFolder scratch;
    private final Writer out;
    private final PrintStream errors;
    private volatile boolean failed;

    /// @param scratch where bytes lie between reading and exporting
    /// @param out where lines go; it is flushed after each batch of them
    public FilePrinter(ReadOptions options, JournalFolder scratch, Writer out, PrintStream errors) {
        this.options = options;
        this.scratch = scratch;
        this.out = out;
        this.errors = errors;
    }

    /// Prints all rows, or as many as somebody takes.
    ///
    /// @return the program's exit code: 1 when the file could not be read to its end, the filter not
    ///     be applied, or the export not be written
    public int run() throws InterruptedException {
        if (options.export().isEmpty()) {
            read(MemoryCapture.passing(CAPTURE_LIMIT));
        } else {
            readAndExport(options.export().get());
        }
        return failed ? 1 : 0;
    }

    private void readAndExport(TerminalExport export) throws InterruptedException {
        long limit = Runtime.getRuntime().maxMemory() / 2;
        JournalClaim claim = scratch.claim();
        JournalSettings settings = JournalSettings.DEFAULT.withSpaceFloor(options.spaceFloor());
        try (Journal journal = Journal.in(claim, settings, Messages.get("program.name"))) {
            claim.hold();
            MemoryCapture capture = MemoryCapture.keeping(journal, limit);
            if (read(capture) && !export.write(capture, options.filter(), errors)) {
                failed = true;
            }
            // It is in the file that was read.
            journal.isElsewhere(journal.end());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no scratch file", e);
            errors.println(FileProblem.describe(scratch.path(), e));
            failed = true;
        }
    }

    /// @return whether all of it was read
    private boolean read(MemoryCapture capture) throws InterruptedException {
        boolean exporting = options.export().isPresent();
        CaptureImport reading = new CaptureImport(options.file(), capture, options.decodeAs());
        capture.addListener(() -> {
            // Nobody makes room where all rows are kept; to wait for it would be for ever.
            if (exporting && !failed && capture.totals().health() == CaptureHealth.FULL) {
                fail(Messages.get("terminal.tooManyRows"), reading);
            }
        });
        RowPrinter printer =
                new RowPrinter(
                        capture,
                        options.filter(),
                        options.quiet()
                                ? Optional.empty()
                                : Optional.of(LineFormat.of(options.format(), capture)),
                        out,
                        reading::cancel,
                        problem -> runaway(problem, reading),
                        !exporting);
        printer.start();
        try {
            ImportSummary summary = reading.run();
            FileProblem.remark(options.file(), summary).ifPresent(errors::println);
        } catch (IOException e) {
            fail(FileProblem.describe(options.file(), e), reading);
        }
        printer.finishAll();
        return !failed;
    }

    private void runaway(RunawayPatternException problem, CaptureImport reading) {
        fail(FilterProblem.describe(problem), reading);
    }

    private void fail(String why, CaptureImport reading) {
        failed = true;
        errors.println(why);
        reading.cancel();
    }
}
