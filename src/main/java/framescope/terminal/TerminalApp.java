package framescope.terminal;

import framescope.capture.CaptureSink;
import framescope.capture.MemoryCapture;
import framescope.capture.journal.FolderUse;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.capture.journal.LeftFile;
import framescope.filter.RunawayPatternException;
import framescope.inspector.Inspector;
import framescope.inspector.ListenAddress;
import framescope.inspector.StartException;
import framescope.text.ByteCount;
import framescope.text.FileProblem;
import framescope.text.FilterProblem;
import framescope.text.FolderUseText;
import framescope.text.ListenProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// The terminal mode, from its first line to Ctrl+C.
public final class TerminalApp {
    private static final System.Logger LOG = System.getLogger(TerminalApp.class.getName());
    private static final long CAPTURE_LIMIT = 16L * 1024 * 1024;

    /// What shells are told by a program that Ctrl+C has ended.
    private static final int INTERRUPTED = 130;

    private final TerminalOptions options;
    private final JournalFolder journals;
    private final InputStream in;
    private final Writer out;
    private final PrintStream errors;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int exitCode;
    private volatile Optional<ExportRun> exporting = Optional.empty();
    private volatile boolean givenUp;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private boolean stopped;

    /// @param journals where the capture is kept
    /// @param in lines for the peers, in UTF-8
    /// @param out where lines go; it is flushed after each batch of them
    public TerminalApp(
            TerminalOptions options,
            JournalFolder journals,
            InputStream in,
            Writer out,
            PrintStream errors) {
        this.options = options;
        this.journals = journals;
        this.in = in;
        this.out = out;
        this.errors = errors;
    }

    /// Listens and prints until the program is told to end, or nobody takes its output any more, or
    /// what was typed has come to its end.
    ///
    /// @return the program's exit code
    public int run() throws InterruptedException {
        if (options.keeping().write().isPresent()) {
            return runWriting(options.keeping().write().get());
        }
        boolean keeping = options.keeping().capture() || options.keeping().export().isPresent();
        Optional<Journal> journal = keeping ? Optional.of(newJournal()) : Optional.empty();
        return run(capture(journal), journal);
    }

    private int runWriting(TerminalOptions.Target target) throws InterruptedException {
        String file = VisibleText.escape(target.file().toString());
        try {
            Journal journal =
                    Journal.to(
                            target.file(),
                            target.replacing(),
                            journalSettings(),
                            Messages.get("program.name"));
            if (journal.isInPlace()) {
                errors.println(Messages.format("write.inPlace", file));
            }
            Optional<Journal> kept = Optional.of(journal);
            return run(capture(kept), kept);
        } catch (FileAlreadyExistsException e) {
            errors.println(Messages.format("write.exists", file));
        } catch (IOException e) {
            errors.println(FileProblem.describe(target.file(), e));
        }
        return 1;
    }

    private Journal newJournal() {
        Thread.ofVirtual().name("framescope-tidy").start(this::tidy);
        return Journal.in(journals.claim(), journalSettings(), Messages.get("program.name"));
    }

    private JournalSettings journalSettings() {
        return JournalSettings.DEFAULT.withSpaceFloor(options.keeping().spaceFloor());
    }

