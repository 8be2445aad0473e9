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
import framescope.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Prints a saved capture as the terminal mode prints a live one, exports it where that is asked
/// for, and ends.
public final class FilePrinter {
    private static final System.Logger LOG = System.getLogger(FilePrinter.class.getName());
    private static final long CAPTURE_LIMIT = 64L * 1024 * 1024;
    private static final long PATIENCE_SECONDS = 10;

    private final ReadOptions options;
    private final JournalFolder scratch;
    private final JournalSettings settings;
    private final Writer out;
    private final PrintStream errors;
    private volatile boolean failed;
    private volatile boolean cancelled;
    private volatile Optional<CaptureImport> importing = Optional.empty();
    private volatile Optional<ExportRun> exporting = Optional.empty();

    /// @param scratch where bytes lie between reading and exporting
    /// @param out where lines go; it is flushed after each batch of them
    public FilePrinter(ReadOptions options, JournalFolder scratch, Writer out, PrintStream errors) {
        this(options, scratch, JournalSettings.DEFAULT, out, errors);
    }

    /// @param settings of what lies in the scratch folder
    FilePrinter(
            ReadOptions options,
            JournalFolder scratch,
            JournalSettings settings,
            Writer out,
            PrintStream errors) {
        this.options = options;
        this.scratch = scratch;
        this.settings = settings;
        this.out = out;
        this.errors = errors;
    }

    /// Prints all rows, or as many as somebody takes.
    ///
    /// @return the program's exit code: 1 when the file could not be read to its end, the filter not
    ///     be applied, or the export not be written
    public int run() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(() -> cancelAndAwait(ended), "framescope-stop");
        if (!unlessEnding(() -> Runtime.getRuntime().addShutdownHook(stop))) {
            return 1;
        }
        try {
            return readAndPrint();
        } finally {
            ended.countDown();
            unlessEnding(() -> Runtime.getRuntime().removeShutdownHook(stop));
        }
    }

    private static boolean unlessEnding(Runnable change) {
        try {
            change.run();
            return true;
        } catch (IllegalStateException e) {
            return false; // The program was told to end already.
        }
    }

    /// Leaves nothing half done, and ends soon. From any thread.
    void cancel() {
        cancelled = true;
        importing.ifPresent(CaptureImport::cancel);
        exporting.ifPresent(ExportRun::cancel);
    }

    private void cancelAndAwait(CountDownLatch ended) {
        cancel();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "something is left half done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int readAndPrint() throws InterruptedException {
        if (options.export().isEmpty()) {
            read(MemoryCapture.passing(CAPTURE_LIMIT));
        } else {
            readAndExport(options.export().get());
        }
        return failed || cancelled ? 1 : 0;
    }

    private void readAndExport(TerminalExport export) throws InterruptedException {
        JournalClaim claim = scratch.claimScratch();
        JournalSettings here = settings.withSpaceFloor(options.spaceFloor());
        try (Journal journal = Journal.in(claim, here, Messages.get("program.name"))) {
            claim.hold();
            MemoryCapture capture = MemoryCapture.keeping(journal, options.memory());
            if (read(capture) && !export(export, capture)) {
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

    private boolean export(TerminalExport export, MemoryCapture capture) {
        ExportRun run = new ExportRun(export, capture, options.filter());
        exporting = Optional.of(run);
        if (cancelled) {
            run.cancel();
        }
        return run.run(errors);
    }

    /// @return whether all of it was read
    private boolean read(MemoryCapture capture) throws InterruptedException {
        boolean exporting = options.export().isPresent();
        CaptureImport reading =
                new CaptureImport(
                        options.file(), capture, options.decodeAs(), options.mostInflated());
        importing = Optional.of(reading);
        if (cancelled) {
            reading.cancel();
        }
        if (exporting) {
            capture.addListener(() -> failWithoutRoom(capture, reading));
        }
        RowPrinter printer =
                new RowPrinter(
                        capture,
                        options.filter(),
                        options.quiet()
                                ? Optional.empty()
                                : Optional.of(LineFormat.of(options.format(), capture)),
                        out,
                        // An export is to be whole, whoever reads along.
                        exporting ? () -> {} : reading::cancel,
                        problem -> runaway(problem, reading),
                        !exporting);
        printer.start();
        ProgressLine line =
                ProgressLine.show(
                        errors,
                        options.quiet() && ProgressLine.isWatched(),
                        () -> reading.progress().part(),
                        part -> Messages.format("terminal.reading", part));
        try {
            ImportSummary summary = reading.run();
            line.close();
            FileProblem.remark(options.file(), summary).ifPresent(errors::println);
        } catch (IOException e) {
            line.close();
            fail(FileProblem.describe(options.file(), e), reading);
        } finally {
            line.close();
        }
        printer.finishAll();
        if (exporting) {
            failWithoutRoom(capture, reading);
        }
        return !failed && !cancelled;
    }

    private void failWithoutRoom(MemoryCapture capture, CaptureImport reading) {
        CaptureHealth health = capture.totals().health();
        if (failed) {
            return;
        }
        if (health == CaptureHealth.FULL) {
            // Nobody makes room where all rows are kept; to wait for it would be for ever.
            fail(Messages.get("terminal.tooManyRows"), reading);
        } else if (health.isPaused() || capture.hasLost()) {
            String place = VisibleText.escape(scratch.path().toString());
            fail(Messages.format("terminal.noScratch", place), reading);
        }
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