    // Who never opens a window is told here of what will go, so that it may go the next time.
    private void tidy() {
        try {
            tell("terminal.tidied", journals.tidy(options.keeping().journalBytes()));
            List<LeftFile> excess = journals.excess(options.keeping().journalBytes());
            tell("terminal.excess", excess);
            journals.markSeen(excess.stream().map(LeftFile::file).toList());
            tellOfRest(journals.use(journals.left()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "old journals stay", e);
        }
    }

    private void tellOfRest(FolderUse use) {
        long most = options.keeping().journalBytes();
        if (use.newest() + use.unseen() + use.running() > most) {
            FolderUseText.over(use, most).ifPresent(errors::println);
        }
    }

    private void tell(String key, List<LeftFile> files) {
        if (!files.isEmpty()) {
            String bytes = ByteCount.of(files.stream().mapToLong(LeftFile::bytes).sum());
            String place = VisibleText.escape(journals.path().toString());
            String most = ByteCount.of(options.keeping().journalBytes());
            errors.println(Messages.format(key, files.size(), bytes, place, most));
        }
    }

    private MemoryCapture capture(Optional<Journal> journal) {
        if (options.keeping().export().isPresent()) {
            long limit = options.keeping().memory();
            return journal.map(file -> MemoryCapture.keeping(file, limit))
                    .orElseGet(() -> MemoryCapture.keeping(limit));
        }
        return journal.map(file -> MemoryCapture.passing(file, CAPTURE_LIMIT))
                .orElseGet(() -> MemoryCapture.passing(CAPTURE_LIMIT));
    }

    private int run(MemoryCapture capture, Optional<Journal> journal) throws InterruptedException {
        LineFormat format = LineFormat.of(options.printing().format(), capture);
        boolean printing = options.keeping().capture() && !options.printing().quiet();
        boolean capturing =
                printing || journal.isPresent() || options.keeping().export().isPresent();
        Inspector inspector = new Inspector(capturing ? capture : CaptureSink.NOWHERE);
        inspector.setReplyMode(options.serving().replyMode());
        inspector.setPolicy(options.serving().policy());
        inspector.setBehaviour(options.serving().behaviour());
        Optional<LineFormat> lines = printing ? Optional.of(format) : Optional.empty();
        RowPrinter printer =
                new RowPrinter(
                        capture,
                        options.printing().filter(),
                        lines,
                        out,
                        end::countDown,
                        this::failFiltering,
                        options.keeping().export().isEmpty());
        try {
            ListenAddress address = inspector.start(options.serving().settings());
            out.write(format.listening(address.webSocketUrl()) + "\n");
            out.flush();
            if (!address.isLoopback()) {
                errors.println(Messages.format("endpoint.openToNetwork", address));
            }
        } catch (StartException e) {
            errors.println(ListenProblem.describe(options.serving().settings().address(), e));
            close(journal);
            return 1;
        } catch (IOException e) {
            close(journal);
            return 0; // Nobody reads what we print: there is nobody to tell, and nothing to do.
        }
        printer.start();
        TypedLines typed = new TypedLines(in, inspector, errors, end::countDown);
        typed.start();
        Runnable stop = () -> stop(inspector, printer, capture, journal);
        Interrupts heard = Interrupts.heardBy(this::interrupt);
        try (heard;
                typed) {
            awaitEnd(stop);
        }
        return exitCode;
    }

    private void awaitEnd(Runnable stop) throws InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "framescope-stop"));
            end.await();
        } catch (IllegalStateException e) {
            // The program was told to end before it had quite begun: there is nothing to wait for.
        } finally {
            stop.run();
        }
    }

    /// Does what Ctrl+C asks for: the first ends the program, and any other gives up the export that
    /// is written then. From any thread.
    void interrupt() {
        if (!interrupted.getAndSet(true) && exporting.isEmpty()) {
            exitCode = INTERRUPTED;
            end.countDown();
        } else {
            givenUp = true;
            exporting.ifPresent(ExportRun::cancel);
        }
    }

    private void failFiltering(RunawayPatternException problem) {
        errors.println(FilterProblem.describe(problem));
        exitCode = 1;
        end.countDown();
    }

    private synchronized void stop(
            Inspector inspector,
            RowPrinter printer,
            MemoryCapture capture,
            Optional<Journal> journal) {
        inspector.stop();
        printer.finish();
        if (!stopped) {
            stopped = true;
            options.keeping().export().ifPresent(export -> export(export, capture, journal));
            close(journal);
        }
    }

    private void export(TerminalExport export, MemoryCapture capture, Optional<Journal> journal) {
        ExportRun run = new ExportRun(export, capture, options.printing().filter());
        exporting = Optional.of(run);
        if (givenUp) {
            run.cancel();
        }
        if (run.run(errors)) {
            // What the file leaves out is kept as it is without an export.
            boolean needless =
                    export.isWhole(options.printing().filter()) || !options.keeping().capture();
            journal.filter(kept -> needless).ifPresent(kept -> kept.isElsewhere(kept.end()));
        } else {
            exitCode = 1;
            // A window lists what lies in the user's folder when it is opened next.
            journal.map(kept -> VisibleText.escape(kept.file().toString()))
                    .ifPresent(file -> errors.println(Messages.format("terminal.stays", file)));
        }
    }

    private static void close(Optional<Journal> journal) {
        if (journal.isPresent()) {
            try {
                journal.get().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "closing the capture failed", e);
            }
        }
    }
}
